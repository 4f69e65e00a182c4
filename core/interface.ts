/**
 * The interface under study: Cinder's `VolumeSnapshotManagementDriver`, with the two calls beside it that make its
 * promises observable (`get_manageable_snapshots`, `delete_snapshot`).
 *
 * Source: cinder/interface/volume_snapshotmanagement_driver.py:24-82, cinder/interface/volume_manageable_driver.py:129,
 * at ab09bc39.
 */
import type { Json, JsonObject } from './value/json.ts';

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** UUID of a volume in Cinder. */
export type VolumeId = Branded<string, 'VolumeId'>;
/** UUID of a snapshot in Cinder. */
export type SnapshotId = Branded<string, 'SnapshotId'>;
/** Id of an object on the array, in whatever form the array has. */
export type ObjectId = Branded<string, 'ObjectId'>;

/** Cinder's statuses of a snapshot (cinder/objects/fields.py:113-126). */
export const SNAPSHOT_STATUSES = [
  'error', 'available', 'creating', 'deleting', 'deleted', 'updating', 'error_deleting', 'unmanaging', 'backing-up', 'restoring',
] as const;
export type SnapshotStatus = (typeof SNAPSHOT_STATUSES)[number];

/** A row of Cinder's table `volumes`, as far as drivers and this interface's callers look at it. Size in GiB. */
export interface VolumeRow {
  readonly id: VolumeId;
  /** `volume-<name_id>`: the volume's name on a backend that goes by names. */
  readonly name: string;
  /** The id that the name is made of: another than `id` once the volume was migrated. */
  readonly name_id: string;
  readonly size: number;
  readonly status: string;
  readonly display_name: string | null;
  readonly host: string | null;
  readonly project_id: string;
  readonly volume_type_id: string | null;
  readonly replication_status: string | null;
  /** Left out when the volume was never migrated. */
  readonly migration_status?: string | null;
  readonly provider_id: string | null;
  readonly provider_location: string | null;
  readonly metadata: JsonObject;
  /** Who made it; left out for the administrator. */
  readonly user_id?: string | null;
  /** Time of creation, ISO 8601 in UTC; left out for a volume that was there from the beginning. */
  readonly created_at?: string;
  /** Time of the last change; left out when there was none. */
  readonly updated_at?: string;
}

/** A row of Cinder's table `snapshots`. Size in GiB. */
export interface SnapshotRow {
  readonly id: SnapshotId;
  /** `snapshot-<id>`, after `snapshot_name_template`. */
  readonly name: string;
  readonly volume_id: VolumeId;
  readonly volume_size: number;
  readonly status: SnapshotStatus;
  readonly display_name: string | null;
  readonly display_description: string | null;
  readonly project_id: string;
  readonly metadata: JsonObject;
  readonly provider_id: string | null;
  readonly provider_location: string | null;
  readonly provider_auth: string | null;
  readonly volume_type_id: string | null;
  readonly cgsnapshot_id: string | null;
  readonly group_snapshot_id: string | null;
  readonly user_id: string | null;
  /** Of its making, such as `100%`, when Cinder makes it itself. */
  readonly progress?: string;
  /** Time of creation, ISO 8601 in UTC, on the world's clock. */
  readonly created_at: string;
  /** Time of the last change; null when there was none. */
  readonly updated_at: string | null;
}

/** Cinder's rows, as a driver may ask for them. Soft-deleted rows are not among them. */
export interface Rows {
  readonly volumes: readonly VolumeRow[];
  readonly snapshots: readonly SnapshotRow[];
}

/** The snapshot object that Cinder hands to a driver: the row, with its volume. */
export interface SnapshotView extends SnapshotRow {
  readonly volume_name: string;
  readonly volume: VolumeRow;
}

/** What the user wrote as `ref`. The API lets objects, strings and null through; it is passed on as it stands. */
export type ExistingRef = Json;

/** Fields of the snapshot's row that the driver wants changed, or nothing. */
export type ModelUpdate = JsonObject | null;

/** The arguments of a listing. Cinder's API sees to their kinds; whoever calls a driver without it may send any value. */
export interface ListingQuery {
  /** Cinder's snapshots on this backend. */
  readonly cinder_snapshots: readonly SnapshotRow[];
  /** The last reference of the page before: an object, or its JSON as text; none when falsy. */
  readonly marker: Json;
  /** An integer. */
  readonly limit: Json;
  /** An integer, or null for none. */
  readonly offset: Json;
  /** A list of texts. */
  readonly sort_keys: Json;
  /** A list of `asc` and `desc`. */
  readonly sort_dirs: Json;
}

/** One rule of upstream that a call went through. */
export interface Rule {
  /** What the rule says, in our words. */
  readonly text: string;
  readonly upstream?: Upstream;
  /** Whether in truth the service's whole process dies of it: nothing after the call happens. */
  readonly kills_process?: true;
}

/** A place in Cinder's source, at commit ab09bc39 unless it says otherwise. */
export interface Upstream {
  readonly file: string;
  readonly line: number;
  /** The release that the line is of. */
  readonly release?: string;
}

