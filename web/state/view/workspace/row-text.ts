/** A row as JSON, to be written by hand. */
import { GIB } from '../../../../core/value/size.ts';
import { toJson } from '../../../../core/value/plain.ts';
import type { EditableTable } from '../../../../core/workspace/command.ts';
import type { AnyRow, RowOf } from '../../../../core/world/changes.ts';
import type { WorldState } from '../../../../core/world/world.ts';
import { jsonText } from '../json-text.ts';
import type { Names } from '../names.ts';
import { TABLES, type Fields, type Table } from '../rows.ts';
import type { Selected } from './route.ts';

export const EDITABLE = ['objects', 'volumes', 'snapshots', 'quotas', 'services'] as const satisfies readonly EditableTable[];

export function isEditable(table: Selected['table']): table is EditableTable {
  return EDITABLE.some((one) => one === table);
}

/** What one row of a table is. */
export const ONE_OF = {
  objects: 'object', volumes: 'volume', snapshots: 'snapshot', quotas: 'quota', services: 'service', casts: 'message', faults: 'fault',
} as const satisfies Record<Selected['table'], string>;

export function rowText(row: AnyRow): string {
  return jsonText(toJson(row));
}

/** Its fields, as they are shown everywhere. */
export function rowFields<Name extends Selected['table']>(name: Name, row: AnyRow, names: Names): Fields {
  // The row is of this table.
  const { fields } = TABLES[name] as unknown as Table<RowOf[Name]>;
  return fields(row as RowOf[Name], names);
}

/** The row of an id; undefined where it is not there any more. */
export function rowAt(world: WorldState, { table, id }: Selected): AnyRow | undefined {
  const rows: readonly AnyRow[] = world[table];
  return rows.find((row) => row.id === id);
}

/** The beginning of a new row: like the newest one there is, or the plainest one that makes sense. @param id that it is to have */
export function newRowText(world: WorldState, table: EditableTable, id: string): string {
  const rows: readonly AnyRow[] = world[table];
  const newest = rows.at(-1) ?? plainest(world, table);
  return jsonText(toJson({ ...newest, id, ...unlike(table, id) }));
}

/** What can't be as in another row. */
function unlike(table: EditableTable, id: string): object {
  switch (table) {
    case 'objects':
      return { handle: null, name: 'new', native_id: undefined };
    case 'volumes':
      return { name: `volume-${id}`, name_id: id, display_name: 'new', provider_id: null, provider_location: null };
    case 'snapshots':
      return { name: `snapshot-${id}`, display_name: 'new', provider_id: null, provider_location: null, updated_at: null };
    case 'quotas':
      return { resource: 'snapshots' };
    case 'services':
      return {};
  }
}

function plainest({ volumes, quotas, services, clock }: WorldState, table: EditableTable): object {
  const project_id = volumes[0]?.project_id ?? quotas[0]?.project_id ?? '';
  const none = { entries: [] };
  switch (table) {
    case 'objects':
      return { handle: null, kind: 'volume', name: 'new', parent: null, size_bytes: GIB, content: null, attributes: none };
    case 'volumes':
      return {
        size: 1, status: 'available', host: `${services[0]?.id ?? 'host@backend'}#pool`, project_id, volume_type_id: null, replication_status: null, metadata: none,
      };
    case 'snapshots':
      return {
        volume_id: volumes[0]?.id ?? '', volume_size: volumes[0]?.size ?? 1, status: 'available', display_description: null, project_id, metadata: none,
        provider_auth: null, volume_type_id: null, cgsnapshot_id: null, group_snapshot_id: null, user_id: null,
        created_at: new Date(clock[0]?.now ?? 0).toISOString(),
      };
    case 'quotas':
      return { project_id, limit: 10, in_use: 0, reserved: 0 };
    case 'services':
      return { disabled: false, up: true, frozen: false, initialized: true, pools: [{ name: 'pool', free_gb: null }] };
  }
}
