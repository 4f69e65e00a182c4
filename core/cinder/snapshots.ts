/** Cinder's rows of snapshots: making one, storing a model update, taking one away. */
import type { SnapshotId, SnapshotRow, SnapshotStatus, VolumeRow } from '../interface.ts';
import { isObject, type Json, type JsonObject } from '../value/json.ts';
import type { World } from '../world/world.ts';
import { pyInt, stringField } from './python.ts';

/** Cinder's default `snapshot_name_template` (cinder/db/api.py:90). */
export function snapshotName(id: string): string {
  return `snapshot-${id}`;
}

/** Cinder's default `volume_name_template` (cinder/db/api.py:87). */
export function volumeName(nameId: string): string {
  return `volume-${nameId}`;
}

export interface NewSnapshot {
  readonly id: SnapshotId;
  readonly status: SnapshotStatus;
  readonly project_id: string;
  readonly display_name: string | null;
  readonly display_description: string | null;
  readonly metadata: JsonObject;
}

/** The row of a new snapshot of this volume: its size is the volume's until something else is known. */
export function newSnapshotRow(volume: VolumeRow, made: NewSnapshot, now: number): SnapshotRow {
  const { id, status, project_id, display_name, display_description, metadata } = made;
  return {
    id,
    name: snapshotName(id),
    volume_id: volume.id,
    volume_size: volume.size,
    status,
    display_name,
    display_description,
    project_id,
    metadata,
    provider_id: null,
    provider_location: null,
    provider_auth: null,
    volume_type_id: volume.volume_type_id,
    cgsnapshot_id: null,
    group_snapshot_id: null,
    created_at: new Date(now).toISOString(),
  };
}

export function setStatus(world: World, id: SnapshotId, status: SnapshotStatus): void {
  world.snapshots.update(id, { status });
}

/** Fields that a model update may set, by how they are stored. */
const STRINGS = [
  'display_name', 'display_description', 'provider_id', 'provider_location', 'provider_auth', 'volume_type_id',
  'cgsnapshot_id', 'group_snapshot_id',
] as const;

/**
 * Stores what the driver wants changed. Keys that are no fields of a snapshot have no effect. Raises ValueError for a
 * value that its field can't hold; then nothing is stored.
 */
export function storeModelUpdate(world: World, id: SnapshotId, update: JsonObject): void {
  const fields: Partial<Record<keyof SnapshotRow, unknown>> = {};
  for (const [key, value] of update.entries) {
    const name = STRINGS.find((field) => field === key);
    if (name) fields[name] = stringField(name, value);
    else if (key === 'volume_size') fields.volume_size = pyInt(value);
    else if (key === 'status') fields.status = stringField(key, value);
    else if (key === 'metadata') fields.metadata = metadataField(value);
  }
  world.snapshots.update(id, fields as Partial<SnapshotRow>);
}

function metadataField(value: Json): JsonObject {
  if (value === null || !isObject(value)) return { entries: [] };
  return { entries: value.entries.map(([key, text]) => [key, stringField(`metadata["${key}"]`, text)]) };
}
