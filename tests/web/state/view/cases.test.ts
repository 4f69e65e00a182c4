/** Each sentence of the gallery is held to what the drivers do: every name and figure in it. */
import { expect, test } from 'vitest';
import { driverById, DRIVERS } from '../../../../core/registry.ts';
import { driveSync } from '../../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../../core/scenario/in-process.ts';
import type { StepResult } from '../../../../core/scenario/result.ts';
import { runScenario } from '../../../../core/scenario/run.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { isLetThrough } from '../../../../web/state/view/shell.ts';
import { SUITES } from '../../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../../scenarios/format/compiled.ts';
import { createTrying } from '../../../../web/worker/trying/try.ts';
import { CASES, type TryCase } from '../../../../web/state/view/cases.ts';
import { rowOf, type TryRow } from '../../../../web/state/view/trying.ts';
import type { TriedReference, TryObject } from '../../../../web/worker/facade.ts';

const GIB = 2 ** 30;
const PAYROLL = 'volume-5513e3ea-bba6-4754-82c1-c34c7365c6fa';
const MANAGED = 'snapshot-9dc6366a-2003-4418-ace6-b6c74e29980f';

const tryReference = createTrying(DRIVERS);

function definitionOf(driver: string): Parameters<typeof tryReference>[0] {
  const definition = driverById(driver);
  if (!definition) throw new RangeError(driver);
  return definition;
}

function tried(driver: string, text: string | null): TriedReference {
  return tryReference(definitionOf(driver), text);
}

/** What a driver answers, in short. */
type Short = Pick<TryRow, 'verdict' | 'size' | 'className' | 'tied'>;

function rows({ reference }: { readonly reference: string }): readonly TryRow[] {
  return tried('lvm', reference).answers.map(rowOf);
}

function rowFor(one: { readonly reference: string }, driver: string): TryRow {
  const row = rows(one).find((other) => other.driver === driver);
  if (!row) throw new RangeError(driver);
  return row;
}

function answer(one: { readonly reference: string }, driver: string): Short {
  const { verdict, size, className, tied } = rowFor(one, driver);
  return { verdict, size, className, tied };
}

const accepted = (size: string, tied: string | null): Short => ({ verdict: 'accepted', size, className: null, tied });
const refused = (className: string, size: string | null = null): Short => ({ verdict: 'refused', size, className, tied: null });
const crashed = (className: string, size: string | null = null): Short => ({ verdict: 'crashed', size, className, tied: null });

function objectOf(driver: string, name: string): TryObject | undefined {
  return tried(driver, null).inventory.objects.find((object) => object.name === name);
}

/** A step of a scenario, played on a driver. @param number from 1 */
function played(driver: string, id: string, number: number): StepResult {
  const scenario = SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios).find((one) => one.id === id);
  if (!scenario) throw new RangeError(id);
  const target = inProcessTarget(definitionOf(driver));
  const { verdict, steps } = driveSync(runScenario(scenario, target.hello({})), target);
  const step = steps[number - 1];
  if (verdict !== 'pass' || !step) throw new RangeError(`${id} on ${driver}: ${verdict}`);
  return step;
}

/** The status of Cinder's snapshot behind a step. */
function statusAfter({ observed }: StepResult): string | undefined {
  const { added = [], updated = [] } = observed.cinder.snapshots ?? {};
  return (updated.at(-1)?.[1] ?? added.at(-1))?.status;
}

/** How names on the array changed in a step. */
function renames({ observed }: StepResult): readonly (readonly [string, string])[] {
  return (observed.backend.objects?.updated ?? []).map(([from, to]) => [from.name, to.name] as const);
}

