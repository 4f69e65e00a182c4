/** Calls of a driver over a world of which nothing is left afterwards: rows, their order and the next id are as they were. */
import { arrayOver, openGate, type Gate } from '../../backend/array.ts';
import { viewOf } from '../../cinder/calling.ts';
import type { DriverDefinition } from '../../definition.ts';
import type { Backend, BackendObject, CinderOptions, Method, ObjectId, Outcome, SnapshotId } from '../../interface.ts';
import { int, type Json, type JsonObject } from '../../value/json.ts';
import { changesOf, reverse, TABLE_NAMES, type ChangeSet } from '../../world/changes.ts';
import { World, type WorldState } from '../../world/world.ts';
import { backendName } from '../backends.ts';
import { callLocally } from '../driver-call.ts';

/** What a driver finds beside the world. */
export interface DriverSetting {
  /** The driver's options. */
  readonly config: JsonObject;
  readonly options: CinderOptions;
}

const NO_QUERY = { cinder_snapshots: [], marker: null, limit: int(0), offset: int(0), sort_keys: [], sort_dirs: [] } as const;

export class Rehearsal {
  readonly driver: DriverDefinition;
  readonly #setting: DriverSetting;
  #world: World;
  /** What is put back. */
  #before: WorldState;

  /** @param world is the rehearsal's own from now on */
  constructor(driver: DriverDefinition, setting: DriverSetting, world: World) {
    this.driver = driver;
    this.#setting = setting;
    this.#world = world;
    this.#before = world.state();
    world.takeChanges();
  }

  /** As it is now. After `putBack` it may be another world with the same rows. */
  get world(): World {
    return this.#world;
  }

  get options(): CinderOptions {
    return this.#setting.options;
  }

  /**
   * Calls the driver of the backend that the snapshot's volume is on.
   *
   * @param gate    where faults come in
   * @param instead of requests to the array
   */
  call(method: Exclude<Method, 'get_manageable_snapshots'>, id: SnapshotId, reference: Json, gate: Gate = openGate, instead: Partial<Backend> = {}): Outcome {
    const world = this.#world;
    const snapshot = viewOf(world, id);
    const here = backendOfHost(world, snapshot.volume.host);
    const backend = { ...arrayOver(world.objects, () => world.newObjectId(), gate, here), ...instead };
    const context = { backend, cinder: world.rows(), now: world.now, ...this.#setting };
    return callLocally(this.driver, context, { method, snapshot, existing_ref: reference, query: NO_QUERY });
  }

  /**
   * The object that a deletion of the snapshot would remove; all is as before. It is only noted: one that had gone and come again
   * would stand behind all others. Changes made before are to be taken first.
   */
  tiedTo(id: SnapshotId): BackendObject | null {
    const before = this.#world.state();
    const removed: ObjectId[] = [];
    const outcome = this.call('delete_snapshot', id, null, openGate, { remove: (object) => removed.push(object) });
    this.#undo([this.#world.takeChanges()], before);
    const [gone] = removed;
    return outcome.kind === 'returned' && gone !== undefined ? (this.#world.objects.get(gone) ?? null) : null;
  }

  /** Puts back what was changed since changes were last taken, and before that. @param earlier set by set @returns what was changed last */
  putBack(...earlier: readonly ChangeSet[]): ChangeSet {
    const changes = this.#world.takeChanges();
    this.#undo([...earlier, changes], this.#before);
    return changes;
  }

  /** What was changed stays. */
  keep(): void {
    this.#world.takeChanges();
    this.#before = this.#world.state();
  }

  /** A row that is put back where it was taken away would stand behind all others. */
  #undo(changes: readonly ChangeSet[], before: WorldState): void {
    if (changes.some(hasRemoved)) this.#world = World.from(before);
    else for (const set of changes.toReversed()) this.#world.apply(reverse(set));
    this.#world.takeChanges();
  }
}

/** What the objects say of where they are that a service of this host has: nothing where there is only one backend. */
export function backendOfHost(world: World, host: string | null): string | undefined {
  return world.services.size > 1 ? backendName(host ?? '') : undefined;
}

function hasRemoved(changes: ChangeSet): boolean {
  return TABLE_NAMES.some((name) => (changesOf(changes, name)?.removed.length ?? 0) > 0);
}
