import { expect, test } from 'vitest';
import type { DriverDefinition } from '../../../../core/definition.ts';
import { DEFAULT_OPTIONS, type SnapshotId, type VolumeId } from '../../../../core/interface.ts';
import { driverById, DRIVERS } from '../../../../core/registry.ts';
import { ownScene } from '../../../../core/scenario/trying/own-scene.ts';
import { restaged } from '../../../../core/scenario/trying/restage.ts';
import { finished, type Scene } from '../../../../core/scenario/trying/scene.ts';
import { stagingOf } from '../../../../core/scenario/trying/staging.ts';
import { object } from '../../../../core/value/json.ts';
import { World, type WorldState } from '../../../../core/world/world.ts';
import { worldOf } from '../worlds.ts';

const SETTING = { config: object([]), options: DEFAULT_OPTIONS };

function known(id: string): DriverDefinition {
  const driver = driverById(id);
  if (!driver) throw new RangeError(id);
  return driver;
}

/** On the array of this driver: `sunday` is managed, `monday` used by somebody, `old-volume` no volume of Cinder's. */
function worldOn(driver: DriverDefinition): { readonly state: WorldState; readonly payroll: VolumeId; readonly sunday: SnapshotId } {
  const { state, ids } = worldOf(driver, {
    volumes: { payroll: { size: '3 GiB', content: 'payroll' }, gone: { size: '1 GiB', on_backend: false } },
    backend: {
      sunday: { snapshot_of: 'payroll', name: 'sunday', size: '2 GiB', content: 'Sunday' },
      monday: { snapshot_of: 'payroll', name: 'monday', size: '1 GiB', attributes: driver.attributesInUse ?? object([['open', true]]) },
      'old-volume': { name: 'old_volume', size: '1 GiB' },
    },
    snapshots: { sunday: { volume: 'payroll', display_name: 'Sunday’s' }, lost: { volume: 'payroll', status: 'error' } },
  });
  const [payroll, sunday] = [ids.get('payroll') as VolumeId, ids.get('sunday') as SnapshotId];
  const scene = finished(ownScene(driver, state, { snapshot: sunday }, SETTING));
  const behind = scene.stage.objects.find(({ handle }) => handle === 'sunday');
  const [form] = driver.referenceForms;
  if (!behind || !form) throw new RangeError(driver.id);
  const reference = driver.referenceTo({ id: behind.native_id ?? behind.id, name: behind.name, parentName: behind.parent && scene.stage.object(behind.parent)?.name || null }, form.id);
  const world = World.from(state);
  world.apply(scene.stage.try(reference).changes);
  return { state: world.state(), payroll, sunday };
}

function sceneOn(driver: DriverDefinition, own: DriverDefinition): Scene & { readonly state: WorldState; readonly sunday: SnapshotId } {
  const { state, payroll, sunday } = worldOn(own);
  const wish = { volume: payroll };
  const scene = finished(driver === own ? ownScene(own, state, wish, SETTING) : restaged(driver, finished(stagingOf(own, state, wish, SETTING))));
  return { ...scene, state, sunday };
}

const managedNames = ({ stage, managed }: Scene): (string | undefined)[] => [...managed].map((id) => stage.objects.find((one) => one.id === id)?.name);

test.each(['lvm', 'rbd', 'pure', 'powerflex', 'hpe3par', 'reference-metadata'])('a world of %s is the same for itself, with what stands behind its snapshots', (id) => {
  const scene = sceneOn(known(id), known(id));
  expect(scene.stage.state).toEqual(scene.state);
  expect([...scene.managed].map((managed) => scene.stage.objects.find((one) => one.id === managed)?.handle)).toEqual(['sunday']);
  expect(scene.first?.handle).toBe('monday');
});

test.each(DRIVERS)('$id gets the volumes, snapshots and objects of a world of rbd', (driver) => {
  const { stage, ungranted, state } = sceneOn(driver, known('rbd'));
  const staged = stage.state;
  expect(staged.volumes.map(({ id, name }) => [id, name])).toEqual(state.volumes.map(({ id, name }) => [id, name]));
  expect(staged.snapshots.map(({ id, status }) => [id, status])).toEqual(state.snapshots.map(({ id, status }) => [id, status]));
  expect(stage.objects.map(({ handle }) => handle)).toEqual(['payroll', 'sunday', 'monday', 'old-volume']);
  expect(stage.objects.map(({ content }) => content?.digest)).toEqual(state.objects.map(({ content }) => content?.digest));
  for (const { reason } of ungranted) expect(reason).toMatch(/\w{3,} \w/);
});

test('what stands behind a snapshot of Cinder’s is taken into custody by each driver in its way', () => {
  const named = (id: string): unknown => managedNames(sceneOn(known(id), known('lvm')));
  const { sunday } = sceneOn(known('lvm'), known('lvm'));
  expect(named('rbd')).toEqual([`snapshot-${sunday}`]);
  expect(named('infinidat')).toEqual([`openstack-snap-${sunday}`]);
  expect(named('reference-metadata'), 'which does not rename').toEqual(['sunday']);
  expect(named('solidfire'), 'which can manage nothing').toEqual([]);
});

test('what a driver wrote into rows is not told to another, which writes its own', () => {
  const { stage, state } = sceneOn(known('lvm'), known('powerflex'));
  expect([state.volumes[0]?.provider_id, state.volumes[0]?.volume_type_id]).not.toContain(null);
  expect(stage.state.volumes.map(({ provider_id, provider_location, volume_type_id }) => [provider_id, provider_location, volume_type_id])).toEqual([[null, null, null], [null, null, null]]);
  expect(sceneOn(known('powerflex'), known('lvm')).stage.state.volumes[0]?.provider_id).toMatch(/^3e8d/);
});

test('what is used by somebody is so on every array, as that says it', () => {
  const attributes = (id: string): unknown => sceneOn(known(id), known('lvm')).stage.objects[2]?.attributes;
  expect(attributes('rbd')).toEqual(object([['open', true]]));
  expect(attributes('infortrend')).toEqual(object([['mapped', true]]));
});

test('names are those that people gave, without what an array put before them', () => {
  expect(sceneOn(known('lvm'), known('pure')).stage.objects.map(({ name }) => name)).toContain('monday');
  expect(sceneOn(known('rbd'), known('nec')).stage.objects.map(({ name }) => name)).toContain('monday');
});

test('a name that the array can’t have is told, and the object has another', () => {
  const { state, ids } = worldOf(known('rbd'), { volumes: { a: { size: '1 GiB' } }, backend: { b: { snapshot_of: 'a', name: 'with space' } } });
  const wish = { volume: ids.get('a') as VolumeId };
  const { stage, ungranted } = finished(restaged(known('lvm'), finished(stagingOf(known('rbd'), state, wish, SETTING))));
  expect(ungranted).toEqual([{ name: 'with space', reason: 'New logical volume name "with space" is invalid' }]);
  expect(stage.objects.map(({ name }) => name)).toEqual([expect.stringMatching(/^volume-/), 'b']);
});

test('an object that the array can’t have under any name is told, and is not there', () => {
  const full: DriverDefinition = { ...known('lvm'), place: (seed, parent) => (seed.kind === 'snapshot' ? { unsupported: 'It is full.' } : known('lvm').place(seed, parent)) };
  const { stage, ungranted, managed } = sceneOn(full, known('rbd'));
  expect(stage.objects.map(({ handle }) => handle)).toEqual(['payroll', 'old-volume']);
  expect(ungranted).toEqual([{ name: 'sunday', reason: 'It is full.' }, { name: 'monday', reason: 'It is full.' }]);
  expect(managed.size).toBe(0);
});
