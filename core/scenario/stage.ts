/** A driver's array with what stands on it, and Cinder's rows, on which references are tried without leaving a trace. */
import { arrayOver } from '../backend/array.ts';
import { rowAfterCall } from '../cinder/after-call.ts';
import { viewOf } from '../cinder/calling.ts';
import { pyInt } from '../cinder/python.ts';
import { PythonException } from '../errors.ts';
import type { DriverDefinition } from '../definition.ts';
import { DEFAULT_OPTIONS, type Backend, type BackendObject, type Method, type ObjectId, type Outcome, type SnapshotId, type VolumeId } from '../interface.ts';
import { int, object, type Json } from '../value/json.ts';
import { reverse, type ChangeSet } from '../world/changes.ts';
import type { World } from '../world/world.ts';
import { callLocally } from './driver-call.ts';
import type { Given } from './given.ts';
import { placeObject } from './placing.ts';
import { prepare } from './prepare.ts';

/** What a driver makes of a reference. */
export interface Trial {
  readonly size: Outcome;
  /** Null where Cinder would not have got so far: there is no size, or one that is no number. */
  readonly manage: Outcome | null;
  /** The object that a deletion of the snapshot would remove then; null where none would, or it can't be told. */
  readonly tied: BackendObject | null;
  /** What manage changes, on the backend and in Cinder's rows. */
  readonly changes: ChangeSet;
}

export class Stage {
  readonly driver: DriverDefinition;
  readonly #world: World;
  readonly #snapshot: SnapshotId;

  /**
   * @param given    with one snapshot at least, which is to own what the reference names
   * @param snapshot its handle
   * @returns a stage, or why the driver's array can't have what is given
   */
  static of(driver: DriverDefinition, given: Given, snapshot: string): Stage | { readonly unsupported: string } {
    const { world, seeds, ids } = prepare(given);
    for (const seed of seeds) {
      const made = placeObject(world, driver, seed);
      if (typeof made === 'string') return { unsupported: `${seed.handle}: ${made}` };
      if (seed.volume_id !== undefined) storeFields(world, driver, seed.volume_id, made);
    }
    world.takeChanges();
    return new Stage(driver, world, ids.get(snapshot) as SnapshotId);
  }

  private constructor(driver: DriverDefinition, world: World, snapshot: SnapshotId) {
    this.driver = driver;
    this.#world = world;
    this.#snapshot = snapshot;
  }

  /** What is on the array. */
  get objects(): readonly BackendObject[] {
    return this.#world.objects.all();
  }

  /** Asks for the size and manages, as Cinder would, and puts everything back. */
  try(reference: Json): Trial {
    const size = this.#call('manage_existing_snapshot_get_size', reference);
    if (size.kind !== 'returned' || !isSize(size.value)) return { size, manage: null, tied: null, changes: this.#putBack() };
    const manage = this.#call('manage_existing_snapshot', reference);
    rowAfterCall(this.#world, 'manage_existing_snapshot', this.#snapshot, manage);
    const changes = this.#putBack();
    if (manage.kind !== 'returned') return { size, manage, tied: null, changes };
    this.#world.apply(changes);
    const tied = this.#deleted();
    this.#world.apply(reverse(changes));
    this.#world.takeChanges();
    return { size, manage, tied, changes };
  }

  /** The object that a deletion removes. It is only noted: one that had gone and come again would stand behind all others. */
  #deleted(): BackendObject | null {
    this.#world.takeChanges();
    const removed: ObjectId[] = [];
    const outcome = this.#call('delete_snapshot', null, { remove: (id) => removed.push(id) });
    this.#putBack();
    const [gone] = removed;
    return outcome.kind === 'returned' && gone !== undefined ? (this.#world.objects.get(gone) ?? null) : null;
  }

  #putBack(): ChangeSet {
    const changes = this.#world.takeChanges();
    this.#world.apply(reverse(changes));
    this.#world.takeChanges();
    return changes;
  }

  #call(method: Method, reference: Json, instead: Partial<Backend> = {}): Outcome {
    const world = this.#world;
    const backend = { ...arrayOver(world.objects, () => world.newObjectId()), ...instead };
    return callLocally(
      this.driver,
      { backend, cinder: world.rows(), now: world.now, config: object([]), options: DEFAULT_OPTIONS },
      {
        method,
        snapshot: viewOf(world, this.#snapshot),
        existing_ref: reference,
        query: { cinder_snapshots: [], marker: null, limit: int(0), offset: int(0), sort_keys: [], sort_dirs: [] },
      },
    );
  }
}

/** Whether Cinder can go on with this: it takes `int()` of it for the quota (cinder/volume/flows/manager/manage_existing_snapshot.py:156). */
function isSize(value: Json): boolean {
  try {
    pyInt(value);
    return true;
  } catch (failure) {
    if (!(failure instanceof PythonException)) throw failure;
    return false;
  }
}

/** Cinder's row of a volume, and those of its snapshots, as the driver would have left them. */
function storeFields(world: World, { volumeFields }: DriverDefinition, volume: VolumeId, { name, native_id = null }: BackendObject): void {
  const fields = volumeFields?.({ name, native_id });
  if (!fields) return;
  const { volume_type_id } = world.volumes.update(volume, fields);
  for (const snapshot of world.snapshots.all()) if (snapshot.volume_id === volume) world.snapshots.update(snapshot.id, { volume_type_id });
}
