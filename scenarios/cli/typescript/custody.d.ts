/**
 * What a driver of your own in one file may import from `custody`, for your editor and for tsc. When the command loads the file
 * it strips the types and does not check them.
 */
declare module 'custody' {
  // --- values: JSON as Python has it, in which 1 and 1.0 are two things and keys keep their order ---

  export type Json = null | boolean | string | PyInt | PyFloat | readonly Json[] | JsonObject;
  export interface PyInt {
    readonly int: bigint;
  }
  export interface PyFloat {
    readonly float: number;
  }
  export interface JsonObject {
    readonly entries: readonly (readonly [key: string, value: Json])[];
  }
  /** What a driver may answer with: exact values, or plain ones, of which a whole number is an int and any other a float. */
  export type Plain = Json | number | bigint | undefined | readonly Plain[] | { readonly [key: string]: Plain };

  export function int(value: number | bigint): PyInt;
  export function float(value: number): PyFloat;
  export function object(entries: Iterable<readonly [string, Json]>): JsonObject;
  export function isObject(value: Json): value is JsonObject;
  export function isList(value: Json): value is readonly Json[];
  export function isInt(value: Json): value is PyInt;
  export function isFloat(value: Json): value is PyFloat;
  /** The value under a key; undefined where there is none. */
  export function get(value: JsonObject, key: string): Json | undefined;
  /** As Python prints it: `{'source-name': 1.0}`. */
  export function pyRepr(value: Json): string;
  export function pyStr(value: Json): string;

  // --- sizes ---

  /** Bytes in a GiB. */
  export const GIB: number;
  /** Bytes as GiB, rounded up. */
  export function ceilGib(bytes: number): number;

  // --- exceptions ---

  export type CinderExceptionName =
    | 'CinderException' | 'VolumeBackendAPIException' | 'NotAuthorized' | 'PolicyNotAuthorized' | 'VolumeDriverException'
    | 'DriverNotInitialized' | 'Invalid' | 'InvalidSnapshot' | 'InvalidInput' | 'InvalidVolume' | 'InvalidParameterValue'
    | 'InvalidConfigurationValue' | 'VersionNotFoundForAPIMethod' | 'ServiceUnavailable' | 'NotFound' | 'VolumeNotFound'
    | 'SnapshotNotFound' | 'SnapshotMetadataNotFound' | 'ServiceNotFound' | 'SnapshotIsBusy' | 'QuotaError'
    | 'VolumeSizeExceedsAvailableQuota' | 'SnapshotLimitExceeded' | 'ManageExistingInvalidReference' | 'ManageExistingAlreadyManaged' | 'ManageExistingVolumeTypeMismatch';

  /** Anything that is none of Cinder's: a crash. */
  export class PythonException extends Error {
    readonly className: string;
    /** Names of the class and of its parents, nearest first. */
    readonly mro: readonly string[];
    constructor(className: string, message: string, mro?: readonly string[]);
  }

  /** One of Cinder's: a refusal. */
  export class CinderException extends PythonException {
    readonly code: number;
    /**
     * @param said what the text of the class names, such as `{ existing_ref, reason }`; or the whole text in place of it
     * @param derived name of a class of your own, which is derived from Cinder's
     */
    constructor(className: CinderExceptionName, said?: Readonly<Record<string, string>> | string, derived?: string);
  }

  /** What the backend throws when a request fails, or when it is carried out and only the answer got lost (`done`). */
  export class BackendFault extends Error {
    readonly done: boolean;
    constructor(done: boolean);
  }

  // --- what Cinder hands to a driver ---

  /** A row of Cinder's volumes. Size in GiB. */
  export interface VolumeRow {
    readonly id: string;
    /** `volume-<name_id>` */
    readonly name: string;
    readonly name_id: string;
    readonly size: number;
    readonly status: string;
    readonly display_name: string | null;
    readonly host: string | null;
    readonly project_id: string;
    readonly volume_type_id: string | null;
    readonly replication_status: string | null;
    readonly migration_status?: string | null;
    readonly provider_id: string | null;
    readonly provider_location: string | null;
    readonly metadata: JsonObject;
    readonly user_id?: string | null;
    readonly created_at?: string;
    readonly updated_at?: string;
  }

