/** From what a scenario says is given to a world of Cinder's rows, and the objects that the target shall have. */
import { newSnapshotRow, volumeName } from '../cinder/snapshots.ts';
import type { ObjectSeed } from '../definition.ts';
import { DEFAULT_OPTIONS, type SnapshotId, type SnapshotStatus, type VolumeId, type VolumeRow } from '../interface.ts';
import { object } from '../value/json.ts';
import { ceilGib, parseSize } from '../value/size.ts';
import { DEFAULT_NOW, World, type WorldState } from '../world/world.ts';
import { backendsOf, serviceRow, volumeHost } from './backends.ts';
import { DEFAULT_SEED, type Given, type GivenVolume, type QuotaResource } from './given.ts';

/** The project whose user makes all requests. */
export const PROJECT = 'c0ffee00c0ffee00c0ffee00c0ffee00';

export interface Prepared {
  readonly world: World;
  readonly seeds: readonly ObjectSeed[];
  /** Handles of the backends, in their order. */
  readonly backends: readonly string[];
  /** Handles of Cinder's volumes and snapshots → their ids. */
  readonly ids: ReadonlyMap<string, string>;
}

const NOTHING: Given = {};
/** What was prepared before, its world as rows: a scenario does not change, and is played again and again. */
const KNOWN = new WeakMap<Given, Omit<Prepared, 'world'> & { readonly rows: WorldState }>();

/** A world of its own for each play. */
export function prepare(given: Given = NOTHING): Prepared {
  const known = KNOWN.get(given);
  if (known) return { world: World.from(known.rows), seeds: known.seeds, backends: known.backends, ids: known.ids };
  const { world, ...others } = prepareAnew(given);
  KNOWN.set(given, { ...others, rows: world.state() });
  return { world, ...others };
}

function prepareAnew(given: Given): Prepared {
  const world = World.empty(given.seed ?? DEFAULT_SEED, given.clock === undefined ? DEFAULT_NOW : Date.parse(given.clock));
  const services = Object.entries(backendsOf(given));
  for (const [backend, state] of services) world.services.put(serviceRow(backend, state));
  const backends = services.map(([backend]) => backend);
  const [first = ''] = backends;
  const ids = new Map<string, string>();
  const seeds: ObjectSeed[] = [];
  /** Where an object is, which is said only when there is a choice. */
  const placeOf = (backend: string | undefined, parent?: string): Pick<ObjectSeed, 'backend'> => {
    if (backends.length === 1) return {};
    return { backend: backend ?? seeds.find(({ handle }) => handle === parent)?.backend ?? first };
  };

  for (const [handle, volume] of Object.entries(given.volumes ?? {})) {
    const id = world.newId() as VolumeId;
    const row = volumeRow(id, volume.migrated ? world.newId() : id, volume.backend ?? first, volume);
    world.volumes.put(row);
    ids.set(handle, row.id);
    if (volume.on_backend !== false) seeds.push({ ...volumeSeed(handle, row, volume), ...placeOf(volume.backend) });
  }
  for (const [handle, found] of Object.entries(given.backend ?? {})) {
    const size = found.size ?? given.volumes?.[found.snapshot_of ?? '']?.size ?? '1 GiB';
    seeds.push({
      handle,
      kind: found.snapshot_of === undefined ? 'volume' : 'snapshot',
      size_bytes: parseSize(size),
      ...optional({ parent: found.snapshot_of, name: found.name, content: found.content, attributes: found.attributes }),
      ...placeOf(found.backend, found.snapshot_of),
    });
  }
  for (const [handle, { volume: of, status, display_name, row }] of Object.entries(given.snapshots ?? {})) {
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
    world.snapshots.put({ ...newSnapshotRow(volume, made, world.now, { ...DEFAULT_OPTIONS, ...given.options }), ...row });
    ids.set(handle, made.id);
  }
  for (const [resource, limit] of Object.entries(given.quota ?? {}) as [QuotaResource, number][]) {
    world.quotas.put({ id: `${PROJECT}/${resource}`, project_id: PROJECT, resource, limit, in_use: 0, reserved: 0 });
  }
  world.takeChanges();
  return { world, seeds, backends, ids };
}

function volumeRow(id: VolumeId, nameId: string, backend: string, { size, status, migrated, row }: GivenVolume): VolumeRow {
  return {
    id,
    name: volumeName(nameId),
    name_id: nameId,
    size: ceilGib(parseSize(size)),
    status: status ?? 'available',
    display_name: null,
    host: volumeHost(backend),
    project_id: PROJECT,
    volume_type_id: null,
    replication_status: null,
    ...(migrated ? { migration_status: 'success' } : {}),
    provider_id: null,
    provider_location: null,
    metadata: object([]),
    ...row,
  };
}

function volumeSeed(handle: string, row: VolumeRow, { size, content }: GivenVolume): ObjectSeed {
  return { handle, kind: 'volume', size_bytes: parseSize(size), volume_id: row.id, volume_name: row.name, ...optional({ content }) };
}

/** Leaves out what is undefined, as optional properties want it. */
export function optional<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) kept[key] = value;
  return kept as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}
