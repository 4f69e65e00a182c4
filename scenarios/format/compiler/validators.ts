/** Turns the schemas into plain code that checks data against them, so that Ajv and its `new Function` stay at home. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import baseline from '../schema/baseline-1.json' with { type: 'json' };
import clauses from '../schema/clauses-1.json' with { type: 'json' };
import coverage from '../schema/coverage-1.json' with { type: 'json' };
import deviations from '../schema/deviations-1.json' with { type: 'json' };
import mutants from '../schema/mutants-1.json' with { type: 'json' };
import protocol from '../schema/protocol-1.json' with { type: 'json' };
import result from '../schema/result-1.json' with { type: 'json' };
import suite from '../schema/suite-1.json' with { type: 'json' };
import workspace from '../schema/workspace-1.json' with { type: 'json' };

/** Rows that can be written by hand, each under the name of its table. */
const row = {
  $id: 'urn:custody:row',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries({ objects: 'BackendObject', volumes: 'VolumeRow', snapshots: 'SnapshotRow', quotas: 'QuotaRow', services: 'ServiceRow' })
      .map(([table, name]) => [table, { $ref: `${result.$id}#/$defs/${name}` }]),
  ),
};

const SCHEMAS = { baseline, clauses, coverage, deviations, mutants, protocol, result, row, suite, workspace };

const TYPES = `import type { Validator } from '../validator.ts';
export declare const validate: Validator;
`;

/** The modules by file name: each has `validate` and imports nothing. */
export function validatorFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).flatMap(([name, schema]) => [
      [`${name}.js`, validatorCode(schema)],
      [`${name}.d.ts`, TYPES],
    ]),
  );
}

/** @throws Error when the code would need a part of Ajv: a keyword was used that it doesn't write out */
function validatorCode(schema: object): string {
  const ajv = new Ajv2020({
    allErrors: true,
    // Violations carry the part of the schema that they violate: its title says what is expected.
    verbose: true,
    messages: false,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true, optimize: 2 },
    // What others refer to.
    schemas: schema === result ? [] : [result],
  });
  const code = standaloneCode(ajv, ajv.compile(schema)).replace(/export default \w+;/, '');
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error('The validator needs a module of Ajv.');
  return `// @ts-nocheck\n${code}`;
}
