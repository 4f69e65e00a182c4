/**
 * Zadara VPSA: a snapshot is tied to Cinder's by its display name.
 *
 * Source: class ZadaraVPSAISCSIDriver, cinder/volume/drivers/zadara/zadara.py at ab09bc39; the same since 21.3.1.
 */
import type { DriverContext, ListingQuery, SnapshotRow, SnapshotView, VolumeRow, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { float, int, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { GIB, MIB } from '../../value/size.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { getFrom } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { VpsaConnection, type VpsaSnapshot, type VpsaVolume } from './vpsa.ts';

export class ZadaraDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #vpsa: VpsaConnection;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/zadara/zadara.py');
    this.#vpsa = new VpsaConnection(context);
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): JsonObject | null {
    const name = this.#validateExistingRef(existingRef);
    const [volume, id] = this.#volumeAndSnapId(snapshot, existingRef, name, { volume: 531, snapshot: 541 });
    this.#rule(551, 'When a snapshot of the volume has the new name already, nothing is done, and that counts as done: Cinder takes that other one for its own.');
    if (pyTruthy(snapIdOf(volume, snapshot.name))) return null;

    this.#rule(556, "The snapshot is renamed to the snapshot's name.");
    const newId = this.#vpsa.renameSnapshot(id, snapshot.name);
    this.#rule(559, 'Its id is kept in provider_location, which only the listing looks at.');
    return object([['provider_location', newId]]);
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: Json): Json {
    const name = this.#validateExistingRef(existingRef);
    const [{ size_bytes }] = this.#volumeAndSnapId(snapshot, existingRef, name, { volume: 569, snapshot: 578 });
    this.#rule(586, 'A snapshot has no size on a VPSA: the answer is the capacity of its volume in GiB, which is not rounded.');
    return size_bytes % GIB === 0 ? int(size_bytes / GIB) : float(size_bytes / GIB);
  }

  unmanageSnapshot(): null {
    this.#rule(590, 'Unmanaging does nothing: the snapshot keeps the name that Cinder gave it.');
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    const snapshots = this.#vpsa.allSnapshots();
    this.#rule(471, "Already managed: Cinder's provider_location is the id, and its volume's that of the volume; or, without one, both display names are Cinder's.");
    const managed = new Map<Json, string>();
    for (const row of query.cinder_snapshots) {
      const volume = this.#context.cinder.volumes.find(({ id }) => id === row.volume_id);
      for (const { id } of snapshots.filter((snapshot) => isManagedAs(snapshot, row, volume))) managed.set(id, row.id);
    }
    this.#rule(495, 'An id that comes twice is listed once. The size is that of the volume, in GiB with a fraction.');
    const unique = snapshots.filter(({ id }, at) => snapshots.findIndex((each) => each.id === id) === at);
    return paginateEntriesList(this.#context, unique.map((snapshot) => entryOf(snapshot, managed.get(snapshot.id) ?? null)), query);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    const volume = this.#getVpsaVolume(snapshot.volume);
    const id = volume && snapIdOf(volume, snapshot.name);
    this.#rule(240, 'A snapshot that is not found by its name among those of its volume counts as deleted, and so it does without the volume.');
    if (id === undefined || !pyTruthy(id)) return null;
    this.#rule(246, 'The snapshot is removed.');
    this.#vpsa.deleteSnapshot(id);
    return null;
  }

  /** What stands under the key. Raises ManageExistingInvalidReference; AttributeError for what is no object. */
  #validateExistingRef(existingRef: Json): Json {
    this.#rule(159, 'The reference must have something under the key name; source-name is not known, and other keys do not matter.');
    const name = getFrom(existingRef, 'name');
    if (!pyTruthy(name)) throw invalidReference(existingRef, "manage_existing requires a 'name' key to identify an existing volume.");
    return name;
  }

  /** @param lines where upstream asks whether the volume and the snapshot were found */
  #volumeAndSnapId(
    { volume: row }: SnapshotView, existingRef: Json, name: Json, lines: { readonly volume: number; readonly snapshot: number },
  ): [VpsaVolume, Json] {
    const volume = this.#getVpsaVolume(row);
    if (!volume) {
      this.#rule(lines.volume, 'The volume must be there.');
      throw invalidReference(existingRef, `Source volume of snapshot ${pyStr(name)} could not be found. Invalid data`);
    }
    this.#rule(lines.snapshot, 'The snapshot is looked up by its display name, among those of its volume only: the first of that name.');
    const id = snapIdOf(volume, name);
    if (!pyTruthy(id)) throw invalidReference(existingRef, `Snapshot ${pyStr(name)} could not be found. It might be already deleted`);
    return [volume, id];
  }

  #getVpsaVolume({ provider_location, name }: VolumeRow): VpsaVolume | undefined {
    if (provider_location !== null && provider_location !== '') {
      this.#rule(126, "Cinder's volume is looked up by the id in its provider_location, whatever its name.");
      return this.#vpsa.volumeById(provider_location);
    }
    this.#rule(130, 'A volume without provider_location is looked up by the name that Cinder gave it.');
    return this.#vpsa.volumeByName(name);
  }
}

/** Id of the first snapshot of this name; null when there is none. */
function snapIdOf({ snapshots }: VpsaVolume, name: Json): Json {
  return snapshots.find(({ display_name }) => display_name === name)?.id ?? null;
}

function isManagedAs(snapshot: VpsaSnapshot, row: SnapshotRow, volume: VolumeRow | undefined): boolean {
  if (row.provider_location) return snapshot.volume_id === volume?.provider_location && snapshot.id === row.provider_location;
  return snapshot.volume_display_name === volume?.name && snapshot.display_name === row.name;
}

/** @param cinderId of the snapshot of Cinder's that it is; null when it is none */
function entryOf({ display_name, size_bytes, volume_display_name }: VpsaSnapshot, cinderId: string | null): JsonObject {
  return object([
    ['reference', object([['name', display_name]])],
    ['size', float(Math.floor(size_bytes / MIB) / 1024)],
    ['safe_to_manage', cinderId === null],
    ['reason_not_safe', cinderId === null ? null : 'Snapshot already managed.'],
    ['cinder_id', cinderId],
    ['extra_info', null],
    ['source_reference', object([['name', volume_display_name]])],
  ]);
}
