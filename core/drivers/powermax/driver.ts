/**
 * Dell PowerMax: a SnapVX snapshot of a device, tied to Cinder's by `provider_location`; its name gets `OS-` in front.
 *
 * Source: class PowerMaxCommon, cinder/volume/drivers/dell_emc/powermax/common.py at ab09bc39; the same since 21.3.1.
 */
import { PythonException, type CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeRow, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { float, get, isObject, object, type Json, type JsonObject, type PyFloat } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyRepr, pyStr } from '../../value/python.ts';
import { typeError } from '../common/python-errors.ts';
import { literalEval } from '../common/python-literal.ts';
import { getFrom, itemOf, noAttribute } from '../common/python-mapping.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { listed, pageOf } from './listing.ts';
import { LONGEST, PREFIX, truncated, volumeElementName, withoutPrefix } from './names.ts';
import { literal, Unisphere, type Snap } from './unisphere.ts';

const FOLDER = 'cinder/volume/drivers/dell_emc/powermax';

/** What the provider_location of a snapshot says. */
interface SnapInfo {
  readonly deviceId: Json;
  /** Null where there is no snapshot of the name. */
  readonly name: string | null;
  readonly snaps: readonly Snap[];
}

/** A row with what finds its device. */
interface LocatedRow {
  readonly id: string;
  readonly name_id: string;
  readonly provider_location: string | null;
}

