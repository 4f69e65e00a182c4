/** A driver's array with what stands on it, and Cinder's rows, on which references are tried without leaving a trace. */
import { rowAfterCall } from '../../cinder/after-call.ts';
import { pyInt } from '../../cinder/python.ts';
import { newSnapshotRow, type NewSnapshot } from '../../cinder/snapshots.ts';
import type { DriverDefinition } from '../../definition.ts';
import { PythonException } from '../../errors.ts';
import { DEFAULT_OPTIONS, type BackendObject, type ObjectId, type Outcome, type SnapshotId, type VolumeId } from '../../interface.ts';
import { object, type Json } from '../../value/json.ts';
import type { ChangeSet } from '../../world/changes.ts';
import { faultGate } from '../../world/faults.ts';
import { World, type WorldState } from '../../world/world.ts';
import { PROJECT } from '../prepare.ts';
import { Rehearsal, type DriverSetting } from './rehearsal.ts';

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

/** The snapshot that is to own what the reference names: one of this volume, which Cinder makes for it, or one that is there. */
export type SnapshotWish = ({ readonly volume: VolumeId } & Partial<Omit<NewSnapshot, 'id' | 'status'>>) | { readonly snapshot: SnapshotId };

const NO_OPTIONS: DriverSetting = { config: object([]), options: DEFAULT_OPTIONS };

export class Stage {
  /** Id of the snapshot that is to own what references name. */
  readonly snapshot: SnapshotId;
  readonly #rehearsal: Rehearsal;
  /** Cinder makes the snapshot. Empty where it is there. */
  readonly #entrance: ChangeSet;

  /**
   * The world exactly as it is: with the faults that wait in it, and with the id that Cinder would give to the next snapshot. Throws
   * RangeError when there is no such volume or snapshot.
   */
  static over(driver: DriverDefinition, state: WorldState, wish: SnapshotWish, setting: DriverSetting = NO_OPTIONS): Stage {
    return new Stage(new Rehearsal(driver, setting, World.from(state)), wish);
  }

  /** Throws RangeError when there is no such volume or snapshot. @param rehearsal may be shared by stages, as none leaves a trace */
  constructor(rehearsal: Rehearsal, wish: SnapshotWish) {
    this.#rehearsal = rehearsal;
    this.snapshot = 'snapshot' in wish ? wish.snapshot : makeSnapshot(rehearsal, wish);
    if ('snapshot' in wish && !rehearsal.world.snapshots.get(wish.snapshot)) throw new RangeError(`There is no snapshot ${wish.snapshot}.`);
    this.#entrance = rehearsal.putBack();
  }

  /** The same array, and another snapshot that is to own what references name. */
  about(wish: SnapshotWish): Stage {
    return new Stage(this.#rehearsal, wish);
  }

  get driver(): DriverDefinition {
    return this.#rehearsal.driver;
  }

  /** What is on the array. */
  get objects(): readonly BackendObject[] {
    return this.#rehearsal.world.objects.all();
  }

  object(id: ObjectId): BackendObject | undefined {
    return this.#rehearsal.world.objects.get(id);
  }

  /** All rows, without the new snapshot. */
  get state(): WorldState {
    return this.#rehearsal.world.state();
  }

  /** Asks for the size and manages, as Cinder would, and puts everything back. */
  try(reference: Json): Trial {
    const { world } = this.#rehearsal;
    world.apply(this.#entrance);
    world.takeChanges();
    const size = this.#call('manage_existing_snapshot_get_size', reference);
    if (size.kind !== 'returned' || !isSize(size.value)) return { size, manage: null, tied: null, changes: this.#leave() };
    const manage = this.#call('manage_existing_snapshot', reference);
    rowAfterCall(world, 'manage_existing_snapshot', this.snapshot, manage);
    if (manage.kind !== 'returned') return { size, manage, tied: null, changes: this.#leave() };
    const changes = world.takeChanges();
    const tied = this.#rehearsal.tiedTo(this.snapshot);
    this.#leave(changes);
    return { size, manage, tied, changes };
  }

  #leave(...changes: readonly ChangeSet[]): ChangeSet {
    return this.#rehearsal.putBack(this.#entrance, ...changes);
  }

  #call(method: 'manage_existing_snapshot' | 'manage_existing_snapshot_get_size', reference: Json): Outcome {
    return this.#rehearsal.call(method, this.snapshot, reference, faultGate(this.#rehearsal.world, method));
  }
}

/** As Cinder makes it when it accepts a request to manage (core/cinder/api/manage.ts). */
function makeSnapshot({ world, options }: Rehearsal, { volume: id, ...wish }: Extract<SnapshotWish, { readonly volume: VolumeId }>): SnapshotId {
  const volume = world.volumes.get(id);
  if (!volume) throw new RangeError(`There is no volume ${id}.`);
  const said = { project_id: PROJECT, display_name: null, display_description: null, metadata: object([]), ...wish };
  const row = newSnapshotRow(volume, { ...said, id: world.newId() as SnapshotId, status: 'creating' }, world.now, options);
  world.snapshots.put(row);
  return row.id;
}

/** Whether Cinder can go on with this: it takes `int()` of it for the quota (cinder/volume/flows/manager/manage_existing_snapshot.py:156). */
export function isSize(value: Json): boolean {
  try {
    pyInt(value);
    return true;
  } catch (failure) {
    if (!(failure instanceof PythonException)) throw failure;
    return false;
  }
}
