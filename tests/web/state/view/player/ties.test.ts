import { expect, test } from 'vitest';
import type { SnapshotStatus } from '../../../../../core/interface.ts';
import type { ScenarioResult } from '../../../../../core/scenario/result.ts';
import { reelOf } from '../../../../../web/state/view/player/reel.ts';
import { played } from '../../../fixtures/results.ts';

const MANAGE = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } } } as const;
const UNMANAGE = { api: 'unmanage', snapshot: 's2' } as const;

/** At each moment: `tied to s2 by step 1`, or nothing. */
function tellOf(result: ScenarioResult, object = 'tuesday'): readonly string[] {
  const reel = reelOf(result);
  return [...Array(result.steps.length + 1).keys()].map((moment) => {
    const tie = reel.at(moment).ties.get(result.handles[object] ?? '');
    if (!tie) return 'nothing';
    const by = typeof tie.by === 'string' ? tie.by : `step ${tie.by.step}`;
    return `${tie.hold} ${reel.names.rows.get(tie.snapshot)} by ${by}`;
  });
}

test('a driver that renames: tied by the step that managed it, let go when its row is gone, though the name stays', () => {
  expect(tellOf(played('lvm', [MANAGE, UNMANAGE]))).toEqual(['nothing', 'tied s2 by step 1', 'let_go s2 by step 1']);
});

test('a driver that writes metadata, and one that only leaves the array’s id in Cinder’s row', () => {
  expect(tellOf(played('reference-metadata', [MANAGE, UNMANAGE]))).toEqual(['nothing', 'tied s2 by step 1', 'let_go s2 by step 1']);
  expect(tellOf(played('powerflex', [MANAGE, UNMANAGE]))).toEqual(['nothing', 'tied s2 by step 1', 'let_go s2 by step 1']);
});

test('a driver that is called without Cinder’s API is no different', () => {
  expect(tellOf(played('lvm', [{ driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' } }, { driver: 'unmanage_snapshot', snapshot: 's1' }])).slice(1)).toEqual([
    'tied s1 by step 1', 'let_go s1 by step 1',
  ]);
});

test('asking for the size ties nothing, and neither does a manage that is refused', () => {
  const size = { driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { names: 'tuesday' } } as const;
  expect(tellOf(played('lvm', [size, { ...MANAGE, request: { ...MANAGE.request, ref: { names_nothing: 'well-formed' } } }]))).toEqual(['nothing', 'nothing', 'nothing']);
});

test('an object that was renamed before the manage failed carries the id of a snapshot that does not have it', () => {
  const [, after] = tellOf(played('lvm', [{ fault: { during: 'manage_existing_snapshot', at: 'model-update', effect: 'fails' } }, MANAGE])).slice(1);
  expect(after).toBe('marked s2 by name');
});

test('one that another snapshot takes over is that one’s', () => {
  expect(tellOf(played('lvm', [MANAGE, { ...MANAGE, as: 's3' }])).at(-1)).toBe('tied s3 by step 2');
});

test('where a step does not tell which calls it made, the name of another snapshot outweighs an earlier step', () => {
  const result = played('lvm', [MANAGE, { ...MANAGE, as: 's3' }]);
  const steps = result.steps.map((step, index) => (index === 0 ? step : { ...step, observed: { ...step.observed, calls: [] } }));
  expect(tellOf({ ...result, steps }).at(-1)).toBe('tied s3 by name');
});

test('what was managed before the recording began is known by its name, or by Cinder’s row', () => {
  const whole = played('lvm', [MANAGE, UNMANAGE]);
  const begun = reelOf(whole).at(1).state;
  const later: ScenarioResult = { ...whole, start: begun, steps: whole.steps.slice(1) };
  expect(tellOf(later)).toEqual(['tied s2 by name', 'let_go s2 by name']);
  const creating = (status: SnapshotStatus): ScenarioResult => ({ ...later, start: { ...begun, snapshots: begun.snapshots.map((row) => ({ ...row, status })) }, steps: [] });
  expect([...tellOf(creating('creating')), ...tellOf(creating('error'))]).toEqual(['marked s2 by name', 'marked s2 by name']);
  const pointed = played('powerflex', [MANAGE]);
  expect(tellOf({ ...pointed, start: reelOf(pointed).at(1).state, steps: [] })).toEqual(['tied s2 by row']);
});

test('an id in a name is no tie before its snapshot is known', () => {
  const result = played('lvm', [MANAGE]);
  const renamed = { ...result, start: { ...result.start, objects: reelOf(result).at(1).state.objects } };
  expect(tellOf(renamed)[0]).toBe('nothing');
});
