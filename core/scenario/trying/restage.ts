/**
 * The same volumes, snapshots and objects on the array of any driver, as far as that can have them. Cinder's ids stay what they
 * are; what a driver writes into rows and onto its array is this driver's own.
 */
import type { DriverDefinition, ObjectSeed } from '../../definition.ts';
import type { BackendObject, CinderOptions, Content, SnapshotId, VolumeId } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { World, type WorldState } from '../../world/world.ts';
import { takeIntoCustody } from './custody.ts';
import { placeObject } from '../placing.ts';
import { Rehearsal } from './rehearsal.ts';
import type { SettingScene, Ungranted } from './scene.ts';
import { Stage, type SnapshotWish } from './stage.ts';

/** What is to be set, whatever the driver. */
export interface Staging {
  /** Cinder's rows, without what a driver has written into them; no objects. */
  readonly rows: WorldState;
  /** In the order in which they came into being. */
  readonly objects: readonly StagedObject[];
  /** Handles of the objects that stand behind Cinder's snapshots. */
  readonly ties: ReadonlyMap<SnapshotId, string>;
  readonly wish: SnapshotWish;
  readonly options: CinderOptions;
  /** Handle of the object that a reference names where nobody has written one. */
  readonly first: string | null;
  /** What Cinder's volumes and snapshots are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

export interface StagedObject {
  /** Its handle is the only one of this name. */
  readonly seed: ObjectSeed;
  readonly content: Content | null;
  /** Whether somebody uses it. */
  readonly isInUse: boolean;
}

/** What most arrays say of an object that somebody uses. */
const OPEN = object([['open', true]]);

/**
 * Sets the scene. An object whose name the array can't have gets one that the array chooses; one that it can't have at all is not
 * there. The driver takes into custody what stands behind Cinder's snapshots, where it can.
 */
export function* restaged(driver: DriverDefinition, { rows, objects, ties, wish, options, first, names }: Staging): SettingScene {
  const world = World.from(rows);
  const ungranted: Ungranted[] = [];
  const placed = new Map<string, BackendObject>();
  for (const staged of objects) {
    const made = place(world, driver, staged, placed, ungranted);
    if (made) placed.set(staged.seed.handle, made);
    if (made && staged.seed.volume_id !== undefined) storeFields(world, driver, staged.seed.volume_id, made);
    yield;
  }
  const rehearsal = new Rehearsal(driver, { config: object([]), options }, world);
  const managed = new Set<string>();
  for (const [snapshot, handle] of ties) {
    const behind = placed.get(handle);
    if (behind && takeIntoCustody(rehearsal, snapshot, behind)) managed.add(behind.id);
    yield;
  }
  const stage = new Stage(rehearsal, wish);
  const found = first === null ? undefined : placed.get(first);
  return { stage, first: (found && stage.object(found.id)) ?? null, managed, ungranted, rows: names };
}

/** The object as it stands on the array; undefined, and noted, where it can't. */
function place(
  world: World, driver: DriverDefinition, { seed, content, isInUse }: StagedObject, placed: ReadonlyMap<string, BackendObject>, ungranted: Ungranted[],
): BackendObject | undefined {
  const parent = seed.parent === undefined ? undefined : placed.get(seed.parent);
  const wished = isInUse ? { ...seed, attributes: driver.attributesInUse ?? OPEN } : seed;
  const { name, ...nameless } = wished;
  let made = placeObject(world, driver, wished, parent);
  if (typeof made === 'string') {
    ungranted.push({ name: name ?? seed.handle, reason: made });
    if (name !== undefined) made = placeObject(world, driver, nameless, parent);
  }
  if (typeof made === 'string') return undefined;
  return content?.digest === made.content?.digest ? made : world.objects.update(made.id, { content });
}

/** Cinder's row of a volume, and those of its snapshots, as the driver would have left them. */
export function storeFields(world: World, { volumeFields }: DriverDefinition, volume: VolumeId, { name, native_id = null }: BackendObject): void {
  const fields = volumeFields?.({ name, native_id });
  if (!fields) return;
  const { volume_type_id } = world.volumes.update(volume, fields);
  for (const snapshot of world.snapshots.all()) if (snapshot.volume_id === volume) world.snapshots.update(snapshot.id, { volume_type_id });
}
