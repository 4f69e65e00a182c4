/**
 * From a world to what a scenario would say of it before its first step: prepared and placed on the same driver's array, it gives a
 * world like it. Ids are others then: a scenario's are counted from its seed. What it can't say is told in words.
 */
import { contentOf } from '../backend/content.ts';
import type { DriverDefinition, ObjectSeed } from '../definition.ts';
import { DEFAULT_OPTIONS, type BackendObject, type ObjectId, type SnapshotId, type SnapshotRow, type VolumeId, type VolumeRow } from '../interface.ts';
import { get, object, type JsonObject } from '../value/json.ts';
import { sameData } from '../value/same.ts';
import { ceilGib, formatSize, GIB } from '../value/size.ts';
import { World, type WorldState } from '../world/world.ts';
import { backendName } from './backends.ts';
import { tiesOf } from './custody.ts';
import type { Given, GivenObject, GivenSnapshot, GivenVolume } from './given.ts';
import { givenRemarks } from './given-remarks.ts';
import { givenServices } from './given-services.ts';
import { Handles, handlesFor } from './handles.ts';
import { optional, prepare, PROJECT } from './prepare.ts';
import { Rehearsal, type DriverSetting } from './rehearsal.ts';
import { restaged } from './restage.ts';
import { finished } from './scene.ts';
import { givenName } from './staging.ts';
import { volumesBehind } from './volume-objects.ts';

export interface GivenOf {
  readonly given: Given;
  /** Handles of the objects behind Cinder's snapshots, by the handles of these. */
  readonly ties: ReadonlyMap<string, string>;
  /** What a scenario can't say, a sentence each. */
  readonly remarks: readonly string[];
}

/** What is found out about the world before anything is written. */
interface Known {
  readonly driver: DriverDefinition;
  readonly state: WorldState;
  /** The objects behind Cinder's volumes and snapshots. */
  readonly behind: ReadonlyMap<VolumeId, BackendObject>;
  readonly ties: ReadonlyMap<SnapshotId, BackendObject>;
  readonly objects: ReadonlyMap<ObjectId, string>;
  readonly volumes: ReadonlyMap<VolumeId, string>;
  readonly snapshots: ReadonlyMap<SnapshotId, string>;
  readonly byId: ReadonlyMap<ObjectId, BackendObject>;
}

/** @param driver whose world it is */
export function givenOf(driver: DriverDefinition, state: WorldState, setting: DriverSetting): GivenOf {
  const known = find(driver, state, setting);
  const written = write(known, setting);
  const ties = new Map([...known.ties].map(([snapshot, one]) => [known.snapshots.get(snapshot) ?? '', known.objects.get(one.id) ?? '']));
  const given = ties.size > 0 ? withCustody(known, written, ties) : written;
  return { given, ties, remarks: givenRemarks(driver, state, setting, { ...known, given, ties, handles: known.objects }) };
}

function find(driver: DriverDefinition, state: WorldState, setting: DriverSetting): Known {
  const ties = finished(tiesOf(new Rehearsal(driver, setting, World.from(state))));
  const behind = volumesBehind(driver, state);
  const handles = new Handles();
  const objects = handlesFor(state, behind, ties, handles);
  const volumes = new Map(state.volumes.map(({ id, display_name }) => [id, objects.get(behind.get(id)?.id ?? ('' as ObjectId)) ?? handles.make(display_name ?? 'volume', 'volume')]));
  const kept = state.snapshots.filter(({ volume_id }) => volumes.has(volume_id));
  const snapshots = new Map(kept.map(({ id, display_name }) => [id, handles.make(display_name ?? 'snapshot', 'snapshot')]));
  return { driver, state, behind, ties, objects, volumes, snapshots, byId: new Map(state.objects.map((one) => [one.id, one])) };
}

function write(known: Known, { config, options }: DriverSetting): Given {
  const { state } = known;
  const { seed, now } = state.clock[0] ?? { seed: 0, now: 0 };
  const ofCinder = new Set([...known.behind.values()].map(({ id }) => id));
  const others = state.objects.filter((one) => !ofCinder.has(one.id) && canBeGiven(known, one));
  const changed = Object.entries(options).filter(([key, value]) => DEFAULT_OPTIONS[key as keyof typeof DEFAULT_OPTIONS] !== value);
  const limits = state.quotas.filter(({ project_id, resource }) => project_id === PROJECT && ['snapshots', 'gigabytes'].includes(resource));
  return {
    seed,
    clock: new Date(now).toISOString(),
    ...(config.entries.length > 0 ? { config } : {}),
    ...(changed.length > 0 ? { options: Object.fromEntries(changed) } : {}),
    ...givenServices(state),
    volumes: Object.fromEntries(state.volumes.map((row) => [known.volumes.get(row.id) ?? '', givenVolume(known, row)])),
    backend: Object.fromEntries(others.map((one) => [known.objects.get(one.id) ?? '', givenObject(known, one)])),
    snapshots: Object.fromEntries(state.snapshots.flatMap((row) => (known.snapshots.has(row.id) ? [[known.snapshots.get(row.id) ?? '', givenSnapshot(known, row)]] : []))),
    ...(limits.length > 0 ? { quota: Object.fromEntries(limits.map(({ resource, limit }) => [resource, limit])) } : {}),
  };
}

/** A snapshot is given by the volume that it is of. */
function canBeGiven({ byId }: Known, { kind, parent }: BackendObject): boolean {
  return kind === 'volume' || (parent !== null && byId.has(parent));
}

