import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS, type SnapshotId, type VolumeId } from '../../../../core/interface.ts';
import { backendOfHost } from '../../../../core/scenario/trying/rehearsal.ts';
import { Stage } from '../../../../core/scenario/trying/stage.ts';
import { get, int, object, type Json } from '../../../../core/value/json.ts';
import { World, type WorldState } from '../../../../core/world/world.ts';
import { worldOf } from '../worlds.ts';
import { tinyDriver, type Making } from '../targets.ts';

const GIVEN = {
  volumes: { payroll: { size: '10 GiB' } },
  backend: { tuesday: { snapshot_of: 'payroll', size: '1 GiB + 1 B', content: 'payroll of Tuesday' }, wednesday: { snapshot_of: 'payroll' } },
  snapshots: { new: { volume: 'payroll' } },
};
const REF = object([['source-name', 'tuesday']]);

const { state, ids } = worldOf(tinyDriver(), GIVEN);
const NEW = ids.get('new') as SnapshotId;
const PAYROLL = ids.get('payroll') as VolumeId;

function stageOf(own?: Making): Stage {
  return Stage.over(tinyDriver(own), state, { snapshot: NEW });
}

/** The state with a fault that waits for manage. */
function withFault(at: 'first-write' | 'model-update'): WorldState {
  const world = World.from(state);
  world.faults.put({ id: 'a-fault', during: 'manage_existing_snapshot', at, n: 1, effect: 'fails', times: 1 });
  return world.state();
}

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

describe('over a world', () => {
  test('the snapshot is a new one, with the id that Cinder would give next, and no row of it stays', () => {
    const stage = Stage.over(tinyDriver(), state, { volume: PAYROLL, display_name: 'mine' });
    expect(stage.snapshot).toBe(World.from(state).newId());
    const { changes, tied } = stage.try(REF);
    expect(changes.snapshots).toMatchObject({ added: [], updated: [[{ id: stage.snapshot, status: 'creating', volume_size: 10, display_name: 'mine' }, { status: 'available' }]] });
    expect(tied?.name).toBe(`snapshot-${stage.snapshot}`);
    expect(stage.state).toEqual(state);
  });

  test('the array is the same for every snapshot that is wished for', () => {
    const stage = Stage.over(tinyDriver(), state, { volume: PAYROLL });
    const other = stage.about({ snapshot: NEW });
    expect([other.snapshot, other.try(REF).tied?.name]).toEqual([NEW, `snapshot-${NEW}`]);
    expect(stage.try(REF).tied?.name).toBe(`snapshot-${stage.snapshot}`);
  });

  test('a volume or snapshot that is not there is told', () => {
    expect(() => Stage.over(tinyDriver(), state, { volume: 'nowhere' as VolumeId })).toThrow('There is no volume nowhere.');
    expect(() => Stage.over(tinyDriver(), state, { snapshot: 'nothing' as SnapshotId })).toThrow('There is no snapshot nothing.');
  });

  test('the driver has its options, and names are as Cinder’s say', () => {
    const asked: Making = ({ config, options }) => ({ manageExistingSnapshotGetSize: () => [get(config, 'pool') ?? null, options.snapshot_name_template] });
    const setting = { config: object([['pool', 'fast']]), options: { ...DEFAULT_OPTIONS, snapshot_name_template: 'snap_%s' } };
    const stage = Stage.over(tinyDriver(asked), state, { volume: PAYROLL }, setting);
    expect(stage.try(REF).size).toMatchObject({ value: ['fast', 'snap_%s'] });
    expect(Stage.over(tinyDriver(), state, { volume: PAYROLL }, setting).try(REF).tied?.name).toBe(`snap_${stage.snapshot}`);
  });

  test('a fault that waits strikes, and waits again', () => {
    const failing = withFault('first-write');
    const stage = Stage.over(tinyDriver(), failing, { volume: PAYROLL });
    for (const _ of [1, 2]) expect(stage.try(REF).manage?.kind).toBe('crashed');
    expect(stage.state).toEqual(failing);
    expect(Stage.over(tinyDriver(), withFault('model-update'), { volume: PAYROLL }).try(REF).changes.snapshots?.updated.map(([, row]) => row.status)).toEqual(['error']);
  });

  test('what a driver takes away stands where it stood', () => {
    const stage = stageOf(({ backend }) => ({
      manageExistingSnapshot: () => {
        for (const { id, kind } of backend.list()) if (kind === 'snapshot') backend.remove(id);
        return null;
      },
    }));
    expect(stage.try(REF).changes.objects?.removed.map(({ name }) => name)).toEqual(['tuesday', 'wednesday']);
    expect(stage.state).toEqual(state);
  });

  test('of several backends the one counts that the volume is on', () => {
    const two = worldOf(tinyDriver(), {
      backends: { left: {}, right: {} },
      volumes: { a: { size: '1 GiB', backend: 'left' }, b: { size: '1 GiB', backend: 'right' } },
      backend: { tuesday: { snapshot_of: 'a', name: 'tuesday', size: '3 GiB' }, other: { snapshot_of: 'b', name: 'tuesday', size: '5 GiB' } },
    });
    const size = (volume: string): Json => {
      const { size: outcome } = Stage.over(tinyDriver(), two.state, { volume: two.ids.get(volume) as VolumeId }).try(REF);
      return outcome.kind === 'returned' ? outcome.value : null;
    };
    expect([size('a'), size('b')]).toEqual([int(3), int(5)]);
    expect(backendOfHost(World.from(state), 'custody@left#pool')).toBeUndefined();
  });
});
