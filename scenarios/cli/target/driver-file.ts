/**
 * `--driver ./my-driver.ts`: a driver of the user's in one file, TypeScript or JavaScript. It exports a DriverDefinition, by
 * default or by the name `driver`, and may import `custody` (driver-kit.ts) and what Node brings along.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { transform } from 'sucrase';
import type { DriverDefinition } from '../../../core/definition.ts';
import type { VolumeSnapshotManagementDriver } from '../../../core/interface.ts';
import { toJson } from '../../../core/value/plain.ts';
import { UsageError } from '../arguments.ts';
import { messageOf } from '../write-report.ts';
import * as kit from './driver-kit.ts';

/** Loads the driver. Throws UsageError, in words. */
export function loadDriverFile(file: string): DriverDefinition {
  const definition = definitionIn(exportsOf(file));
  const wrong = whatIsWrong(definition);
  if (wrong !== undefined) throw new UsageError(`${file} is no driver: ${wrong}`);
  return withExactValues(definition as unknown as DriverDefinition);
}

type Exports = Readonly<Record<string, unknown>>;

function exportsOf(file: string): Exports {
  try {
    const source = readFileSync(file, 'utf8');
    const { code } = transform(source, { transforms: ['typescript', 'imports'], filePath: file });
    const module: { exports: Exports } = { exports: {} };
    const run = compileFunction(code, ['exports', 'require', 'module'], { filename: resolve(file) }) as (...given: unknown[]) => void;
    run(module.exports, requireFor(file), module);
    return module.exports;
  } catch (failure) {
    throw new UsageError(`${file} can't be loaded: ${messageOf(failure)}`);
  }
}

/** A driver is one file: of other modules there are ours and Node's. */
function requireFor(file: string): (name: string) => unknown {
  const nodes = createRequire(resolve(file));
  return (name) => {
    if (name === 'custody') return kit;
    if (name.startsWith('node:')) return nodes(name) as unknown;
    throw new Error(`it imports ${name}, but a driver is one file, which may import custody and node:… alone.`);
  };
}

function definitionIn(exports: Exports): Exports | undefined {
  const found = exports['default'] ?? exports['driver'];
  return typeof found === 'object' && found !== null ? (found as Exports) : undefined;
}

/** What a definition must have, and of which kind it is. */
const FIELDS = {
  id: 'string',
  title: 'string',
  version: 'string',
  capabilities: 'array',
  referenceForms: 'array',
  create: 'function',
  place: 'function',
  referenceTo: 'function',
  referenceToNothing: 'function',
} as const satisfies Partial<Record<keyof DriverDefinition, string>>;

function whatIsWrong(definition: Exports | undefined): string | undefined {
  if (!definition) return 'it exports no definition, neither by default nor by the name driver.';
  const wrong = Object.entries(FIELDS).find(([name, kind]) => kindOf(definition[name]) !== kind);
  return wrong && `its ${wrong[0]} must be of the kind ${wrong[1]}, and is ${kindOf(definition[wrong[0]])}.`;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

const METHODS = ['manageExistingSnapshot', 'manageExistingSnapshotGetSize', 'unmanageSnapshot', 'getManageableSnapshots', 'deleteSnapshot'] as const satisfies readonly (keyof VolumeSnapshotManagementDriver)[];

/** The same driver, which may return plain data, and nothing for null. */
function withExactValues(definition: DriverDefinition): DriverDefinition {
  const exactly = <Given extends readonly unknown[]>(answer: (...given: Given) => unknown) => (...given: Given) => toJson(answer(...given) ?? null);
  return {
    ...definition,
    create(context) {
      const driver = definition.create(context) as unknown as Readonly<Record<string, ((...given: unknown[]) => unknown) | undefined>>;
      const methods = METHODS.filter((name) => typeof driver[name] === 'function');
      return Object.fromEntries(methods.map((name) => [name, exactly((...given) => driver[name]?.(...given))])) as unknown as VolumeSnapshotManagementDriver;
    },
    referenceTo: exactly((...given) => definition.referenceTo(...given)),
    referenceToNothing: exactly((...given) => definition.referenceToNothing(...given)),
  };
}