function givenVolume({ driver, state, behind }: Known, row: VolumeRow): GivenVolume {
  const one = behind.get(row.id);
  const made = one && driver.volumeFields?.({ name: one.name, native_id: one.native_id ?? null });
  const own = { provider_id: null, provider_location: null, volume_type_id: null, replication_status: null, metadata: object([]), ...made };
  const said = (['provider_id', 'provider_location', 'volume_type_id', 'replication_status', 'metadata'] as const).filter((key) => !sameData(row[key], own[key]));
  const size = one && ceilGib(one.size_bytes) === row.size ? one.size_bytes : row.size * GIB;
  return {
    size: formatSize(size),
    ...(row.status === 'available' ? {} : { status: row.status }),
    ...optional({ content: one && textOf(one) }),
    ...(one ? {} : { on_backend: false }),
    ...(state.services.length > 1 ? { backend: backendName(row.host ?? '') } : {}),
    ...(row.name_id === row.id ? {} : { migrated: true as const }),
    ...(said.length > 0 ? { row: Object.fromEntries(said.map((key) => [key, row[key]])) } : {}),
  };
}

function givenObject({ driver, objects, byId }: Known, one: BackendObject): GivenObject {
  const parent = one.parent === null ? undefined : byId.get(one.parent);
  const { id, handle: _, kind, size_bytes, backend } = one;
  const seed = { handle: objects.get(id) ?? '', kind, size_bytes };
  return {
    ...optional({ snapshot_of: parent && objects.get(parent.id), content: textOf(one), backend: parent ? undefined : backend }),
    size: formatSize(size_bytes),
    ...named(driver, seed, one, parent?.name ?? null),
  };
}

/** The name from which the array makes this one, and the attributes that the array has not made itself. */
function named(driver: DriverDefinition, seed: ObjectSeed, { name, attributes }: BackendObject, parentName: string | null): Pick<GivenObject, 'name' | 'attributes'> {
  const wished = givenName(driver, seed, name, parentName);
  const placed = driver.place({ ...seed, name: wished }, parentName);
  const made: JsonObject = ('name' in placed ? placed.attributes : undefined) ?? object([]);
  const own = attributes.entries.filter(([key, value]) => !sameData(get(made, key), value));
  return { name: wished, ...(own.length > 0 ? { attributes: object(own) } : {}) };
}

function givenSnapshot({ state, volumes }: Known, { volume_id, status, display_name, ...row }: SnapshotRow): GivenSnapshot {
  const own = { provider_id: null, provider_location: null, metadata: object([]), volume_type_id: state.volumes.find(({ id }) => id === volume_id)?.volume_type_id ?? null };
  const said = (['provider_id', 'provider_location', 'volume_type_id', 'metadata'] as const).filter((key) => !sameData(row[key], own[key]));
  return {
    volume: volumes.get(volume_id) ?? '',
    status,
    ...optional({ display_name: display_name ?? undefined }),
    ...(said.length > 0 ? { row: Object.fromEntries(said.map((key) => [key, row[key]])) } : {}),
  };
}

/** The text at its beginning, where there is no other. */
function textOf({ content }: BackendObject): string | undefined {
  const [first, ...others] = content?.pieces ?? [];
  return first?.[0] === 0 && others.length === 0 ? first[1] : undefined;
}

/** What stands behind snapshots is called by their ids: as the driver itself leaves it, when it manages it for those that a scenario has. */
function withCustody({ driver }: Known, written: Given, ties: ReadonlyMap<string, string>): Given {
  const tied = new Set(ties.values());
  const before = each(written.snapshots, ({ row, ...snapshot }, handle) => ({ ...snapshot, ...(ties.has(handle) ? {} : optional({ row })) }));
  const { world, seeds, ids } = prepare({ ...written, snapshots: before });
  const idOf = (handle: string): SnapshotId => ids.get(handle) as SnapshotId;
  const { stage, managed } = finished(restaged(driver, {
    rows: world.state(),
    objects: seeds.map((seed) => ({ seed: tied.has(seed.handle) ? unmarked(seed) : seed, content: contentOf(seed.content), isInUse: false })),
    ties: new Map([...ties].map(([snapshot, one]) => [idOf(snapshot), one])),
    wish: { snapshot: idOf([...ties.keys()][0] ?? '') },
    options: { ...DEFAULT_OPTIONS, ...written.options },
    first: null,
    names: new Map(),
  }));
  const left = new Map(stage.objects.filter(({ id }) => managed.has(id)).map((one) => [one.handle ?? '', one]));
  const rows = new Map(stage.state.snapshots.map((row) => [row.id, row]));
  const backend = each(written.backend, (given, handle) => {
    const one = left.get(handle);
    if (!one) return given;
    const { attributes: _, ...others } = given;
    const parentName = one.parent === null ? null : (stage.object(one.parent)?.name ?? null);
    return { ...others, ...named(driver, { handle, kind: one.kind, size_bytes: one.size_bytes }, one, parentName) };
  });
  const snapshots = each(written.snapshots, (given, handle) => {
    const row = rows.get(idOf(handle));
    if (!row || !left.has(ties.get(handle) ?? '')) return given;
    const { provider_id, provider_location, volume_type_id, metadata } = row;
    return { ...given, row: { ...given.row, provider_id, provider_location, volume_type_id, metadata: given.row?.metadata ?? metadata } };
  });
  return { ...written, backend, snapshots };
}

/** Without what the driver has noted on the array, which it notes anew. */
function unmarked({ attributes: _, ...seed }: ObjectSeed): ObjectSeed {
  return seed;
}

function each<Said>(record: Readonly<Record<string, Said>> = {}, change: (said: Said, handle: string) => Said): Record<string, Said> {
  return Object.fromEntries(Object.entries(record).map(([handle, said]) => [handle, change(said, handle)]));
}
