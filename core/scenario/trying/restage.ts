/**
 * The same volumes, snapshots and objects on the array of any driver, as far as that can have them. Cinder's ids stay what they
 * are; what a driver writes into rows and onto its array is this driver's own.
 */
import type { DriverDefinition, ObjectSeed } from '../../definition.ts';
import type { BackendObject, CinderOptions, Content, SnapshotId } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { World, type WorldState } from '../../world/world.ts';
import { takeIntoCustody } from './custody.ts';
import { placeAnyhow } from '../placing.ts';
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
    place(world, driver, staged, placed, ungranted);
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

/** Puts the object on the array; noted where it can't be there as it was wished. */
function place(world: World, driver: DriverDefinition, { seed, content, isInUse }: StagedObject, placed: Map<string, BackendObject>, ungranted: Ungranted[]): void {
  const refusal = placeAnyhow(world, driver, isInUse ? { ...seed, attributes: driver.attributesInUse ?? OPEN } : seed, placed);
  if (refusal !== undefined) ungranted.push({ name: seed.name ?? seed.handle, reason: refusal });
  const made = placed.get(seed.handle);
  if (made && content?.digest !== made.content?.digest) placed.set(seed.handle, world.objects.update(made.id, { content }));
}
