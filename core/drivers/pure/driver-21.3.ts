/**
 * Pure Storage FlashArray in Cinder 21.3.1, whose client raises and whose reference has the key `name`.
 *
 * Source: class PureBaseVolumeDriver, cinder/volume/drivers/pure.py of the release 21.3.1, which the lines are of.
 */
import { PythonException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { ceilGib } from '../../value/size.ts';
import { hasKey, itemOf, noAttribute } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { listSnapshots } from './listing.ts';
import { snapName, unmanagedName } from './names.ts';
import type { PuritySnapshot } from './purity.ts';
import { PureHTTPError, Rest1Client } from './rest1-client.ts';

const NAME = 'name';

export class Pure213Driver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #array: Rest1Client;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/pure.py', '21.3.1');
    this.#array = new Rest1Client(context.backend);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    const { provisioned } = this.#validateManageExistingRef(existingRef);
    this.#rule(1452, 'The size that the array shows, in bytes, rounded up to whole GiB.');
    return int(ceilGib(provisioned));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): null {
    const { name } = this.#validateManageExistingRef(existingRef);
    this.#rule(1397, "The snapshot is renamed to <provider_id of Cinder's volume>.<snapshot's name>; whether it is a snapshot of that volume is not asked.");
    this.#renameVolumeObject(name, snapName(snapshot.volume, snapshot), true);
    return null;
  }

  unmanageSnapshot(snapshot: SnapshotView): null {
    const name = snapName(snapshot.volume, snapshot);
    this.#rule(1464, 'The snapshot gets "-unmanaged" behind its name, which loses its last ten characters when it would be longer than 96 with that.');
    this.#renameVolumeObject(name, unmanagedName(name), false);
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    this.#rule(1545, 'All snapshots of the array are listed, whatever volume they are of.');
    const snapshots = this.#array.snapshots();
    this.#rule(1561, 'Not safe to manage: what has the name of one of the snapshots that Cinder asked about.');
    return listSnapshots(this.#context, snapshots, query, (_, isManaged) => (isManaged ? 'Snapshot already managed.' : null));
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    this.#rule(683, 'The snapshot of the name that Cinder gives is destroyed; the array would keep it for a day before it eradicates it.');
    try {
      this.#array.destroyVolume(snapName(snapshot.volume, snapshot));
    } catch (failure) {
      this.#rule(688, 'One that is not there counts as deleted; any other error of the client goes on to the caller.');
      if (!isGone(failure)) throw failure;
    }
    return null;
  }

  /** The snapshot that the reference names. */
  #validateManageExistingRef(existingRef: Json): PuritySnapshot {
    this.#rule(1171, 'The reference must have the key name, and not an empty one; other keys do not matter.');
    if (!hasKey(existingRef, NAME) || !pyTruthy(itemOf(existingRef, NAME))) {
      throw invalidReference(existingRef, "manage_existing requires a 'name' key to identify an existing volume.");
    }
    const name = itemOf(existingRef, NAME);
    const volume = this.#volumePart(name);

    const found = this.#snapshotsOf(volume).find((snapshot) => snapshot.name === name);
    if (found) return found;
    this.#rule(1206, 'A name that none of the snapshots of this volume has is refused.');
    throw invalidReference(existingRef, `Unable to find Purity ref with name=${volume}`);
  }

  #volumePart(name: Json): string {
    this.#rule(1179, 'The name is volume.suffix with one dot; that there is one, and no other, is taken for granted.');
    if (typeof name !== 'string') throw noAttribute(name, 'split');
    const [volume = '', ...suffixes] = name.split('.');
    if (suffixes.length < 1) throw new PythonException('ValueError', 'not enough values to unpack (expected 2, got 1)');
    if (suffixes.length > 1) throw new PythonException('ValueError', 'too many values to unpack (expected 2)');
    return volume;
  }

  /** None when there is no such volume. */
  #snapshotsOf(volume: string): readonly PuritySnapshot[] {
    this.#rule(1190, 'The snapshots of the volume in front of the dot are gone through for the whole name.');
    try {
      return this.#array.snapshotsOfVolume(volume);
    } catch (failure) {
      this.#rule(1200, 'A volume that the array does not have is passed over here; any other error of the client goes on to the caller.');
      if (!isGone(failure)) throw failure;
      return [];
    }
  }

  #renameVolumeObject(from: string, to: string, raiseNotExist: boolean): void {
    try {
      this.#array.renameVolume(from, to);
    } catch (failure) {
      this.#rule(1400, 'Unmanage passes over a snapshot that is gone; any other error of the client goes on to the caller.');
      if (raiseNotExist || !isGone(failure)) throw failure;
    }
  }
}

/** Whether the array says that what was asked for does not exist. */
function isGone(failure: unknown): boolean {
  return failure instanceof PureHTTPError && failure.code === 400 && failure.text.includes('does not exist');
}
