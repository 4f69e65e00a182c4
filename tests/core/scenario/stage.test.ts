import { describe, expect, test } from 'vitest';
import type { Given } from '../../../core/scenario/given.ts';
import { Stage } from '../../../core/scenario/stage.ts';
import { int, object, type Json } from '../../../core/value/json.ts';
import { tinyDriver, type Making } from './targets.ts';

const GIVEN: Given = {
  volumes: { payroll: { size: '10 GiB' } },
  backend: { tuesday: { snapshot_of: 'payroll', size: '1 GiB + 1 B', content: 'payroll of Tuesday' }, wednesday: { snapshot_of: 'payroll' } },
  snapshots: { new: { volume: 'payroll' } },
};
const REF = object([['source-name', 'tuesday']]);

function stageOf(own?: Making): Stage {
  const stage = Stage.of(tinyDriver(own), GIVEN, 'new');
  if (!(stage instanceof Stage)) throw new Error(stage.unsupported);
  return stage;
}

test('says why an array can not have what is given', () => {
  const driver = { ...tinyDriver(), place: () => ({ unsupported: 'It is full.' }) };
  expect(Stage.of(driver, GIVEN, 'new')).toEqual({ unsupported: 'payroll: It is full.' });
});

describe('a trial', () => {
  test('asks for the size, manages, and tells what changes and what is tied', () => {
    const { size, manage, tied, changes } = stageOf().try(REF);
    expect(size).toMatchObject({ kind: 'returned', value: int(2) });
    expect(manage).toMatchObject({ kind: 'returned', value: null });
    const [[from, to] = []] = changes.objects?.updated ?? [];
    expect([from?.name, to?.handle, to?.name]).toEqual(['tuesday', 'tuesday', expect.stringMatching(/^snapshot-/)]);
    expect(changes.snapshots?.updated.map(([, row]) => row.status)).toEqual(['available']);
    expect(tied).toMatchObject({ handle: 'tuesday', name: to?.name });
  });

  test('leaves no trace: the next one finds all as it was', () => {
    const stage = stageOf();
    const before = stage.objects;
    const first = stage.try(REF);
    expect(stage.objects).toEqual(before);
    expect(stage.try(REF)).toEqual(first);
  });

  test('goes no further than Cinder would', () => {
    const { size, manage, tied, changes } = stageOf().try(object([['source-name', 'nothing']]));
    expect(size).toMatchObject({ kind: 'refused', error: { class: 'ManageExistingInvalidReference' } });
    expect([manage, tied, changes]).toEqual([null, null, {}]);
  });

  test('has no manage where the size is none that Cinder can go on with', () => {
    const sized = (value: Json): unknown => stageOf(() => ({ manageExistingSnapshotGetSize: () => value })).try(REF).manage;
    for (const value of [null, 'two', []] as const) expect(sized(value)).toBeNull();
    for (const value of [int(2), '2', true] as const) expect(sized(value)).toMatchObject({ kind: 'returned' });
  });

  test('shows what a manage that fails has changed all the same', () => {
    const failing: Making = ({ backend }) => ({
      manageExistingSnapshot: () => {
        for (const { id } of backend.named('tuesday')) backend.rename(id, 'half-way');
        throw new TypeError('and then');
      },
    });
    const { manage, tied, changes } = stageOf(failing).try(REF);
    expect(manage?.kind).toBe('crashed');
    expect(changes.objects?.updated.map(([, to]) => to.name)).toEqual(['half-way']);
    expect(changes.snapshots?.updated.map(([, row]) => row.status)).toEqual(['error']);
    expect(tied).toBeNull();
  });

  test('what can not be deleted is not told to be tied', () => {
    expect(stageOf(() => ({ deleteSnapshot: () => null })).try(REF).tied).toBeNull();
    expect(stageOf(() => ({ deleteSnapshot: () => { throw new TypeError('no'); } })).try(REF).tied).toBeNull();
  });

  test('takes any reference', () => {
    const references: readonly Json[] = [null, 'tuesday', int(5), [REF], object([])];
    for (const reference of references) expect(stageOf().try(reference).size.kind).toMatch(/returned|refused/);
  });
});