  /** A row of Cinder's snapshots. Size in GiB. */
  export interface SnapshotRow {
    readonly id: string;
    /** `snapshot-<id>` */
    readonly name: string;
    readonly volume_id: string;
    readonly volume_size: number;
    readonly status: string;
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
    readonly created_at: string;
    readonly updated_at: string | null;
  }

  /** A snapshot with its volume. */
  export interface SnapshotView extends SnapshotRow {
    readonly volume_name: string;
    readonly volume: VolumeRow;
  }

  /** What the user wrote as `ref`: any value. */
  export type ExistingRef = Json;

  // --- what a driver works with ---

  export interface BackendObject {
    readonly id: string;
    readonly kind: 'volume' | 'snapshot';
    readonly name: string;
    /** Id of the volume that a snapshot is of. */
    readonly parent: string | null;
    readonly size_bytes: number;
    readonly attributes: JsonObject;
  }

  /** The array. Each call is one request, and may throw BackendFault. */
  export interface Backend {
    list(): readonly BackendObject[];
    named(name: string): readonly BackendObject[];
    get(id: string): BackendObject | undefined;
    rename(id: string, name: string): void;
    /** Replaces all attributes. */
    setAttributes(id: string, attributes: JsonObject): void;
    resize(id: string, sizeBytes: number): void;
    /** A copy beside the object; its id. */
    copy(id: string, name: string): string;
    remove(id: string): void;
  }

  export interface DriverContext {
    readonly backend: Backend;
    /** Cinder's rows, to read. */
    readonly cinder: { readonly volumes: readonly VolumeRow[]; readonly snapshots: readonly SnapshotRow[] };
    /** The scenario's clock: milliseconds since 1970-01-01T00:00:00Z. */
    readonly now: number;
    /** The driver's options, those that the scenario sets. */
    readonly config: JsonObject;
    /** Notes a rule that the call has come to, for whoever reads the result. */
    rule(rule: { readonly text: string }): void;
  }

  // --- what you write ---

  /** Made anew for each call. Its methods return or throw. */
  export interface Driver {
    /** Ties the object to the snapshot. @returns fields of the snapshot's row that are to change, or nothing */
    manageExistingSnapshot(snapshot: SnapshotView, existingRef: ExistingRef): Plain | void;
    /** @returns the size in GiB, rounded up */
    manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: ExistingRef): Plain;
    /** Forgets the snapshot. The object and its data stay. */
    unmanageSnapshot(snapshot: SnapshotView): Plain | void;
    /** A page of what can be managed; needs the capability get_manageable_snapshots. */
    getManageableSnapshots?(query: ListingQuery): Plain;
    /** Removes the object; needs the capability delete_snapshot. */
    deleteSnapshot?(snapshot: SnapshotView): Plain | void;
  }

  export interface ListingQuery {
    readonly cinder_snapshots: readonly SnapshotRow[];
    readonly marker: Json;
    readonly limit: Json;
    readonly offset: Json;
    readonly sort_keys: Json;
    readonly sort_dirs: Json;
  }

  export type Capability =
    | 'get_manageable_snapshots' | 'delete_snapshot' | 'fault.lookup' | 'fault.write' | 'fault.answer-lost'
    | 'event.grow' | 'event.remove' | 'event.add' | 'event.rename' | 'event.write' | 'event.attach' | 'event.detach'
    | 'clock' | 'names.exact';
  export const CAPABILITIES: readonly Capability[];

  /** An object that a scenario begins with. */
  export interface ObjectSeed {
    readonly handle: string;
    readonly kind: 'volume' | 'snapshot';
    readonly size_bytes: number;
    /** Its name, where the scenario cares. */
    readonly name?: string;
    /** What Cinder calls the volume that it stands behind. */
    readonly volume_name?: string;
  }

  /** Your driver, and what Custody has to know of it: export it by default, or by the name `driver`. */
  export interface DriverDefinition {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly capabilities: readonly Capability[];
    /** The ways of writing a reference, the usual one with `default`. */
    readonly referenceForms: readonly { readonly id: string; readonly keys: readonly string[]; readonly default?: boolean }[];
    create(context: DriverContext): Driver;
    /** Where the array puts an object, or why it can't. */
    place(seed: ObjectSeed, parentName: string | null): { readonly name: string; readonly size_bytes: number } | { readonly unsupported: string };
    referenceTo(object: { readonly name: string; readonly parentName: string | null }, form: string): Plain;
    referenceToNothing(what: 'well-formed' | 'no-known-key', form: string): Plain;
  }
}
