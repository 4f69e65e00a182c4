/** The fields of a row of each table, in the order in which they are shown, as texts. */
import type { BackendObject, SnapshotRow, VolumeRow } from '../../../core/interface.ts';
import type { Json, JsonObject } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import type { RowOf, TableName } from '../../../core/world/changes.ts';
import { nameOf, shortDigest, type Names } from './names.ts';
import { bytesText, gibText, sizeText } from './sizes.ts';

/** A field's value. */
export interface Shown {
  readonly text: string;
  /** Says the same more exactly: the size in bytes, the whole digest. */
  readonly exact?: string;
}

/** Fields by name; one that holds nothing is left out. */
export type Fields = ReadonlyMap<string, Shown>;

/** How the rows of a table are shown. */
export interface Table<Row> {
  /** What one row is. */
  readonly what: (row: Row) => string;
  /** Whether its id says something to people. */
  readonly hasId: boolean;
  readonly name: (row: Row, names: Names) => string;
  readonly fields: (row: Row, names: Names) => Fields;
}

export const TABLES: { readonly [Name in TableName]: Table<RowOf[Name]> } = {
  objects: { what: (object) => object.kind, hasId: true, name: (object) => object.handle ?? object.name, fields: objectFields },
  volumes: { what: () => 'volume', hasId: true, name: (volume, names) => nameOf(names.rows, volume.id), fields: volumeFields },
  snapshots: { what: () => 'snapshot', hasId: true, name: (snapshot, names) => nameOf(names.rows, snapshot.id), fields: snapshotFields },
  quotas: {
    what: () => 'quota',
    hasId: false,
    name: (quota) => quota.resource,
    fields: (quota) => gather({ in_use: String(quota.in_use), reserved: String(quota.reserved), limit: limitText(quota.limit) }),
  },
  services: {
    what: () => 'service',
    hasId: false,
    name: (service) => service.id,
    fields: ({ up, disabled, frozen, initialized }) => gather({ up: String(up), disabled: String(disabled), frozen: String(frozen), initialized: String(initialized) }),
  },
  volume_types: { what: () => 'volume type', hasId: true, name: (type) => type.name, fields: (type) => gather({ name: type.name }) },
  casts: {
    what: () => 'message',
    hasId: false,
    name: (cast) => `to the ${cast.to}`,
    fields: (cast, names) => gather({ method: cast.method, snapshot: nameOf(names.rows, cast.snapshot_id) }),
  },
  faults: {
    what: () => 'fault',
    hasId: false,
    name: (fault) => fault.during,
    fields: (fault) => gather({ at: fault.at, effect: fault.effect, times: String(fault.times) }),
  },
  clock: {
    what: () => 'clock',
    hasId: false,
    name: () => 'virtual clock',
    fields: (clock) => gather({ now: timeText(clock.now) }),
  },
};

/** −1 stands for no limit. */
export function limitText(limit: number): string {
  return limit < 0 ? 'no limit' : String(limit);
}

/** `2026-01-01 00:00:00 UTC`; @param now milliseconds since 1970-01-01T00:00:00Z */
export function timeText(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function objectFields(object: BackendObject, names: Names): Fields {
  const own = gather({
    name: object.name,
    size: { text: sizeText(object.size_bytes), exact: bytesText(object.size_bytes) },
    'snapshot of': object.parent && nameOf(names.objects, object.parent),
    backend: object.backend ?? null,
    content: object.content && contentShown(object.content.digest),
  });
  return new Map([...own, ...attributeFields(object.attributes)]);
}

function attributeFields(attributes: JsonObject): Fields {
  return new Map(attributes.entries.map(([key, value]) => [`attribute ${key}`, { text: plainText(value) }]));
}

function snapshotFields(row: SnapshotRow, names: Names): Fields {
  return gather({
    status: row.status,
    volume_size: gibText(row.volume_size),
    volume: nameOf(names.rows, row.volume_id),
    name: row.name,
    display_name: row.display_name,
    display_description: row.display_description,
    metadata: metadataText(row.metadata),
    provider_id: row.provider_id,
    provider_location: row.provider_location,
    provider_auth: row.provider_auth,
    volume_type_id: row.volume_type_id,
    cgsnapshot_id: row.cgsnapshot_id,
    group_snapshot_id: row.group_snapshot_id,
  });
}

function volumeFields(row: VolumeRow): Fields {
  return gather({
    status: row.status,
    size: gibText(row.size),
    name: row.name,
    display_name: row.display_name,
    host: row.host,
    volume_type_id: row.volume_type_id,
    replication_status: row.replication_status,
    provider_id: row.provider_id,
    provider_location: row.provider_location,
    metadata: metadataText(row.metadata),
  });
}

function metadataText(metadata: JsonObject): string | null {
  return metadata.entries.length > 0 ? stringifyJson(metadata) : null;
}

/** A text as it is, anything else as JSON. */
function plainText(value: Json): string {
  return typeof value === 'string' ? value : stringifyJson(value);
}

function gather(values: Readonly<Record<string, string | Shown | null>>): Fields {
  const fields = new Map<string, Shown>();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) fields.set(name, typeof value === 'string' ? { text: value } : value);
  }
  return fields;
}

/** The digest of an object that nothing was written to: it says nothing. */
const EMPTY = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945';

/** Whether nothing was ever written to an object with this digest. */
export function isEmptyContent(digest: string): boolean {
  return digest === EMPTY;
}

function contentShown(digest: string): Shown {
  return isEmptyContent(digest) ? { text: 'empty' } : { text: shortDigest(digest), exact: `SHA-256 ${digest}` };
}