/** By title: what its sentence says, word by word. */
const SAID: Readonly<Record<string, (one: { readonly reference: string }) => void>> = {
  'A snapshot of another volume': (one) => {
    expect(answer(one, 'lvm')).toEqual(accepted('2', 'friday'));
    expect(answer(one, 'rbd')).toEqual(refused('ManageExistingInvalidReference'));
    const { inventory } = tried('lvm', null);
    const friday = inventory.objects.find(({ name }) => name === 'friday');
    const ledger = inventory.objects.find(({ id }) => id === friday?.of);
    expect(inventory.rows.find(([id]) => ledger?.name.includes(id))?.[1]).toBe('ledger');
  },
  'Two keys, and which one wins': (one) => {
    expect(objectOf('infinidat', 'database.tuesday')?.native_id).toBe('1004');
    expect(answer(one, 'infinidat')).toEqual(accepted('2', 'database.tuesday'));
    expect(answer(one, 'hpe3par')).toEqual(accepted('2', 'tuesday'));
  },
  'A pod, a volume, a snapshot': (one) => {
    expect(answer(one, 'pure')).toEqual(refused('ManageExistingInvalidReference'));
    expect(rowFor(one, 'pure').message, 'what stands before the dot').toMatch(/Unable to find Purity ref with source-name=pod::vol$/);
  },
  'A name without a dot': (one) => {
    expect(answer(one, 'pure')).toEqual(crashed('ValueError'));
    expect(rowFor(one, 'pure').message).toBe('not enough values to unpack (expected 2, got 1)');
    const others = rows(one).filter(({ driver }) => driver !== 'pure');
    expect(others.filter(({ tied }) => tied === 'tuesday').length).toBeGreaterThan(others.length / 2);
  },
  'No reference at all': (one) => {
    expect(isLetThrough(parseJson(one.reference))).toBe(true);
    expect(objectOf('rbd', PAYROLL)?.size_bytes).toBe(3 * GIB);
    expect(answer(one, 'rbd')).toEqual(crashed('InvalidArgument', '3'));
  },
  'A listing’s own reference': (one) => {
    expect(played('pure', 'pure.whole-name', 1).outcome, 'lists under name').toMatchObject({ kind: 'returned' });
    expect(answer(one, 'pure')).toEqual(refused('ManageExistingInvalidReference'));
    expect(answer(one, 'pure-21.3')).toEqual(accepted('2', `${PAYROLL}-cinder.tuesday`));
  },
  '4 MiB that become 0 GiB': (one) => {
    expect(objectOf('lvm', 'small')?.size_bytes).toBe(4 * 2 ** 20);
    expect(answer(one, 'lvm')).toEqual(accepted('0', 'small'));
    expect(answer(one, 'rbd')).toEqual(accepted('1', 'small'));
  },
  '1 GiB and a byte': (one) => {
    expect(objectOf('rbd', 'tuesday')?.size_bytes).toBe(GIB + 1);
    expect(answer(one, 'lvm')).toEqual(accepted('1', 'tuesday'));
    expect(answer(one, 'rbd')).toEqual(accepted('2', 'tuesday'));
    expect(answer(one, 'datacore')).toEqual(accepted('1.0000004768371582', 'tuesday'));
    expect(answer(one, 'powermax')).toEqual(accepted('3.0', 'tuesday'));
    expect(answer(one, 'nexenta')).toEqual(accepted('3', 'tuesday'));
    for (const driver of ['powermax', 'nexenta']) expect(volumeOf(driver)?.size_bytes).toBe(3 * GIB);
  },
  'A takeover': (one) => {
    expect(objectOf('rbd', MANAGED)?.is_managed).toBe(true);
    expect(answer(one, 'rbd')).toEqual(accepted('2', MANAGED));
  },
  'A bare text': (one) => {
    expect(answer(one, 'rbd')).toEqual(accepted('2', 'tuesday'));
    expect(answer(one, 'lvm')).toEqual(accepted('1', 'tuesday'));
    const others = rows(one).filter(({ driver }) => driver !== 'rbd' && driver !== 'lvm');
    expect(others.filter(({ verdict }) => verdict === 'refused' || verdict === 'crashed').length).toBeGreaterThan(others.length / 2);
    expect(others.filter(({ message }) => /string indices must be integers/.test(message ?? '')).length).toBeGreaterThan(1);
  },
  'A name with spaces': (one) => {
    expect(answer(one, 'rbd')).toEqual(accepted('2', 'before the upgrade'));
    expect(answer(one, 'lvm')).toEqual(refused('ManageExistingInvalidReference'));
    expect(rowFor(one, 'lvm').message).toMatch(/does not exist/);
    expect(tried('lvm', null).inventory.ungranted.map(({ name }) => name)).toEqual(['before the upgrade']);
  },
  'A rename that stays after a failure': () => {
    const managed = played('rbd', 'rbd.protecting-fails', 2);
    expect(statusAfter(managed)).toBe('error');
    expect(renames(managed)).toEqual([['tuesday', expect.stringMatching(/^snapshot-/)]]);
    expect(played('rbd', 'rbd.protecting-fails', 3).observed.backend.objects?.removed.map(({ handle }) => handle)).toEqual(['tuesday']);
  },
  'Available, and nothing renamed': () => {
    const managed = played('pure', 'pure.failure-is-not-seen', 2);
    expect(statusAfter(managed)).toBe('available');
    expect(renames(managed)).toEqual([]);
  },
  'The volume itself': (one) => {
    expect(answer(one, 'datacore')).toEqual(accepted('3.0', PAYROLL));
    expect(objectOf('datacore', PAYROLL)?.kind).toBe('volume');
    expect(answer(one, 'lvm')).toEqual(refused('ManageExistingAlreadyManaged', '3'));
    expect(rowFor(one, 'lvm').call).toBe('manage_existing_snapshot');
  },
  'A size for what is not there': (one) => {
    expect(answer(one, 'macrosan')).toEqual(refused('VolumeBackendAPIException', '3'));
    expect(answer(one, 'powermax')).toEqual(refused('VolumeBackendAPIException', '3.0'));
    for (const driver of ['macrosan', 'powermax']) {
      expect(rowFor(one, driver).call).toBe('manage_existing_snapshot');
      expect(volumeOf(driver)?.size_bytes).toBe(3 * GIB);
    }
  },
  'A list for a name': (one) => {
    expect(answer(one, 'nexenta')).toEqual(accepted('3', 'tuesday'));
    expect(answer(one, 'xtremio')).toEqual(accepted('2', 'tuesday'));
    expect(answer(one, 'pure')).toEqual(crashed('AttributeError'));
    expect(rowFor(one, 'pure').message).toBe("'list' object has no attribute 'split'");
  },
  'A number for an id': (one) => {
    expect(objectOf('infinidat', 'database.tuesday')?.native_id).toBe('1004');
    expect(answer(one, 'infinidat')).toEqual(accepted('2', 'database.tuesday'));
    expect(answer(one, 'huawei')).toEqual(crashed('TypeError'));
    expect(rowFor(one, 'huawei').message).toBe('can only concatenate str (not "int") to str');
  },
};

/** The volume that requests are about. */
function volumeOf(driver: string): TryObject | undefined {
  return tried(driver, null).inventory.objects.find(({ kind }) => kind === 'volume');
}

test('each case has its proof, and its title once', () => {
  expect(CASES.map(({ title }) => title).toSorted()).toEqual(Object.keys(SAID).toSorted());
});

test.each(CASES)('the gallery says what is so: $title', (one: TryCase) => {
  expect(driverById(one.driver)).toBeDefined();
  if ('scenario' in one) played(one.driver, one.scenario, one.step);
  SAID[one.title]?.('reference' in one ? one : { reference: 'null' });
});
