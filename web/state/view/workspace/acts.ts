/** What can be done with a row at the press of a button. */
import type { BackendObject, SnapshotRow, VolumeId, VolumeRow } from '../../../../core/interface.ts';
import type { Command } from '../../../../core/workspace/command.ts';
import type { AnyRow } from '../../../../core/world/changes.ts';
import type { QuotaRow, ServiceRow } from '../../../../core/world/rows.ts';
import type { WorldState } from '../../../../core/world/world.ts';
import type { Selected } from './route.ts';
import { deleteRequest, unmanageRequest } from './requests.ts';

export interface Act {
  readonly text: string;
  /** The whole of it, for those who hear it. */
  readonly what: string;
  readonly command: Command;
}

export interface Acts {
  readonly name: string;
  readonly commands: readonly Act[];
  /** Id of Cinder's volume that references can be tried on; null: the row leads to none. */
  readonly tries: VolumeId | null;
  /** The snapshot whose status can be reset. */
  readonly snapshot: SnapshotRow | null;
}

export function actsOn(table: Selected['table'], row: AnyRow, world: WorldState): Acts {
  const nothing: Acts = { name: row.id, commands: [], tries: null, snapshot: null };
  // The row is of this table.
  switch (table) {
    case 'objects':
      return actsOnObject(row as BackendObject, world);
    case 'volumes':
      return actsOnVolume(row as VolumeRow);
    case 'snapshots':
      return actsOnSnapshot(row as SnapshotRow);
    case 'services':
      return { ...nothing, commands: serviceActs(row as ServiceRow) };
    case 'quotas':
      return { ...nothing, name: (row as QuotaRow).resource, commands: [removal('quotas', row.id, (row as QuotaRow).resource)] };
    case 'casts':
    case 'faults':
      return nothing;
  }
}

function actsOnObject({ id, name, parent, kind }: BackendObject, { volumes, objects }: WorldState): Acts {
  const volume = kind === 'volume' ? name : objects.find((one) => one.id === parent)?.name;
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(volume ?? '')?.[0];
  const row = volumes.find((one) => one.name === volume || one.name_id === uuid);
  return {
    name,
    commands: [{ text: 'Remove from the array', what: `Remove ${name} from the array`, command: { do: 'put', table: 'objects', id, row: null } }],
    tries: row?.id ?? null,
    snapshot: null,
  };
}

function actsOnVolume({ id, display_name }: VolumeRow): Acts {
  return { name: display_name ?? id, commands: [removal('volumes', id, display_name ?? id)], tries: id, snapshot: null };
}

function actsOnSnapshot(row: SnapshotRow): Acts {
  const name = row.display_name ?? row.id;
  return {
    name,
    commands: [
      { text: 'Unmanage', what: `Unmanage ${name}`, command: { do: 'request', request: unmanageRequest(row) } },
      { text: 'Delete', what: `Delete ${name}`, command: { do: 'request', request: deleteRequest(row) } },
      removal('snapshots', row.id, name),
    ],
    tries: row.volume_id,
    snapshot: row,
  };
}

/** Past Cinder: the row alone. */
function removal(table: 'volumes' | 'snapshots' | 'quotas', id: string, name: string): Act {
  return { text: 'Remove the row', what: `Remove the row ${name}`, command: { do: 'put', table, id, row: null } };
}

/** Each of a service's states with the word for the other one. */
const SWITCHES = [
  ['up', 'Let it go down', 'Let it come up'],
  ['disabled', 'Enable it', 'Disable it'],
  ['frozen', 'Thaw it', 'Freeze it'],
  ['initialized', 'Take its driver away', 'Let its driver come up'],
] as const;

function serviceActs(row: ServiceRow): readonly Act[] {
  return SWITCHES.map(([field, whenTrue, whenFalse]) => {
    const text = row[field] ? whenTrue : whenFalse;
    return { text, what: `${text}: ${row.id}`, command: { do: 'put', table: 'services', id: row.id, row: { ...row, [field]: !row[field] } } };
  });
}
