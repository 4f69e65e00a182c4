/**
 * What a person does in a workspace. A command is plain data; it changes the world, or is refused in words, and becomes one
 * entry of the workspace's journal.
 */
import type { ApiRequest } from '../cinder/api/http.ts';
import type { SettlePoint } from '../cinder/settle.ts';
import type { BackendObject, ObjectId, SnapshotRow, VolumeRow } from '../interface.ts';
import type { JsonObject } from '../value/json.ts';
import type { ArmedFault, QuotaRow, ServiceRow } from '../world/rows.ts';

export type Command = RequestCommand | SettleCommand | ArrayCommand | VolumeCommand | RowCommand | AdvanceCommand | FaultCommand | BackCommand;

/** A request to the Block Storage API, and all that it sets going. */
export interface RequestCommand {
  readonly do: 'request';
  readonly request: ApiRequest;
  /** How far Cinder gets; default `done`. */
  readonly settle?: SettlePoint;
}

/** Cinder carries out what was left waiting. */
export interface SettleCommand {
  readonly do: 'settle';
  readonly until: 'scheduler' | 'done';
}

/** An object that comes to be on the array without Cinder, as its administrator would make it. */
export interface ArrayCommand {
  readonly do: 'place';
  readonly object: NewObject;
}

export interface NewObject {
  readonly name: string;
  readonly size_bytes: number;
  /** The volume that it is a snapshot of; null: it is a volume. */
  readonly parent: ObjectId | null;
  /** Text that stands at its beginning. */
  readonly content?: string;
  readonly attributes?: JsonObject;
  /** Host of the service whose backend it is on; default its volume's, or the first. */
  readonly host?: string;
}

/** A volume as Cinder makes it: its row, and its object on the array. */
export interface VolumeCommand {
  readonly do: 'create_volume';
  readonly display_name: string;
  /** GiB. */
  readonly size: number;
  readonly content?: string;
  /** Host of the service that gets it; default the first. */
  readonly host?: string;
}

/** Rows that can be changed by hand, past Cinder and the driver. */
export interface EditableRow {
  readonly objects: BackendObject;
  readonly volumes: VolumeRow;
  readonly snapshots: SnapshotRow;
  readonly quotas: QuotaRow;
  readonly services: ServiceRow;
}
export type EditableTable = keyof EditableRow;

/** A row as it shall be, by hand: the one of its id is replaced. Null: it shall not be there. */
export type RowCommand = {
  readonly [Table in EditableTable]: {
    readonly do: 'put';
    readonly table: Table;
    readonly id: string;
    readonly row: EditableRow[Table] | null;
  };
}[EditableTable];

/** Time passes. */
export interface AdvanceCommand {
  readonly do: 'advance';
  readonly seconds: number;
}

/** A request to the array, or to Cinder's database, is to fail. */
export interface FaultCommand {
  readonly do: 'fault';
  readonly fault: Omit<ArmedFault, 'id'>;
}

/** Of what was done before: one entry is taken back or done again, or the whole world becomes what it was at a revision. */
export type BackCommand =
  | { readonly do: 'undo' | 'redo'; readonly revision: number }
  | { readonly do: 'return'; readonly revision: number };
