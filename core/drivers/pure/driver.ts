/**
 * Pure Storage FlashArray: a snapshot is called `volume.suffix` on the array, and tied to Cinder's by that name.
 *
 * Source: class PureBaseVolumeDriver, cinder/volume/drivers/pure.py at ab09bc39. Releases before 2024.2 had another client of
 * the array, and those before 2025.1 took another key: driver-21.3.ts.
 */
import { CinderException, PythonException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, isList, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { ceilGib } from '../../value/size.ts';
import { hasKey, itemOf, noAttribute } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { listSnapshots } from './listing.ts';
import { snapName, unmanagedName } from './names.ts';
import { ARRAY_NAME, type PuritySnapshot } from './purity.ts';
import { Rest2Client } from './rest2-client.ts';

const SOURCE_NAME = 'source-name';
const NOT_EXIST = 'does not exist';

export class PureDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #array: Rest2Client;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/pure.py');
    this.#array = new Rest2Client(context.backend);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    const { provisioned } = this.#validateManageExistingRef(existingRef);
    this.#rule(2439, 'The size that the array shows, in bytes, rounded up to whole GiB.');
    return int(ceilGib(provisioned));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): JsonObject {
    const { name } = this.#validateManageExistingRef(existingRef);
    const newName = snapName(snapshot.volume, snapshot);
    this.#rule(2333, "The snapshot is renamed to <provider_id of Cinder's volume>.<snapshot's name>; whether it is a snapshot of that volume is not asked.");
    this.#renameSnapshot(name, newName, true);
    this.#rule(2427, "The answer replaces the metadata of Cinder's snapshot by the names of the snapshot and of the array.");
    return object([['metadata', object([['array_snapshot_name', newName], ['array_name', ARRAY_NAME]])]]);
  }

  unmanageSnapshot(snapshot: SnapshotView): null {
    const name = snapName(snapshot.volume, snapshot);
    this.#rule(2451, 'The snapshot gets "-unmanaged" behind its name, which loses its last ten characters when it would be longer than 96 with that.');
    this.#renameSnapshot(name, unmanagedName(name), false);
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    this.#rule(2542, 'All snapshots of the array are listed, whatever volume they are of.');
    const answer = this.#array.getVolumeSnapshots();
    if (answer.status !== 200) throw new PythonException('AttributeError', "'ErrorResponse' object has no attribute 'items'");
    this.#rule(2558, 'Not safe to manage: what has the name of one of the snapshots that Cinder asked about, what is destroyed, what is in a realm. The last of these is told.');
    this.#rule(2571, 'The reference in the list has the key name, which manage does not take.');
    return listSnapshots(this.#context, answer.items, query, reasonNotSafe);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    this.#rule(1272, 'The snapshot of the name that Cinder gives is destroyed; the array would keep it for a day before it eradicates it.');
    const answer = this.#array.destroyVolumeSnapshot(snapName(snapshot.volume, snapshot));
    if (answer.status !== 400) return null;
    this.#rule(1278, 'One that is not there counts as deleted.');
    if (!answer.message.includes(NOT_EXIST)) throw nothingToReraise();
    return null;
  }

  /** The snapshot that the reference names. */
  #validateManageExistingRef(existingRef: Json): PuritySnapshot {
    this.#rule(1914, 'The reference must have source-name, and not an empty one; other keys do not matter.');
    if (!hasKey(existingRef, SOURCE_NAME) || !pyTruthy(itemOf(existingRef, SOURCE_NAME))) {
      throw invalidReference(existingRef, "manage_existing requires a 'source-name' key to identify an existing volume.");
    }
    const { name, volume } = this.#split(itemOf(existingRef, SOURCE_NAME));
    if (this.#hasVolume(volume)) return this.#snapshotNamed(name);
    this.#rule(1966, 'A volume that the array does not have is refused.');
    throw invalidReference(existingRef, `Unable to find Purity ref with source-name=${volume}`);
  }

  #split(name: Json): { readonly name: string; readonly volume: string } {
    this.#rule(1922, 'A snapshot in a realm is refused: that is one with "::" in its name more than once.');
    if (countOf(name, '::') > 1) throw new CinderException('ManageExistingInvalidReference', 'Unable to manage snapshot in a Realm');
    this.#rule(1927, 'The name is volume.suffix, parted at the first dot; that there is one is taken for granted.');
    if (typeof name !== 'string') throw noAttribute(name, 'split');
    const dot = name.indexOf('.');
    if (dot < 0) throw new PythonException('ValueError', 'not enough values to unpack (expected 2, got 1)');
    return { name, volume: name.slice(0, dot) };
  }

  #hasVolume(name: string): boolean {
    this.#rule(1942, 'The volume in front of the dot is looked up first.');
    const answer = this.#array.getVolume(name);
    if (answer.status === 200) return true;
    this.#rule(1961, 'Only an answer that says "does not exist" is read as such; any other should be raised again, where there is no exception to raise.');
    if (!answer.message.includes(NOT_EXIST)) throw nothingToReraise();
    return false;
  }

  #snapshotNamed(name: string): PuritySnapshot {
    this.#rule(1947, 'Then the snapshot is looked up by its whole name.');
    const answer = this.#array.getVolumeSnapshot(name);
    const [snapshot] = answer.status === 200 ? answer.items : [];
    if (snapshot) return snapshot;
    this.#rule(1954, "The snapshot is not there, but what is looked at for the array's message is the answer about the volume, which has none.");
    throw new PythonException('AttributeError', "'Resp' object has no attribute 'errors'");
  }

  #renameSnapshot(from: string, to: string, raiseNotExist: boolean): void {
    const answer = this.#array.renameVolumeSnapshot(from, to);
    this.#rule(2379, 'Only the status 400 counts as a failure to rename.');
    if (answer.status !== 400) return;
    this.#rule(2381, 'A failure should be raised again, but no exception was raised: that itself is a RuntimeError. Unmanage passes over a snapshot that is gone.');
    if (raiseNotExist || !answer.message.includes(NOT_EXIST)) throw nothingToReraise();
  }
}

function reasonNotSafe({ name, destroyed }: PuritySnapshot, isManaged: boolean): string | null {
  if (countOf(name, '::') > 1) return 'Snapshot is in a realm.';
  if (destroyed) return 'Snapshot is deleted.';
  return isManaged ? 'Snapshot already managed.' : null;
}

/** Python's `value.count(part)`: texts and lists have it. */
function countOf(value: Json, part: string): number {
  if (typeof value === 'string') return value.split(part).length - 1;
  if (isList(value)) return value.filter((item) => item === part).length;
  throw noAttribute(value, 'count');
}

/** What oslo's `save_and_reraise_exception` raises outside of an `except`. */
function nothingToReraise(): PythonException {
  return new PythonException('RuntimeError', 'There is no (currently) captured exception to force the reraising of');
}
