/**
 * Dell Storage Center (Compellent, SC Series): a snapshot is a replay of a volume, tied to Cinder's by its description.
 *
 * Source: class SCCommonDriver, cinder/volume/drivers/dell_emc/sc/storagecenter_common.py at ab09bc39; the same since 21.3.1.
 */
import type { DriverContext, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { GIB } from '../../value/size.ts';
import { listingNotImplemented } from '../common/base-class.ts';
import { getFrom } from '../common/python-mapping.ts';
import { backendException, invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { StorageCenterApi, type Replay } from './storagecenter-api.ts';

export class StorageCenterDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #api: StorageCenterApi;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/dell_emc/sc/storagecenter_common.py');
    this.#api = new StorageCenterApi(context);
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: Json): PyInt {
    const { size_bytes } = this.#getUnmanagedReplay(snapshot, existingRef);
    this.#rule(1975, 'The size must be whole GiB: it is not rounded up, but refused.');
    if (size_bytes % GIB > 0) throw backendException('Volume size must be a multiple of 1 GB.');
    return int(size_bytes / GIB);
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): JsonObject {
    const replay = this.#getUnmanagedReplay(snapshot, existingRef);
    this.#api.manageReplay(replay, snapshot.id);
    this.#rule(1960, "The id of the volume, not of the replay, is kept in the snapshot's provider_id.");
    return object([['provider_id', replay.volumeId]]);
  }

  unmanageSnapshot({ id, volume_id, provider_id }: SnapshotView): null {
    const volume = this.#api.findVolume(volume_id, provider_id);
    this.#rule(1996, 'The volume must be there.');
    if (volume === null) throw backendException(`unmanage_snapshot: Cannot find volume id ${volume_id}`);
    const replay = this.#api.findReplay(volume, id);
    this.#rule(2004, 'So must the replay be.');
    if (!replay) throw backendException(`unmanage_snapshot: Cannot find snapshot named ${id}`);
    this.#api.unmanageReplay(replay);
    return null;
  }

  getManageableSnapshots(): never {
    throw listingNotImplemented(this.#context);
  }

  deleteSnapshot({ id, volume_id, provider_id }: SnapshotView): null {
    const volume = this.#api.findVolume(volume_id, provider_id);
    this.#rule(650, 'Without the volume the deletion has failed; a replay that is not found counts as deleted.');
    if (volume === null) throw backendException(`Failed to delete snapshot ${id}`);
    const replay = this.#api.findReplay(volume, id);
    if (replay) this.#api.expireReplay(replay);
    return null;
  }

  #getUnmanagedReplay({ volume_id, provider_id }: SnapshotView, existingRef: Json): Replay {
    this.#rule(1887, 'The reference must have something under the key source-name; other keys do not matter.');
    const name = pyTruthy(existingRef) ? getFrom(existingRef, 'source-name') : null;
    if (!pyTruthy(name)) throw invalidReference(existingRef, '_get_unmanaged_replay: Must specify source-name.');

    const volume = this.#api.findVolume(volume_id, provider_id);
    if (volume === null) {
      this.#rule(1896, "That the array does not have Cinder's volume is a failure of the backend.");
      throw backendException(`_get_unmanaged_replay: Cannot find volume id ${volume_id}`);
    }
    const replay = this.#api.findReplay(volume, name);
    if (!replay) {
      this.#rule(1904, 'A name that no replay of the volume is found by is refused.');
      throw invalidReference(existingRef, `_get_unmanaged_replay: Cannot find snapshot named ${pyStr(name)}`);
    }
    return replay;
  }
}
