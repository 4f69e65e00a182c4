/**
 * Whatever the reference is, a call ends: with a value, with a refusal of Cinder's, or with a crash that the driver's
 * definition declares. `CUSTODY_REFERENCES=100000` throws so many at each driver.
 */
import { describe, expect, test } from 'vitest';
import { DRIVERS } from '../../../core/registry.ts';
import { CinderException, PythonException } from '../../../core/errors.ts';
import type { DriverDefinition } from '../../../core/definition.ts';
import type { Method } from '../../../core/interface.ts';
import type { Json } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { Bench } from './bench.ts';
import { references } from './references.ts';

const COUNT = Number(process.env['CUSTODY_REFERENCES'] ?? 2000);
const SEED = Number(process.env['CUSTODY_SEED'] ?? 1);
/** The array is set up anew after so many references, as those before have managed what there was. */
const A_WORLD = 50;

describe.each(DRIVERS)('$id', (definition) => {
  test(`${COUNT} references end as declared`, { timeout: 30_000 + COUNT * 3 }, () => {
    const undeclared = new Map<string, string>();
    let bench = arrange(definition);
    let made = 0;
    for (const reference of references(SEED, COUNT, bench.known)) {
      if (made % A_WORLD === 0) bench = arrange(definition);
      made += 1;
      for (const [method, call] of bench.calls(reference)) {
        const slip = whatIsAmiss(definition, method, call);
        if (slip !== undefined && !undeclared.has(slip)) undeclared.set(slip, stringifyJson(reference));
      }
    }
    expect(made).toBe(COUNT);
    expect(Object.fromEntries(undeclared)).toEqual({});
  });
});

interface Arranged {
  readonly known: { readonly keys: readonly string[]; readonly texts: readonly Json[] };
  readonly calls: (reference: Json) => readonly (readonly [Method, () => unknown])[];
}

/** Two volumes with snapshots, two of Cinder's snapshots to manage, and what is known of names and ids. */
function arrange(definition: DriverDefinition): Arranged {
  const bench = new Bench(definition);
  const [volume, other] = [bench.volume(), bench.volume()];
  const objects = [bench.found(volume, 's1'), bench.found(volume, 's2'), bench.found(other, 's3')];
  const snapshots = [bench.snapshot(volume), bench.snapshot(other)] as const;
  const texts = [...objects, ...bench.everything].flatMap(({ name, native_id }): Json[] => [name, native_id ?? name]);
  return {
    known: { keys: definition.referenceForms.flatMap(({ keys }) => keys), texts: [...texts, ...snapshots.flatMap(({ id, name }) => [id, name])] },
    calls: (reference) =>
      snapshots.flatMap((snapshot) => [
        ['manage_existing_snapshot_get_size', () => bench.getSize(snapshot, reference)],
        ['manage_existing_snapshot', () => bench.manage(snapshot, reference)],
        ['unmanage_snapshot', () => bench.unmanage(snapshot)],
      ] as const),
  };
}

/** The method and the class of an undeclared end, or undefined. */
function whatIsAmiss({ crashes = [] }: DriverDefinition, method: Method, call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (failure) {
    if (failure instanceof CinderException) return undefined;
    if (!(failure instanceof PythonException)) return `${method}: ${String(failure)} (no exception of Python)`;
    const declared = crashes.some(({ class: name, methods }) => name === failure.className && methods.includes(method));
    return declared ? undefined : `${method}: ${failure.className}`;
  }
}
