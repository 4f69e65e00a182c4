/** Trying leaves no trace: whatever the world, the driver and the reference. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlDriver, mutantDriver, variantDriver } from '../../../../core/conformance/catalogue.ts';
import type { DriverDefinition } from '../../../../core/definition.ts';
import { DEFAULT_OPTIONS, type SnapshotId, type VolumeId } from '../../../../core/interface.ts';
import { DRIVERS } from '../../../../core/registry.ts';
import type { Given } from '../../../../core/scenario/given.ts';
import { contentOf } from '../../../../core/backend/content.ts';
import { prepare } from '../../../../core/scenario/prepare.ts';
import { restaged } from '../../../../core/scenario/trying/restage.ts';
import { finished } from '../../../../core/scenario/trying/scene.ts';
import { Stage } from '../../../../core/scenario/trying/stage.ts';
import { float, int, object, type Json } from '../../../../core/value/json.ts';
import { World, type WorldState } from '../../../../core/world/world.ts';
import { CATALOGUE } from '../../../../scenarios/compiled/index.ts';

const { control, mutants, variants } = CATALOGUE;
const ALL: readonly DriverDefinition[] = [...DRIVERS, ...mutants.map(mutantDriver), ...variants.map(variantDriver), controlDriver(control)];

const NAMES = ['tuesday', 'friday', 'vol-0.tuesday', 'with space', '1578484391.12345678', 'ü', 'snapshot-9dc6366a-2003-4418-ace6-b6c74e29980f'];
const name = fc.constantFrom(...NAMES);

interface Wishes {
  readonly volumes: number;
  readonly objects: readonly { readonly of: number; readonly name: string; readonly gib: number; readonly used: boolean }[];
  readonly managed: number;
  readonly fault: 'none' | 'any' | 'first-write' | 'model-update';
}

const wishes: fc.Arbitrary<Wishes> = fc.record({
  volumes: fc.integer({ min: 1, max: 3 }),
  objects: fc.array(fc.record({ of: fc.nat(2), name, gib: fc.integer({ min: 1, max: 4 }), used: fc.boolean() }), { maxLength: 6 }),
  managed: fc.nat(3),
  fault: fc.constantFrom('none', 'none', 'any', 'first-write', 'model-update'),
});

const KEYS = ['source-name', 'source-id', 'name', 'id', 'source-guid', 'source_id', 'nothing'];

/** What could name something in a world, or could be anything at all. */
function references({ objects, snapshots }: WorldState): fc.Arbitrary<Json> {
  const texts = [...objects.flatMap(({ id, name: called, native_id }) => [id, called, native_id ?? null]), ...snapshots.map((row) => row.name), ...NAMES];
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...texts) },
    fc.constantFrom<Json>(null, true, int(3), float(1.5), [], object([]), ['tuesday'], ''),
  );
  const keyed = fc.array(fc.tuple(fc.constantFrom(...KEYS), value), { minLength: 1, maxLength: 3 }).map(object);
  return fc.oneof({ weight: 4, arbitrary: keyed }, value);
}

/** A stage of this driver where some snapshots are managed, and perhaps a fault waits. */
function staged(driver: DriverDefinition, { volumes, objects, managed, fault }: Wishes): Stage {
  const given: Given = {
    volumes: Object.fromEntries(Array.from({ length: volumes }, (_, n) => [`vol-${n}`, { size: '4 GiB' }])),
    backend: Object.fromEntries(objects.map((wish, n) => [`obj-${n}`, { snapshot_of: `vol-${wish.of % volumes}`, name: wish.name, size: `${wish.gib} GiB` }])),
    snapshots: Object.fromEntries(objects.slice(0, managed).map((wish, n) => [`obj-${n}`, { volume: `vol-${wish.of % volumes}`, status: 'available' }])),
  };
  const { world, seeds, ids } = prepare(given);
  const wish = { volume: ids.get('vol-0') as VolumeId };
  const { stage } = finished(restaged(driver, {
    rows: world.state(),
    objects: seeds.map((seed, at) => ({ seed, content: contentOf(), isInUse: objects[at - volumes]?.used ?? false })),
    ties: new Map(objects.slice(0, managed).map((_, n) => [ids.get(`obj-${n}`) as SnapshotId, `obj-${n}`])),
    wish, options: DEFAULT_OPTIONS, first: null, names: new Map(),
  }));
  const state = World.from(stage.state);
  if (fault !== 'none') {
    for (const during of ['manage_existing_snapshot', 'manage_existing_snapshot_get_size']) {
      state.faults.put({ id: during, during, at: fault, n: 1, effect: 'done-but-answer-lost', times: 1 });
    }
  }
  return Stage.over(driver, state.state(), wish);
}

const RUNS = 10;

test.each(ALL)('$id leaves rows, their order and the next id as they were', (driver) => {
  fc.assert(
    fc.property(wishes, fc.gen(), (wish, draw) => {
      const stage = staged(driver, wish);
      const before = stage.state;
      const copy = structuredClone(before);
      for (let times = 0; times < 5; times += 1) {
        const reference = draw(() => references(before));
        const first = stage.try(reference);
        expect(stage.state).toEqual(copy);
        expect(World.from(stage.state).newId()).toBe(World.from(copy).newId());
        expect(stage.try(reference)).toEqual(first);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