/** What stands in an object: its digest, and in our own backend the pieces written to it as well. */
export interface Content {
  /** SHA-256 (hex) of the canonical JSON of the list of `[offset, text]`. */
  readonly digest: string;
  /** Pieces of text (UTF-8) by their offset in bytes, ascending, none overlapping. */
  readonly pieces?: readonly (readonly [offset: number, text: string])[];
}

/** An object on the array, as the harness sees it. */
export interface BackendObject {
  readonly id: ObjectId;
  /** What the scenario calls it; null for objects that came into being otherwise. */
  readonly handle: string | null;
  readonly kind: 'volume' | 'snapshot';
  readonly name: string;
  /** Id of the volume that a snapshot is of. */
  readonly parent: ObjectId | null;
  readonly size_bytes: number;
  /** Null where the target can't tell. */
  readonly content: Content | null;
  /** What else the array knows of it, in a dialect of each array. */
  readonly attributes: JsonObject;
  /** What the array itself knows it by, where its requests go by ids and these are not its names. */
  readonly native_id?: Json;
  /** The backend that it is on; left out where there is only one. */
  readonly backend?: string;
}

/**
 * The array, as a driver reaches it. Each call is one request: a lookup or a write. Any may throw `BackendFault`.
 * The array itself allows objects of one name; what a real array would refuse is checked by its driver's access layer.
 */
export interface Backend {
  /** All objects, in the order in which they came into being. */
  list(): readonly BackendObject[];
  /** The objects of this name, in the same order. */
  named(name: string): readonly BackendObject[];
  get(id: ObjectId): BackendObject | undefined;
  rename(id: ObjectId, name: string): void;
  /** Replaces the attributes as a whole. */
  setAttributes(id: ObjectId, attributes: JsonObject): void;
  resize(id: ObjectId, sizeBytes: number): void;
  /** A copy of the object beside it, content included; its id. */
  copy(id: ObjectId, name: string): ObjectId;
  remove(id: ObjectId): void;
}

/** Cinder's own options, section `[DEFAULT]` of cinder.conf, as far as snapshots under management depend on them. */
export interface CinderOptions {
  /** What a snapshot is called on backends that go by names; `%s` stands for its id (cinder/db/api.py:91). */
  readonly snapshot_name_template: string;
  /** Whether the sizes of snapshots are left out of the quota of gigabytes (cinder/common/config.py:127). */
  readonly no_snapshot_gb_quota: boolean;
}

export const DEFAULT_OPTIONS: CinderOptions = { snapshot_name_template: 'snapshot-%s', no_snapshot_gb_quota: false };

/** What a driver works with: the array, Cinder's rows to read, the time, its options and Cinder's. */
export interface DriverContext {
  readonly backend: Backend;
  readonly cinder: Rows;
  /** The virtual clock: milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  readonly config: JsonObject;
  readonly options: CinderOptions;
  /** Notes that the call has reached this rule. The last rule noted is the one that decided the outcome. */
  rule(rule: Rule): void;
}

/** A driver, made anew for each call over its context. Its methods return or raise (see errors.ts). */
export interface VolumeSnapshotManagementDriver {
  /** Ties the object that the reference names to the snapshot. Raises ManageExistingInvalidReference. */
  manageExistingSnapshot(snapshot: SnapshotView, existingRef: ExistingRef): ModelUpdate;
  /**
   * Size of the object that the reference names, rounded up to the next GiB. Raises ManageExistingInvalidReference.
   * Any value, so that a faulty driver can answer what it should not.
   */
  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: ExistingRef): Json;
  /** Forgets the snapshot. The object and its data stay. */
  unmanageSnapshot(snapshot: SnapshotView): Json;
  /** The backend's snapshots, one page of them, each an object as the API lists it. Not part of the interface. */
  getManageableSnapshots?(query: ListingQuery): Json;
  /** Removes the object that stands behind the snapshot. Not part of the interface. */
  deleteSnapshot?(snapshot: SnapshotView): Json;
}

/** The calls that a driver answers, by Cinder's names. */
export const METHODS = [
  'manage_existing_snapshot_get_size', 'manage_existing_snapshot', 'unmanage_snapshot',
  'get_manageable_snapshots', 'delete_snapshot',
] as const;
export type Method = (typeof METHODS)[number];

export interface OutcomeError {
  readonly class: string;
  readonly mro?: readonly string[];
  readonly message: string;
  readonly where?: string;
  readonly traceback?: string;
}

/** What came of a driver call. A refusal is one of Cinder's exceptions; a crash is any other. */
export type Outcome =
  | { readonly kind: 'returned'; readonly value: Json; readonly rules?: readonly RuleNoted[] }
  | { readonly kind: 'refused' | 'crashed'; readonly error: OutcomeError; readonly rules?: readonly RuleNoted[] }
  | { readonly kind: 'timed_out'; readonly after_ms: number; readonly rules?: readonly RuleNoted[] }
  | { readonly kind: 'violated'; readonly detail: string; readonly rules?: readonly RuleNoted[] };

/** A rule that a call went through; the decided one is the last. */
export interface RuleNoted {
  readonly text: string;
  readonly upstream?: Upstream;
  readonly kills_process?: true;
  readonly decided: boolean;
}
