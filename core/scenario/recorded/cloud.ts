/**
 * The set-up in which requests were recorded, over our own parts: Cinder's services, two drivers with an array each, a
 * volume on either.
 */
import { newestFirst } from '../../cinder/api/snapshot-order.ts';
import { answer } from '../../cinder/api/api.ts';
import type { ApiAnswer, ApiRequest } from '../../cinder/api/http.ts';
import { shownSnapshot } from '../../cinder/api/snapshot-view.ts';
import type { Calling, Services, WantedCall } from '../../cinder/calling.ts';
import { emptyLanes, type Lanes } from '../../cinder/lanes.ts';
import { commit, quotaOf, reserve, withVolumeType } from '../../cinder/quota.ts';
import { backendOf } from '../../cinder/services.ts';
import { settle } from '../../cinder/settle.ts';
import { newSnapshotRow, volumeName } from '../../cinder/snapshots.ts';
import type { DriverDefinition } from '../../definition.ts';
import { DEFAULT_OPTIONS, type Outcome, type SnapshotId, type VolumeId, type VolumeRow } from '../../interface.ts';
import { int, object, type Json } from '../../value/json.ts';
import { GIB } from '../../value/size.ts';
import { World } from '../../world/world.ts';
import { callLocally } from '../driver-call.ts';
import { RecordedArrays, UnknownCommand, type ArrayName } from './arrays.ts';
import { IDS, PROJECT, snapshotIdOf } from './placeholders.ts';

/** The drivers of the two arrays. */
export type Drivers = Readonly<Record<ArrayName, DriverDefinition>>;

/** A driver brought its whole process down. */
class ProcessDied extends Error {}

const NEWEST_MINOR = 70;
/** No volume is wiped, as there is no device-mapper in the set-up. */
const CONFIG = object([['volume_clear', 'none']]);
/** GiB of the volume group. Its service tells once a minute what is left, so what happens within a session does not count. */
const GROUP_GB = 14_336;
const VOLUME_GB = 1;

export class RecordedCloud {
  readonly world = World.empty();
  readonly arrays = new RecordedArrays();
  readonly #drivers: Drivers;
  #snapshots = 0;
  /** Hosts of all volumes that there have been: a snapshot is listed with its host's, though its volume be deleted (cinder/db/api.py:snapshot_get_all_by_host). */
  readonly #hosts = new Map<string, string | null>();

  constructor(drivers: Drivers) {
    this.#drivers = drivers;
    const { world } = this;
    world.services.put({ id: 'vm@lvm', disabled: false, up: true, frozen: false, initialized: true, pools: [{ name: 'lvm', free_gb: GROUP_GB - VOLUME_GB }] });
    world.services.put({ id: 'vm@ceph', disabled: false, up: true, frozen: false, initialized: true, pools: [{ name: 'ceph', free_gb: null }] });
    world.volume_types.put({ id: IDS['TYPE-CEPH'], name: 'ceph' });
    world.volume_types.put({ id: IDS['TYPE-LVM'], name: 'lvm' });
    world.volume_types.put({ id: '__DEFAULT__', name: '__DEFAULT__' });
    this.#addVolume('lvm', IDS['VOL-LVM']);
    this.#addVolume('ceph', IDS['VOL-CEPH']);
  }

