/** Cinder's rows of snapshots: making one, storing a model update. */
import { CinderException, PythonException } from '../errors.ts';
import { DEFAULT_OPTIONS, SNAPSHOT_STATUSES, type CinderOptions, type SnapshotId, type SnapshotRow, type SnapshotStatus, type VolumeId, type VolumeRow } from '../interface.ts';
import type { Json, JsonObject } from '../value/json.ts';
import { pyStr } from '../value/python.ts';
import { refusesModelUpdate } from '../world/faults.ts';
import type { World } from '../world/world.ts';
import { isDict, pyInt, stringField, typeName } from './python.ts';

/** The name after Cinder's option `snapshot_name_template` (cinder/objects/snapshot.py:98). */
export function snapshotName(id: string, { snapshot_name_template: template }: CinderOptions = DEFAULT_OPTIONS): string {
  return template.replace('%s', () => id);
}

/** Cinder's default `volume_name_template` (cinder/db/api.py:87). */
export function volumeName(nameId: string): string {
  return `volume-${nameId}`;
}

export interface NewSnapshot {
  readonly id: SnapshotId;
  readonly status: SnapshotStatus;
  readonly project_id: string;
  /** Of the user who asked for it. */
  readonly user_id?: string | null;
  readonly display_name: string | null;
  readonly display_description: string | null;
  readonly metadata: JsonObject;
}

/** The row of a new snapshot of this volume: its size is the volume's until something else is known. */
export function newSnapshotRow(volume: VolumeRow, made: NewSnapshot, now: number, options: CinderOptions = DEFAULT_OPTIONS): SnapshotRow {
  const { id, status, project_id, display_name, display_description, metadata } = made;
  return {
    id,
    name: snapshotName(id, options),
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
    user_id: made.user_id ?? null,
    created_at: new Date(now).toISOString(),
    updated_at: null,
  };
}

/** Changes nothing where the row is gone. */
export function setStatus(world: World, id: SnapshotId, status: SnapshotStatus): void {
  if (!world.snapshots.get(id)) return;
  world.snapshots.update(id, { status, updated_at: new Date(world.now).toISOString() });
}

type Fields = { [Name in keyof SnapshotRow]?: SnapshotRow[Name] };

const TEXTS = ['display_name', 'display_description', 'project_id', 'user_id', 'provider_id', 'provider_location', 'provider_auth'] as const;
/** Their fields are for UUIDs, and take anything. */
const IDS = ['volume_type_id', 'cgsnapshot_id', 'group_snapshot_id'] as const;
/** Fields that hold other objects of Cinder's, which no driver can hand over; upstream's names of their classes. */
const OBJECTS: ReadonlyMap<string, string> = new Map([['volume', 'Volume'], ['cgsnapshot', 'CGSnapshot'], ['group_snapshot', 'GroupSnapshot']]);
const READ_ONLY = ['name', 'volume_name', 'host', 'cluster_name'];

/**
 * Cinder's database refused what it was to store, and its access layer has made an exception of Cinder's of that.
 *
 * Source: handle_db_data_error, cinder/db/api.py:318, around snapshot_update, :4178 at ab09bc39.
 */
export class DataRefused extends PythonException {
  constructor() {
    super('Invalid', 'Error writing field to database', ['Invalid', 'CinderException']);
  }
}

/**
 * Stores what the driver wants changed. Keys that are no fields of a snapshot have no effect. Raises the ValueError,
 * TypeError, OverflowError or AttributeError of the first field that can't hold its value; then nothing is stored. Raises
 * SnapshotNotFound for another id than the row's, DataRefused where a fault says so, or the database's DBReferenceError for a volume
 * that is none of Cinder's (snapshots_volume_id_fkey, cinder/db/models.py:932).
 *
 * Source: cinder/objects/snapshot.py:52-86 and :187 at ab09bc39, and the fields of oslo.versionedobjects that it names.
 */
export function storeModelUpdate(world: World, id: SnapshotId, update: JsonObject): void {
  const fields = update.entries.reduce<Fields>((all, [key, value]) => ({ ...all, ...field(key, value) }), {});
  if (fields.id !== undefined && fields.id !== id) throw new CinderException('SnapshotNotFound', { snapshot_id: fields.id });
  const refusal = refusalOf(world, fields);
  if (refusal) {
    // Metadata have a table of their own, which is written before.
    if (fields.metadata) world.snapshots.update(id, { metadata: fields.metadata });
    throw refusal;
  }
  world.snapshots.update(id, fields);
}

/** What the database makes of the fields, where it does not take them. Its words are not known here. */
function refusalOf(world: World, { volume_id }: Fields): PythonException | undefined {
  if (refusesModelUpdate(world)) return new DataRefused();
  if (volume_id === undefined || world.volumes.get(volume_id)) return undefined;
  return new PythonException('DBReferenceError', `There is no volume ${volume_id}.`, ['DBReferenceError', 'DBError']);
}

/** The field of the row that this key sets, if it sets one. */
function field(key: string, value: Json): Fields {
  const text = TEXTS.find((name) => name === key);
  if (text) return { [text]: value === null ? null : stringField(text, value) };
  const reference = IDS.find((name) => name === key);
  if (reference) return { [reference]: value === null ? null : pyStr(value) };
  const kind = OBJECTS.get(key);
  if (kind !== undefined) return notAnObject(key, kind, value);
  if (READ_ONLY.includes(key)) throw new PythonException('AttributeError', `property '${key}' of 'Snapshot' object has no setter`);
  switch (key) {
    case 'id':
      return { id: requiredId('id', value) as SnapshotId };
    case 'volume_id':
      return { volume_id: requiredId('volume_id', value) as VolumeId };
    case 'progress':
      return value === null ? {} : { progress: stringField('progress', value) };
    case 'volume_size':
      return { volume_size: value === null ? 0 : pyInt(value) };
    case 'metadata':
      return { metadata: metadataField(value) };
    case 'status':
      checkStatus(value);
      return {}; // The manager sets the status itself, right after.
    default:
      return {};
  }
}

/** Without a volume it is the database that refuses; its words are not known here. */
function requiredId(name: 'id' | 'volume_id', value: Json): string {
  if (value !== null) return pyStr(value);
  if (name === 'volume_id') throw new PythonException('DBError', `The database demands a value for ${name}.`);
  throw new PythonException('ValueError', `Field \`${name}' cannot be None`);
}

/** Nothing for None, where that is allowed. Raises ValueError, or the ObjectActionError of an object that was replaced. */
function notAnObject(key: string, kind: string, value: Json): Fields {
  if (value !== null) {
    throw new PythonException('ValueError', `An object of type cinder.objects.snapshot.${kind} is required in field ${key}, not a ${typeName(value)}`);
  }
  if (key === 'cgsnapshot') return {};
  throw new PythonException('ObjectActionError', `Object action save failed because: ${key} changed`);
}

function checkStatus(value: Json): void {
  if (value === null || (typeof value === 'string' && SNAPSHOT_STATUSES.some((known) => known === value))) return;
  throw new PythonException('ValueError', `Field value ${pyStr(value)} is invalid`);
}

function metadataField(value: Json): JsonObject {
  if (value === null) throw new PythonException('ValueError', "Field `metadata' cannot be None");
  if (!isDict(value)) throw new PythonException('ValueError', `A dict is required in field metadata, not a ${typeName(value)}`);
  return { entries: value.entries.map(([key, text]) => [key, stringField(`metadata[${key}]`, text)]) };
}
