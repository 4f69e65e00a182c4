import { expect, test } from 'vitest';
import type { DriverDefinition } from '../../../../core/definition.ts';
import { DEFAULT_OPTIONS, type SnapshotId } from '../../../../core/interface.ts';
import { driverById, DRIVERS } from '../../../../core/registry.ts';
import { object } from '../../../../core/value/json.ts';
import { scenesOf, type Scenes } from '../../../../web/worker/trying/scenes.ts';
import { createTryer } from '../../../../web/worker/trying/try.ts';
import { crowd } from '../../../bench/crowd.ts';

const lvm = driverById('lvm') as DriverDefinition;
const rbd = driverById('rbd') as DriverDefinition;
const { state, volume } = crowd(lvm, { volumes: 3, snapshots: 9, managed: 2 });
const WORKPLACE = { key: 'mine@1', driver: lvm, setting: { config: object([]), options: DEFAULT_OPTIONS }, state };
const REFERENCE = '{"source-name":"snap-4"}';

/** The scenes, and whose were set. */
function watched(scenes: Scenes): { readonly scenes: Scenes; readonly set: string[] } {
  const set: string[] = [];
  return { set, scenes: { ...scenes, of: (driver) => (set.push(driver.id), scenes.of(driver)) } };
}

test('a world is tried on by its own driver as it is, and by every other on the same', () => {
  const tryer = createTryer(DRIVERS)(scenesOf(WORKPLACE, { volume }));
  const { trial, problem } = tryer.onOne(lvm, REFERENCE);
  expect([problem, trial?.tied?.name.startsWith('_snapshot-'), trial?.changes.snapshots?.added]).toEqual([null, true, []]);
  const answers = tryer.onAll(REFERENCE);
  expect(answers.map(({ driver }) => driver)).toEqual(DRIVERS.map(({ id }) => id));
  expect(answers.find(({ driver }) => driver === 'rbd')).toMatchObject({ size: { kind: 'returned' }, manage: { kind: 'returned' }, tied: 'snap-4' });
  expect(tryer.inventory(lvm).objects.filter(({ is_managed }) => is_managed)).toHaveLength(2);
  expect(tryer.inventory(lvm)).toBe(tryer.inventory(lvm));
});

test('what is no JSON is tried on none', () => {
  const tryer = createTryer([rbd])(scenesOf(WORKPLACE, { volume }));
  expect(tryer.onOne(lvm, '{').problem).toMatchObject({ line: 1 });
  expect(tryer.onAll('{')).toEqual([]);
});

test('the scene of the chosen driver is set first, by itself, and the others in short steps', () => {
  const { scenes, set } = watched(scenesOf(WORKPLACE, { volume }));
  const tryer = createTryer(DRIVERS)(scenes);
  tryer.onOne(lvm, REFERENCE);
  expect(set).toEqual(['lvm']);
  const steps = [...tryer.set([lvm, rbd])];
  expect(set).toEqual(['lvm', 'rbd']);
  expect(steps.length, 'a step an object').toBeGreaterThanOrEqual(12);
});

test('the scenes of a world are set once, whatever the snapshot; those of another revision anew', () => {
  const create = createTryer([lvm, rbd]);
  create(scenesOf(WORKPLACE, { volume })).onAll(REFERENCE);
  const again = watched(scenesOf(WORKPLACE, { snapshot: state.snapshots[1]?.id as SnapshotId }));
  const other = create(again.scenes).onOne(rbd, REFERENCE);
  expect(again.set).toEqual([]);
  expect(other.trial?.changes.snapshots?.updated[0]?.[0].id).toBe(state.snapshots[1]?.id);
  const next = watched(scenesOf({ ...WORKPLACE, key: 'mine@2' }, { volume }));
  create(next.scenes).onAll(REFERENCE);
  expect(next.set).toEqual(['lvm', 'rbd']);
});
