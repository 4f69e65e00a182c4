/** Rows of a world's tables that neither a driver nor a scenario knows by this shape. */
import type { SnapshotId, SnapshotRow } from '../interface.ts';
import type { Json } from '../value/json.ts';

/** How much of one resource a project may have, has, and has reserved. */
export interface QuotaRow {
  /** `<project>/<resource>` */
  readonly id: string;
  readonly project_id: string;
  /** `snapshots` or `gigabytes`; of one type of volume `snapshots_<type>` or `gigabytes_<type>`. */
  readonly resource: string;
  /** −1: no limit. */
  readonly limit: number;
  /** Whether the limit was set for the project; else it is the default. */
  readonly own_limit?: boolean;
  readonly in_use: number;
  readonly reserved: number;
}

/** A volume service: the process that works with one backend. */
export interface ServiceRow {
  /** Its host, `<host>@<backend>`. */
  readonly id: string;
  readonly disabled: boolean;
  /** Whether it has reported lately. */
  readonly up: boolean;
  /** A frozen backend takes no changes, but lists and lets go. */
  readonly frozen: boolean;
  /** Whether its driver came up. When it did not, the service takes messages and refuses to carry them out. */
  readonly initialized: boolean;
  readonly pools: readonly Pool[];
}

/** A pool of a backend, as the scheduler knows it. */
export interface Pool {
  readonly name: string;
  /** GiB that volumes may still take; null: as many as they like. */
  readonly free_gb: number | null;
}

/** A volume type: projects may have limits for each. */
export interface VolumeTypeRow {
  readonly id: string;
  readonly name: string;
}

/** A message on its way between Cinder's services: a call that nobody waits for. */
export interface Cast {
  readonly id: string;
  /** Whose turn it is. */
  readonly to: 'scheduler' | 'manager';
  readonly method: 'manage_existing_snapshot' | 'unmanage_snapshot' | 'delete_snapshot';
  readonly snapshot_id: SnapshotId;
  /** With a deletion, which goes by what the message says: the snapshot's row when it was sent. */
  readonly snapshot?: SnapshotRow;
  /** With `manage_existing_snapshot`. */
  readonly existing_ref: Json;
  /** Project of the caller, whose quota counts. */
  readonly project_id: string;
}

/** A fault that waits for its moment. */
export interface ArmedFault {
  readonly id: string;
  readonly during: string;
  /** A request to the array; or that Cinder's database stores the model update. */
  readonly at: 'lookup' | 'first-write' | 'nth-write' | 'any' | 'model-update';
  readonly n: number;
  readonly effect: 'fails' | 'done-but-answer-lost';
  /** How many times more it strikes. */
  readonly times: number;
}

/** The one row of table `clock`: the time, and how many ids were given out. */
export interface Clock {
  readonly id: 'clock';
  readonly seed: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  readonly issued: number;
}
