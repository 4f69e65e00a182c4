/** Schemas and types say the same, so that what a schema lets through is what the code believes that it has. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import baseline from '../../../scenarios/format/schema/baseline-1.json';
import clauses from '../../../scenarios/format/schema/clauses-1.json';
import coverage from '../../../scenarios/format/schema/coverage-1.json';
import deviations from '../../../scenarios/format/schema/deviations-1.json';
import protocol from '../../../scenarios/format/schema/protocol-1.json';
import result from '../../../scenarios/format/schema/result-1.json';
import suite from '../../../scenarios/format/schema/suite-1.json';
import { toJson } from '../../../core/value/plain.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { loadSuite } from '../../../scenarios/format/loader.ts';
import { EVERY_KEY } from './fixtures/every-key.ts';
import { CLAUSES } from './sample.ts';
import { Types, type Schema } from './type-check.ts';

const core = (file: string): Types => new Types(fileURLToPath(new URL(`../../../core/${file}`, import.meta.url)));

describe('scenario.ts and suite-1.json', () => {
  const types = core('scenario/scenario.ts');

  test('describe the same suites', () => {
    // The loader expands `each` before a suite has its type.
    expect(types.differences('Suite', suite, suite)).toEqual(['Suite.scenarios[]: the keys: only the schema has each']);
  });

  test('would be told apart', () => {
    const { Expectation, ...others } = suite.$defs;
    const { returns: _, ...fewer } = Expectation.properties;
    const changed: Schema = { ...suite, $defs: { ...others, Expectation: { ...Expectation, properties: fewer }, TaskState: { enum: ['executed', 'failed', 'undone'] } } };
    const found = types.differences('Suite', changed, changed).map((each) => each.replace(/^Suite\.scenarios\[\]\.steps\[\]/, ''));
    expect(found).toContain('.expect[]: the keys: only the type has returns');
    expect(found).toContain('.expect[].tasks.*: the words: only the type has reverted');
    expect(found).toContain('.expect[].tasks.*: the words: only the schema has undone');
  });
});

describe('result.ts and its schemas', () => {
  const types = core('report/result.ts');

  test.each([
    ['Result', result, result],
    ['Clause', clauses.$defs.Clause, clauses],
    ['KnownDeviation', baseline.$defs.KnownDeviation, baseline],
  ] as const)('%s', (name, schema, root) => {
    expect(types.differences(name, schema, root)).toEqual([]);
  });

  test('Deviation', () => {
    // The loader expands `checks` before an entry has its type.
    expect(types.differences('Deviation', deviations.$defs.Deviation, deviations)).toEqual(['Deviation: the keys: only the schema has checks']);
  });
});

test('coverage.ts and coverage-1.json', () => {
  expect(core('report/coverage.ts').differences('CoverageRules', coverage, coverage)).toEqual([]);
});

describe('protocol.ts and protocol-1.json', () => {
  const types = new Types(fileURLToPath(new URL('../../../scenarios/format/protocol.ts', import.meta.url)));
  const operations: readonly string[] = protocol.$defs.Operation.enum;
  const definition = (op: string, part: string): string => `${op.charAt(0).toUpperCase()}${op.slice(1)}${part}`;
  /** A schema of the form of the types: each operation with its question, or its answer. */
  const byOperation = (part: 'Question' | 'Answer'): Schema => ({
    type: 'object',
    required: operations,
    additionalProperties: false,
    properties: Object.fromEntries(operations.map((op) => [op, { $ref: `#/$defs/${definition(op, part)}` }])),
  });

  test.each(['Question', 'Answer'] as const)('%s', (part) => {
    expect(types.differences(`${part}s`, byOperation(part), protocol)).toEqual([]);
  });

  test('an exchange is of the question and the answer of its operation', () => {
    expect(protocol.allOf.map((rule) => [rule.if.properties.op.const, rule.then.properties.question.$ref, rule.then.properties.answer.$ref])).toEqual(
      operations.map((op) => [op, `#/$defs/${definition(op, 'Question')}`, `#/$defs/${definition(op, 'Answer')}`]),
    );
  });
});

describe('a suite with every key', () => {
  const text = stringifyJson(toJson(EVERY_KEY), 2);

  test('has every key of the schema', () => {
    const keys = [...propertiesIn(suite)].filter(([key, { $comment }]) => $comment !== 'Reserved.' && key !== 'each').map(([key]) => key);
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => !text.includes(`"${key}":`))).toEqual([]);
  });

  test('is taken, and comes back as it was', () => {
    const loaded = loadSuite(text, 'every-key.json', CLAUSES);
    expect('mistakes' in loaded ? loaded.mistakes : loaded.content).toEqual(EVERY_KEY);
  });
});

/** All properties that a schema names, with what it says of them. */
function* propertiesIn(schema: Schema): Generator<[key: string, schema: Schema]> {
  for (const [keyword, value] of Object.entries(schema)) {
    if (typeof value !== 'object' || value === null) continue;
    if (keyword === 'properties') yield* Object.entries(value as Record<string, Schema>);
    yield* propertiesIn(value as Schema);
  }
}