  #addVolume(array: ArrayName, id: string): void {
    const { name } = this.addRow(array, id, `v-${array}`, {});
    this.arrays.add(array, name, VOLUME_GB * GIB);
  }

  /** A volume's row, of which the array knows nothing. */
  addRow(array: ArrayName, id: string, displayName: string, row: Partial<VolumeRow>): VolumeRow {
    const typeId = array === 'lvm' ? IDS['TYPE-LVM'] : IDS['TYPE-CEPH'];
    const volume: VolumeRow = {
      id: id as VolumeId, name: volumeName(id), name_id: id, size: VOLUME_GB, status: 'available', display_name: displayName, host: `vm@${array}#${array}`,
      project_id: PROJECT, volume_type_id: typeId, replication_status: null, provider_id: null, provider_location: null, metadata: object([]), ...row,
    };
    this.world.volumes.put(volume);
    this.#hosts.set(id, volume.host);
    const deltas = withVolumeType(this.world, { volumes: 1, gigabytes: volume.size }, typeId);
    commit(this.world, reserve(this.world, emptyLanes(), PROJECT, deltas));
    return volume;
  }

  /** Answers a request and lets all that it sets going happen. */
  request(request: ApiRequest): { readonly answered: ApiAnswer; readonly lanes: Lanes; readonly died: boolean } {
    const lanes = emptyLanes();
    for (const { id, host } of this.world.volumes.all()) this.#hosts.set(id, host);
    const services: Services = {
      world: this.world, lanes, projectId: PROJECT, options: DEFAULT_OPTIONS, driverName: 'driver', newSnapshotId: () => snapshotIdOf((this.#snapshots += 1)),
    };
    const answered = this.#run(answer(services, request));
    try {
      this.#run(settle(services, 'done'));
      return { answered, lanes, died: false };
    } catch (failure) {
      if (!(failure instanceof ProcessDied)) throw failure;
      return { answered, lanes, died: true };
    }
  }

  /** A snapshot that Cinder makes itself, in the way of `POST snapshots`. */
  makeSnapshot(volumeId: string, displayName: string | null): void {
    const volume = this.world.volumes.get(volumeId);
    const array = arrayAt(volume?.host ?? '');
    if (!volume || !array) throw new UnknownCommand(`There is no volume ${volumeId} to make a snapshot of.`);
    const id = snapshotIdOf((this.#snapshots += 1)) as SnapshotId;
    const made = {
      id, status: 'available', project_id: PROJECT, user_id: 'admin', display_name: displayName, display_description: null, metadata: object([]),
    } as const;
    const row = newSnapshotRow(volume, made, this.world.now);
    this.world.snapshots.put({ ...row, updated_at: row.created_at, progress: '100%' });
    const deltas = withVolumeType(this.world, { snapshots: 1, gigabytes: volume.size }, volume.volume_type_id);
    commit(this.world, reserve(this.world, emptyLanes(), PROJECT, deltas));
    this.arrays.addMade(array, id, volume.name, volume.size * GIB);
  }

  /** Rows of snapshots, as an administrator sees them. */
  snapshots(): Json {
    return this.world.snapshots.all().map((row) => shownSnapshot(row, NEWEST_MINOR));
  }

  /** The quota of the project, in all and by type. */
  quota(): Json {
    const resources = ['', '_lvm', '_ceph'].flatMap((type) => [`snapshots${type}`, `gigabytes${type}`]);
    return object(resources.map((resource) => {
      const { limit, in_use, reserved } = quotaOf(this.world, PROJECT, resource);
      return [resource, object([['limit', int(limit)], ['in_use', int(in_use)], ['reserved', int(reserved)]])];
    }));
  }

  #run<Result>(calling: Calling<Result>): Result {
    let turn = calling.next();
    while (!turn.done) turn = calling.next(this.#call(turn.value));
    return turn.value;
  }

  #call(wanted: WantedCall): Outcome {
    const host = wanted.method === 'get_manageable_snapshots' ? wanted.host : (wanted.snapshot.volume.host ?? '');
    const array = arrayAt(host);
    if (!array) throw new UnknownCommand(`No service works with ${host}.`);
    const snapshots = this.world.snapshots.all().filter(({ volume_id }) => backendOf(this.#hosts.get(volume_id) ?? '') === backendOf(host));
    const page = 'page' in wanted ? wanted.page : { marker: null, limit: 0, offset: 0, sort_keys: [], sort_dirs: [] };
    const outcome = callLocally(
      this.#drivers[array],
      { backend: this.arrays.reach(array), cinder: this.world.rows(), now: this.world.now, config: CONFIG, options: DEFAULT_OPTIONS },
      {
        method: wanted.method,
        ...('snapshot' in wanted ? { snapshot: wanted.snapshot, existing_ref: wanted.existing_ref } : {}),
        query: { ...page, cinder_snapshots: snapshots.toSorted(newestFirst), limit: int(page.limit), offset: int(page.offset) },
      },
    );
    if (outcome.rules?.some((rule) => rule.kills_process)) throw new ProcessDied();
    return outcome;
  }
}

/** The array of a volume's or a service's host, if there is one. */
function arrayAt(host: string): ArrayName | undefined {
  return (['lvm', 'ceph'] as const).find((array) => backendOf(host) === `vm@${array}`);
}
