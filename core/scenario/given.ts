/** What there is before a scenario's first step, as its file says it. Sizes are texts, such as `1 GiB + 1 B`. */
import type { CinderOptions, SnapshotRow, VolumeRow } from '../interface.ts';
import type { JsonObject } from '../value/json.ts';

/** The seed of ids where a scenario names none. */
export const DEFAULT_SEED = 0;

export interface Given {
  /** Default DEFAULT_SEED. */
  readonly seed?: number;
  /** ISO 8601; default 2026-01-01T00:00:00Z. */
  readonly clock?: string;
  /** The driver's options. */
  readonly config?: JsonObject;
  /** Cinder's own options. */
  readonly options?: Partial<CinderOptions>;
  /**
   * Backends, each with its volume service; default one, called `backend`. All are of the target's kind. A driver sees what
   * is on its own backend.
   */
  readonly backends?: Readonly<Record<string, ServiceState>>;
  /** Cinder's volumes, each with its object on the backend. */
  readonly volumes?: Readonly<Record<string, GivenVolume>>;
  /** Objects that Cinder knows nothing of. */
  readonly backend?: Readonly<Record<string, GivenObject>>;
  /** Rows that driver-level steps use. */
  readonly snapshots?: Readonly<Record<string, GivenSnapshot>>;
  readonly quota?: Readonly<Partial<Record<QuotaResource, number>>>;
}
export type QuotaResource = 'snapshots' | 'gigabytes';

export interface GivenVolume {
  readonly size: string;
  readonly status?: string;
  /** Text that stands at the beginning of its object. */
  readonly content?: string;
  /** `false`: Cinder has the row, the backend has no object. */
  readonly on_backend?: boolean;
  /** Default the first. */
  readonly backend?: string;
  /** It came here by a migration: its name is made of another id than its own. */
  readonly migrated?: true;
  /** What Cinder's row says otherwise than the driver would have left it when it made the volume. */
  readonly row?: Partial<Pick<VolumeRow, 'provider_id' | 'provider_location' | 'volume_type_id' | 'replication_status' | 'metadata'>>;
}

export interface GivenObject {
  readonly snapshot_of?: string;
  /** Default: the size of the volume it is of. */
  readonly size?: string;
  readonly name?: string;
  readonly content?: string;
  readonly attributes?: JsonObject;
  /** A snapshot is where its volume is. Default the first. */
  readonly backend?: string;
}

export interface GivenSnapshot {
  readonly volume: string;
  /** Default `creating`. */
  readonly status?: string;
  readonly display_name?: string;
  /** What Cinder's row says besides. */
  readonly row?: Partial<Pick<SnapshotRow, 'provider_id' | 'provider_location' | 'volume_type_id' | 'metadata'>>;
}

/** The state of a volume service. */
export interface ServiceState {
  /** Whether it reports to Cinder. */
  readonly up?: boolean;
  readonly disabled?: boolean;
  /** A frozen backend takes no changes, but lists and lets go. */
  readonly frozen?: boolean;
  /**
   * `false`: the driver did not come up, as after a restart while the array was away. Such a service stops reporting, but
   * counts as up for a while; say `up: false` as well for the time after that.
   */
  readonly initialized?: boolean;
}
