import { describe, expect, test } from 'vitest';
import type { DriverDefinition } from '../../../core/definition.ts';
import { DEFAULT_OPTIONS, type SnapshotId } from '../../../core/interface.ts';
import { driverById } from '../../../core/registry.ts';
import { tiesOf } from '../../../core/scenario/custody.ts';
import { driveSync } from '../../../core/scenario/drive.ts';
import { givenOf, type GivenOf } from '../../../core/scenario/given-of.ts';
import type { Given } from '../../../core/scenario/given.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { Rehearsal, type DriverSetting } from '../../../core/scenario/rehearsal.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import { finished } from '../../../core/scenario/scene.ts';
import { int, object } from '../../../core/value/json.ts';
import { World, type WorldState } from '../../../core/world/world.ts';
import { SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { worldOf } from './worlds.ts';

const SETTING: DriverSetting = { config: object([]), options: DEFAULT_OPTIONS };

function known(id: string): DriverDefinition {
  const driver = driverById(id);
  if (!driver) throw new RangeError(id);
  return driver;
}

const sansIds = (name: string | null | undefined): string => (name ?? '').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');

/** Which objects, by their places, stand behind which snapshots, by theirs. */
function tiesIn(driver: DriverDefinition, state: WorldState, setting: DriverSetting): ReadonlyMap<SnapshotId, string> {
  const found = finished(tiesOf(new Rehearsal(driver, setting, World.from(state))));
  return new Map([...found].map(([snapshot, one]) => [snapshot, one.id]));
}

/** The world in words that do not depend on ids. */
function inWords(driver: DriverDefinition, state: WorldState, setting: DriverSetting): unknown {
  const ties = tiesIn(driver, state, setting);
  const tied = new Set(ties.values());
  const nameOf = (id: string | null): string => sansIds(state.objects.find((one) => one.id === id)?.name);
  const objects = state.objects.map(({ id, kind, name, parent, size_bytes }) => `${kind} ${tied.has(id) ? 'of a snapshot' : sansIds(name)}, ${size_bytes}, of ${nameOf(parent)}`);
  return {
    objects: objects.toSorted(),
    volumes: state.volumes.map(({ size, status, migration_status, replication_status, metadata }) => ({ size, status, migration_status, replication_status, metadata })),
    snapshots: state.snapshots.map(({ id, status, display_name, metadata }) => ({ status, display_name, metadata, isTied: ties.has(id) })),
    services: state.services,
  };
}

function reached(driver: DriverDefinition, scenario: Scenario): WorldState | undefined {
  const target = inProcessTarget(driver);
  const { start, steps } = driveSync(runScenario(scenario, target.hello({})), target);
  if (start.clock.length === 0) return undefined;
  const world = World.from(start);
  for (const { observed } of steps) {
    world.apply(observed.backend);
    world.apply(observed.cinder);
  }
  return world.state();
}

const SCENARIOS = SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios);
/** Remarks about what the words here leave out. */
const NOT_COMPARED = /its content can be given|^(What of the quota|Descriptions|Messages|Snapshots of another size)/;
/** So that the test takes seconds. */
const EVERY = 13;

test.each(['rbd', 'lvm', 'pure', 'hpe3par', 'powermax', 'powerflex', 'infinidat'])('%s: the worlds that scenarios reach are given alike, or it is told what can not be', (id) => {
  const driver = known(id);
  let alike = 0;
  let states = 0;
  for (const scenario of SCENARIOS.filter((_, at) => at % EVERY === 0)) {
    const state = reached(driver, scenario);
    if (!state) continue;
    states += 1;
    const setting = { config: scenario.given?.config ?? object([]), options: { ...DEFAULT_OPTIONS, ...scenario.given?.options } };
    const { given, remarks } = givenOf(driver, state, setting);
    const about = remarks.filter((remark) => !NOT_COMPARED.test(remark));
    if (about.length > 0) continue;
    alike += 1;
    const anew = worldOf(driver, given).state;
    expect(inWords(driver, anew, setting), scenario.id).toEqual(inWords(driver, state, setting));
  }
  expect(states).toBeGreaterThan(10);
  expect(alike / states).toBeGreaterThan(0.9);
});

