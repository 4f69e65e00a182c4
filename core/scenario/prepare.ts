/** From what a scenario says is given to a world of Cinder's rows, and the objects that the target shall have. */
import { newSnapshotRow, volumeName } from '../cinder/snapshots.ts';
import { DEFAULT_OPTIONS, type ObjectSeed, type SnapshotId, type SnapshotStatus, type VolumeId, type VolumeRow } from '../interface.ts';
import { object } from '../value/json.ts';
import { ceilGib, parseSize } from '../value/size.ts';
import type { ServiceRow } from '../world/rows.ts';
import { DEFAULT_NOW, World } from '../world/world.ts';
import { DEFAULT_SEED, type Given, type GivenVolume, type QuotaResource } from './scenario.ts';

/** The project whose user makes all requests. */
export const PROJECT = 'c0ffee00c0ffee00c0ffee00c0ffee00';
/** The service that has the only backend. */
export const SERVICE_HOST = 'custody@backend';
/** Where all volumes are. */
const HOST = `${SERVICE_HOST}#pool`;
const SERVICE: ServiceRow = { id: SERVICE_HOST, disabled: false, up: true, frozen: false, initialized: true, pools: [{ name: 'pool', free_gb: null }] };

export interface Prepared {
  readonly world: World;
  readonly seeds: readonly ObjectSeed[];
  /** Handles of Cinder's volumes and snapshots → their ids. */
  readonly ids: ReadonlyMap<string, string>;
}

export function prepare(given: Given = {}): Prepared {
  const world = World.empty(given.seed ?? DEFAULT_SEED, given.clock === undefined ? DEFAULT_NOW : Date.parse(given.clock));
  world.services.put(SERVICE);
  const ids = new Map<string, string>();
  const seeds: ObjectSeed[] = [];

  for (const [handle, volume] of Object.entries(given.volumes ?? {})) {
    const row = volumeRow(world.newId() as VolumeId, volume);
    world.volumes.put(row);
    ids.set(handle, row.id);
    if (volume.on_backend !== false) seeds.push(volumeSeed(handle, row, volume));
  }
  for (const [handle, found] of Object.entries(given.backend ?? {})) {
    const size = found.size ?? given.volumes?.[found.snapshot_of ?? '']?.size ?? '1 GiB';
    seeds.push({
      handle,
      kind: found.snapshot_of === undefined ? 'volume' : 'snapshot',
      size_bytes: parseSize(size),
      ...optional({ parent: found.snapshot_of, name: found.name, content: found.content, attributes: found.attributes }),
    });
  }
  for (const [handle, { volume: of, status, display_name }] of Object.entries(given.snapshots ?? {})) {
    const volume = world.volumes.get(ids.get(of) ?? '');
    if (!volume) throw new RangeError(`Snapshot ${handle} is of volume ${of}, which is not given.`);
    const made = {
      id: world.newId() as SnapshotId,
      status: (status ?? 'creating') as SnapshotStatus,
      project_id: PROJECT,
      display_name: display_name ?? null,
      display_description: null,
      metadata: object([]),
    };
    world.snapshots.put(newSnapshotRow(volume, made, world.now, { ...DEFAULT_OPTIONS, ...given.options }));
    ids.set(handle, made.id);
  }
  for (const [resource, limit] of Object.entries(given.quota ?? {}) as [QuotaResource, number][]) {
    world.quotas.put({ id: `${PROJECT}/${resource}`, project_id: PROJECT, resource, limit, in_use: 0, reserved: 0 });
  }
  world.takeChanges();
  return { world, seeds, ids };
}

function volumeRow(id: VolumeId, { size, status }: GivenVolume): VolumeRow {
  return {
    id,
    name: volumeName(id),
    name_id: id,
    size: ceilGib(parseSize(size)),
    status: status ?? 'available',
    display_name: null,
    host: HOST,
    project_id: PROJECT,
    volume_type_id: null,
    replication_status: null,
    provider_id: null,
    provider_location: null,
    metadata: object([]),
  };
}

function volumeSeed(handle: string, row: VolumeRow, { size, content }: GivenVolume): ObjectSeed {
  return { handle, kind: 'volume', size_bytes: parseSize(size), volume_id: row.id, ...optional({ content }) };
}

/** Leaves out what is undefined, as optional properties want it. */
export function optional<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };
}