export class PowerMaxDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #rest: Unisphere;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, `${FOLDER}/common.py`);
    this.#rest = new Unisphere(context.backend);
  }

  manageExistingSnapshotGetSize({ volume }: SnapshotView): PyFloat | null {
    this.#rule(3674, 'The reference is not looked at: get_size is told of the snapshot only, and refuses nothing.');
    const deviceId = this.#findDevice(volume);
    this.#context.rule({
      text: "The size is that of the snapshot's device, a number with two decimals that nobody rounds up; None where the device is not found.",
      upstream: { file: `${FOLDER}/rest.py`, line: 1775 },
    });
    const device = deviceId === null ? undefined : this.#sizedDevice(deviceId);
    return device ? float(device.capGb) : null;
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): JsonObject {
    const { volume } = snapshot;
    const deviceId = this.#findDevice(volume);
    this.#rule(3569, "The snapshot's volume must have a device on the array.");
    if (deviceId === null) throw literal(`Cannot find device for volume ${volume.id}.`);

    const wanted = this.#referenceName(existingRef);
    this.#rule(3587, 'A name that begins with OS- counts as managed; only a text can be looked at.');
    if (typeof wanted !== 'string') throw noAttribute(wanted, 'startswith');
    if (wanted.startsWith(PREFIX)) throw literal(`Unable to manage existing Snapshot. Snapshot ${wanted} is already managed by Cinder.`);

    this.#rule(3595, 'Nothing is managed for a volume whose replication_status is failed-over.');
    if (isFailedOver(volume)) {
      throw literal(`Volume ${volume.id} is failed over from the source volume, it is not possible to manage a snapshot of a failed over volume.`);
    }
    const { snap, name, isByName } = this.#snapToManage(deviceId, wanted);
    const newName = PREFIX + name;
    this.#rename(deviceId, snap, name, newName);
    return this.#modelUpdate(snapshot, deviceId, newName, isByName);
  }

  unmanageSnapshot(snapshot: SnapshotView): null {
    const info = this.#parseSnapInfo(snapshot);
    this.#rule(3700, 'There must be exactly one snapshot of the name in provider_location: none, or a second generation, is refused; a None in place of their list has no length, a TypeError.');
    if (!info) throw typeError("object of type 'NoneType' has no len()");
    const { deviceId, name, snaps } = info;
    const [snap] = snaps;
    if (!snap || snaps.length > 1) {
      throw literal(`It is not possible to unmanage snapshot because there are either multiple or no snapshots associated with ${name ?? 'None'}.`);
    }
    this.#rule(3709, 'Nothing is unmanaged of a volume whose replication_status is failed-over.');
    if (isFailedOver(snapshot.volume)) {
      throw literal(
        'It is not possible to unmanage a snapshot where the source volume is failed-over, revert back to source PowerMax/VMAX ' +
          `to unmanage snapshot ${snap.name}`,
      );
    }
    this.#rule(3720, 'OS- is taken off the name; a name without it leaves none to rename to.');
    const newName = withoutPrefix(snap.name);
    try {
      this.#rest.renameSnap(deviceId, snap.name, snap.snapId, newName);
    } catch (failure) {
      throw this.#issue(3728, failure, 'There was an issue unmanaging Snapshot, it was not possible to remove the OS- prefix. Error message is:');
    }
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    this.#rule(3875, 'All devices of the array are gone through; a request for them that fails counts as none.');
    const devices = this.#rest.getPrivateVolumeList();
    if (devices.length === 0) return [];
    const utils = rulesOf(this.#context, `${FOLDER}/utils.py`);
    utils(1126, "Of each device the first snapshot by generation is listed, with the device's size. A device of an odd size or kind is left out.");
    utils(1139, "Left out, not marked, is what begins with OS- or temp-: whether Cinder has the snapshot is not asked.");
    utils(1143, 'Left out is what has expired, or is not the youngest of its name.');
    const all = devices.flatMap((device) => listed(device) ?? []);
    return all.length === 0 ? [] : pageOf(all, query, this.#rule);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    const info = this.#parseSnapInfo(snapshot);
    if (!info || (!pyTruthy(info.deviceId) && info.name === null)) return this.#deleteLegacy(snapshot);
    const { snaps } = info;
    if (snaps.length === 0) this.#rule(754, 'Nothing of the name in provider_location counts as deleted; so does a lookup that fails.');
    else this.#rule(758, 'Each generation that has the name in provider_location is deleted.');
    for (const snap of snaps) this.#rest.deleteSnap(snap);
    return null;
  }

  /** Of older releases a snapshot is a device of its own, with the id of the snapshot in its label. */
  #deleteLegacy({ id, provider_location }: SnapshotView): null {
    this.#rule(748, 'It may be a snapshot of an older release, a device of its own, and is looked up as a volume is.');
    const deviceId = this.#findDevice({ id, name_id: id, provider_location });
    if (deviceId === null) {
      this.#rule(753, 'One that is not found counts as deleted.');
      return null;
    }
    this.#rule(751, 'It is deleted as a volume is.');
    this.#rest.deleteVolume(deviceId);
    return null;
  }

  /** The id of the volume's device, where the device is labelled with the volume's id. Raises what Python does for an odd provider_location. */
  #findDevice(volume: LocatedRow): Json {
    this.#rule(1635, "The device's id is in the volume's provider_location, a Python dict as text.");
    if (volume.provider_location === null) return null;
    const location = literalEval(volume.provider_location);
    const keybindings = pyTruthy(getFrom(location, 'device_id')) ? null : getFrom(location, 'keybindings');
    const deviceId = pyTruthy(keybindings) ? itemOf(keybindings, 'DeviceID') : getFrom(location, 'device_id');
    if (!pyTruthy(deviceId)) return null;

    this.#rule(1645, "The device's label must be OS- and the volume's id, or a part of that, or OS- and the id that a migration left.");
    const identifier = this.#rest.getVolume(deviceId)?.identifier ?? null;
    if (typeof identifier !== 'string' || identifier === '') return null;
    const isMigrated = volume.name_id !== volume.id && identifier === volumeElementName(volume.name_id);
    return volumeElementName(volume.id).includes(identifier) || isMigrated ? deviceId : null;
  }

  /** Whatever goes wrong here is logged and forgotten. */
  #sizedDevice(deviceId: Json): ReturnType<Unisphere['getVolume']> {
    try {
      return this.#rest.getVolume(deviceId);
    } catch (failure) {
      if (!(failure instanceof PythonException)) throw failure;
      return undefined;
    }
  }

  #referenceName(existingRef: Json): Json {
    this.#rule(3578, 'The name is under source-name; a reference of the wrong kind is a TypeError.');
    if (!isObject(existingRef)) return itemOf(existingRef, 'source-name');
    const name = get(existingRef, 'source-name');
    if (name !== undefined) return name;
    this.#rule(3580, 'Without source-name it is source-id, which holds a name as well; without both that is a KeyError.');
    return itemOf(existingRef, 'source-id');
  }

  /** The one snapshot of the name; else the one of the name that Cinder would have cut it to. */
  #snapToManage(deviceId: Json, wanted: string): { readonly snap: Snap; readonly name: string; readonly isByName: boolean } {
    this.#rule(3604, 'The snapshot is looked up by its name, on the device of its volume only.');
    const byName = this.#only(deviceId, wanted);
    if (byName) return { snap: byName, name: wanted, isByName: true };

    this.#rule(3666, 'Not exactly one: the name is taken for a UUID, cut to its first and last nine characters, and looked up again.');
    const name = truncated(volumeElementName(wanted.replaceAll('_snapshot-', '')), LONGEST).replaceAll(PREFIX, '');
    const byUuid = this.#only(deviceId, name);
    this.#rule(3610, 'No such snapshot, or several generations of it: refused by the name that it was cut to.');
    if (!byUuid || byUuid.snapId === 0n) throw literal(`Cannot find snap_id of snapshot ${name}.`);
    return { snap: byUuid, name, isByName: false };
  }

  #only(deviceId: Json, name: string): Snap | undefined {
    const [snap, ...others] = this.#rest.getVolumeSnaps(deviceId, name);
    return others.length === 0 ? snap : undefined;
  }

  #rename(deviceId: Json, { snapId }: Snap, name: string, newName: string): void {
    this.#rule(3621, 'The snapshot is renamed, OS- in front.');
    try {
      this.#rest.renameSnap(deviceId, name, snapId, newName);
    } catch (failure) {
      throw this.#issue(3626, failure, `There was an issue managing ${name}, it was not possible to add the OS- prefix. Error Message:`);
    }
  }

  /** What any error of a request for another name becomes. */
  #issue(line: number, failure: unknown, what: string): CinderException {
    if (!(failure instanceof PythonException)) throw failure;
    this.#rule(line, 'The request for another name failed: what went wrong is in the exception.');
    return literal(`${what} ${failure.message}.`);
  }

  #modelUpdate(snapshot: SnapshotView, deviceId: Json, newName: string, isByName: boolean): JsonObject {
    const update = object([
      ['display_name', snapshot.display_name || snapshot.id],
      ['provider_location', pyRepr(object([['source_id', deviceId], ['snap_name', newName]]))],
    ]);
    const metadata = this.#metadata(deviceId, newName);
    this.#rule(3640, 'What the array knows of it goes into its metadata, over what the user wrote there; not if it was found by a UUID.');
    if (!isByName) return update;
    const isFresh = snapshot.metadata.entries.length === 0;
    // Cinder keeps metadata as texts: what is put into a dict that it made is made a text.
    const isSnapId: Json = isFresh || 'True';
    return object([...update.entries, ['metadata', object([...snapshot.metadata.entries, ...metadata, ['is_snap_id', isSnapId]])]]);
  }

  #metadata(deviceId: Json, name: string): (readonly [string, Json])[] {
    this.#rule(7415, 'The device is asked for the snapshot under its new name; when that fails this is an AttributeError.');
    const device = this.#rest.getVolume(deviceId);
    if (!device) throw noAttribute(null, 'get');
    const ids = device.snapshots.filter((snap) => snap.name === name).map(({ snapId }) => snapId.toString());
    const [label = ''] = pyTruthy(device.identifier) ? pyStr(device.identifier).split(':') : [];
    return [
      ['SnapshotLabel', name],
      ['SourceDeviceID', deviceId],
      ['SnapIdList', ids.join(', ')],
      ...(label === '' ? [] : [['SourceDeviceLabel', label] as const]),
    ];
  }

  /** What provider_location names, as far as it is there; undefined for one in the form of older releases. Raises what Python does for another text. */
  #parseSnapInfo({ provider_location }: SnapshotView): SnapInfo | undefined {
    this.#rule(2018, 'Device and name of the snapshot are in its provider_location, a Python dict as text.');
    if (provider_location === null) return { deviceId: null, name: null, snaps: [] };
    const location = literalEval(provider_location);
    if (isObject(location) && (get(location, 'source_id') === undefined || get(location, 'snap_name') === undefined)) {
      this.#rule(2026, 'One in the form of older releases gives None three times.');
      return undefined;
    }
    const [deviceId, name] = [itemOf(location, 'source_id'), itemOf(location, 'snap_name')];
    const snaps = this.#snapsOrNone(deviceId, name);
    return { deviceId, name: snaps.length > 0 ? pyStr(name) : null, snaps };
  }

  #snapsOrNone(deviceId: Json, name: Json): readonly Snap[] {
    this.#rule(2028, 'The device is asked for the snapshots of this name; when that fails it has none.');
    try {
      return this.#rest.getVolumeSnaps(deviceId, name);
    } catch (failure) {
      if (!(failure instanceof PythonException)) throw failure;
      return [];
    }
  }
}

function isFailedOver({ replication_status }: VolumeRow): boolean {
  return replication_status === 'failed-over';
}