describe('what is given', () => {
  const GIVEN: Given = {
    seed: 7, clock: '2026-02-03T04:05:06.000Z', config: object([['rbd_flatten', true]]), options: { no_snapshot_gb_quota: true },
    backends: { left: {}, right: { frozen: true, up: false } },
    volumes: {
      payroll: { size: '3 GiB', content: 'payroll', status: 'in-use', backend: 'left', migrated: true },
      ledger: { size: '1.5 GiB', backend: 'right', row: { metadata: object([['a', 'b']]), replication_status: 'enabled' } },
      volume: { size: '2 GiB', on_backend: false, backend: 'left' },
    },
    backend: {
      tuesday: { snapshot_of: 'payroll', name: 'before the upgrade', size: '1 GiB + 1 B', content: 'Tuesday', attributes: object([['color', 'red']]) },
      old: { name: 'old', size: '4 MiB', backend: 'right' },
    },
    snapshots: { first: { volume: 'payroll', status: 'error', display_name: 'First' } },
    quota: { gigabytes: 20 },
  };
  const given = (driver: string, from: Given): GivenOf => givenOf(known(driver), worldOf(known(driver), from).state, { config: from.config ?? object([]), options: { ...DEFAULT_OPTIONS, ...from.options } });

  test('is what was given, all that a scenario can say', () => {
    const found = given('rbd', GIVEN);
    expect(found.remarks).toEqual([]);
    expect(found.given).toEqual(GIVEN);
  });

  test('is as little as a scenario says where all is as usual', () => {
    const from = { volumes: { a: { size: '1 GiB' } } };
    expect(given('lvm', from).given).toEqual({ seed: 0, clock: '2026-01-01T00:00:00.000Z', ...from, backend: {}, snapshots: {} });
  });

  test('names what stands behind a snapshot as the driver will find it', () => {
    const { state, ids } = worldOf(known('rbd'), { volumes: { x: { size: '1 GiB', on_backend: false }, a: { size: '1 GiB' } }, backend: { b: { snapshot_of: 'a', name: 'b' } }, snapshots: { b: { volume: 'a', status: 'available' } } });
    const world = World.from(state);
    // So that ids are others in what is given.
    world.volumes.remove(ids.get('x') ?? '');
    const rehearsal = new Rehearsal(known('rbd'), SETTING, world);
    rehearsal.call('manage_existing_snapshot', ids.get('b') as SnapshotId, object([['source-name', 'b']]));
    const { given: said, ties, remarks } = givenOf(known('rbd'), world.state(), SETTING);
    expect([...ties]).toEqual([['snapshot', 'b']]);
    expect(remarks).toEqual([]);
    const anew = worldOf(known('rbd'), said);
    expect([...tiesIn(known('rbd'), anew.state, SETTING).keys()]).toEqual([anew.ids.get('snapshot')]);
  });

  test('leaves out what it can not say, and tells', () => {
    const { state } = worldOf(known('rbd'), { volumes: { a: { size: '1 GiB' } }, backend: { b: { snapshot_of: 'a', name: 'b', content: 'b' } } });
    const world = World.from(state);
    const [volume, snapshot] = [world.objects.all()[0], world.objects.all()[1]];
    if (!volume || !snapshot) throw new RangeError('Nothing was placed.');
    world.objects.update(snapshot.id, { parent: 'gone' as typeof snapshot.id });
    world.objects.update(volume.id, { content: { digest: 'x' } });
    world.faults.put({ id: 'f', during: 'manage_existing_snapshot', at: 'any', n: 1, effect: 'fails', times: 1 });
    for (const { id } of world.volumes.all()) world.volumes.update(id, { display_name: 'Mine', project_id: 'other' });
    const { remarks, given: said } = givenOf(known('rbd'), world.state(), SETTING);
    expect(Object.keys(said.volumes ?? {})).toEqual(['a']);
    expect(said.backend).toEqual({});
    expect(remarks).toEqual([
      `${volume.name}: its content can be given only where it is one known text at its beginning.`,
      'b: a snapshot of a volume that is gone can\'t be given.',
      'A scenario gives volumes no names of their own, but handles: 1.',
      'Volumes and snapshots of other projects become the one project’s: 1.',
      'Faults that wait are left out: 1.',
    ]);
  });

  test('has what a user wrote on the array, without what the array writes itself', () => {
    const attributes = object([['exposed', 'true'], ['n', int(3)]]);
    const { given: said } = given('huawei', { volumes: { a: { size: '1 GiB' } }, backend: { v: { name: 'v', size: '1 GiB', attributes } } });
    expect(said.backend?.v?.attributes).toEqual(attributes);
  });
});
