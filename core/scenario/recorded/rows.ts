/** Cinder's rows as a recording writes them. */
import { newSnapshotRow, volumeName } from '../../cinder/snapshots.ts';
import type { SnapshotId, SnapshotRow, SnapshotStatus, VolumeId, VolumeRow } from '../../interface.ts';
import { get, isInt, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import type { World } from '../../world/world.ts';

const HOST = 'oracle@be#pool';
const PROJECT = 'oracle-project';
/** Recordings say whether a volume has a type, not which. */
const SOME_TYPE = '00000000-0000-4000-8000-00000000d3f1';

/** A recorded volume. */
export function recordedVolume(fields: JsonObject): VolumeRow {
  const id = text(fields, 'id') ?? '';
  const nameId = text(fields, 'name_id') ?? id;
  return {
    id: id as VolumeId,
    name: text(fields, 'name') ?? volumeName(nameId),
    name_id: nameId,
    size: whole(fields, 'size') ?? 1,
    status: text(fields, 'status') ?? 'available',
    display_name: text(fields, 'display_name'),
    host: HOST,
    project_id: text(fields, 'project_id') ?? PROJECT,
    volume_type_id: get(fields, 'volume_type_id') === true ? SOME_TYPE : null,
    replication_status: text(fields, 'replication_status'),
    provider_id: text(fields, 'provider_id'),
    provider_location: text(fields, 'provider_location'),
    metadata: metadata(fields),
  };
}

/** A recorded snapshot: of a new row what the recorder fills in, and what it says of it. Its volume's row is made when there is none. */
export function recordedSnapshot(world: World, fields: JsonObject): SnapshotRow {
  const volume = volumeOf(world, text(fields, 'volume_id') ?? '');
  const made = newSnapshotRow(
    volume,
    {
      id: (text(fields, 'id') ?? '') as SnapshotId,
      status: (text(fields, 'status') ?? 'creating') as SnapshotStatus,
      project_id: text(fields, 'project_id') ?? PROJECT,
      display_name: text(fields, 'display_name'),
      display_description: text(fields, 'display_description'),
      metadata: metadata(fields),
    },
    world.now,
  );
  return {
    ...made,
    volume_size: whole(fields, 'volume_size') ?? made.volume_size,
    provider_id: text(fields, 'provider_id'),
    provider_location: text(fields, 'provider_location'),
    provider_auth: text(fields, 'provider_auth'),
    // Where a case says null, Cinder's database put the default type.
    volume_type_id: text(fields, 'volume_type_id') ?? made.volume_type_id,
    cgsnapshot_id: text(fields, 'cgsnapshot_id'),
    group_snapshot_id: text(fields, 'group_snapshot_id'),
  };
}

function volumeOf(world: World, id: string): VolumeRow {
  const known = world.volumes.get(id);
  if (known) return known;
  const made = recordedVolume(object([['id', id], ['display_name', `vol ${id.slice(0, 8)}`], ['volume_type_id', true]]));
  world.volumes.put(made);
  return made;
}

function text(fields: JsonObject, key: string): string | null {
  const value = get(fields, key);
  return typeof value === 'string' ? value : null;
}

function whole(fields: JsonObject, key: string): number | undefined {
  const value: Json = get(fields, key) ?? null;
  return isInt(value) ? Number(value.int) : undefined;
}

function metadata(fields: JsonObject): JsonObject {
  const value: Json = get(fields, 'metadata') ?? null;
  return isObject(value) ? value : object([]);
}
