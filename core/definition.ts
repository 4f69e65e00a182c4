/** A driver with all that the harness, the command and the page have to know of it. */
import type { DriverContext, ExistingRef, Method, Upstream, VolumeId, VolumeSnapshotManagementDriver } from './interface.ts';
import type { Json, JsonObject } from './value/json.ts';

/** What a target may be able to do beyond the three methods of the interface. */
export const CAPABILITIES = [
  'get_manageable_snapshots', 'delete_snapshot',
  'fault.lookup', 'fault.write', 'fault.answer-lost',
  'event.grow', 'event.remove', 'event.add', 'event.rename', 'event.write', 'event.attach', 'event.detach',
  'clock',
  // Names are told apart to the letter: no folding of case, no trimming.
  'names.exact',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** A way of writing a reference that a driver takes. */
export interface ReferenceForm {
  readonly id: string;
  readonly keys: readonly string[];
  readonly default?: boolean;
}

/** An object that a target is asked to put on its backend before a scenario begins. */
export interface ObjectSeed {
  readonly handle: string;
  readonly kind: 'volume' | 'snapshot';
  /** Handle of the volume that a snapshot is of. */
  readonly parent?: string;
  readonly size_bytes: number;
  /** Its name on the backend, when the scenario cares; the target's choice otherwise. */
  readonly name?: string;
  /** Cinder's volume that this object stands behind, and what Cinder calls that on backends that go by names. */
  readonly volume_id?: VolumeId;
  readonly volume_name?: string;
  /** The backend that it is on; left out where there is only one. Objects of different backends may have one name. */
  readonly backend?: string;
  /** Text that stands at its beginning. */
  readonly content?: string;
  readonly attributes?: JsonObject;
}

/** Where an object stands on the array: under its name there, perhaps larger than asked, and with what the array notes of it. */
export interface Placement {
  readonly name: string;
  readonly size_bytes: number;
  readonly attributes?: JsonObject;
}

/** What the driver's own `create_volume` leaves in Cinder's row of a volume. */
export interface VolumeFields {
  readonly provider_id?: string | null;
  readonly provider_location?: string | null;
  readonly volume_type_id?: string | null;
}

/** A driver with all that the harness has to know of it. */
export interface DriverDefinition {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** The upstream release or commit that it follows; none for the reference drivers. */
  readonly upstream?: string;
  readonly capabilities: readonly Capability[];
  readonly referenceForms: readonly ReferenceForm[];
  /** What people want to know of it; none for the reference drivers. */
  readonly about?: DriverAbout;
  /** The exceptions other than Cinder's that its calls can end with. */
  readonly crashes?: readonly DeclaredCrash[];
  create(context: DriverContext): VolumeSnapshotManagementDriver;
  /**
   * How this array stores what a scenario asks for, or why it can't.
   *
   * @param parentName what the volume that a snapshot is of is called on the array
   */
  place(seed: ObjectSeed, parentName: string | null): Placement | { readonly unsupported: string };
  /** What the array knows its n-th object by (n from 0), where its requests go by ids; left out where they go by names. */
  readonly nativeId?: (kind: 'volume' | 'snapshot', n: number) => Json;
  /** What Cinder's row of a volume says that stands behind this object, beyond what every driver's says. */
  readonly volumeFields?: (object: { readonly name: string; readonly native_id: Json }) => VolumeFields;
  /** What an object's attributes say while somebody uses it; left out where that is `open: true`. */
  readonly attributesInUse?: JsonObject;
  /** The reference that names this object, in a form of `referenceForms`. */
  referenceTo(object: NamedObject, form: string): ExistingRef;
  /** A reference that names nothing here: one of the right shape, or one without any key that the driver knows. */
  referenceToNothing(what: 'well-formed' | 'no-known-key', form: string): ExistingRef;
}

/** An object for whoever writes a reference to it. */
export interface NamedObject {
  /** What the array knows it by: its native id where it has one. */
  readonly id: Json;
  readonly name: string;
  readonly parentName: string | null;
}

/** What a person needs who has such a backend. */
export interface DriverAbout {
  /** Names of products, as their makers write them. */
  readonly products: readonly string[];
  /** Releases of Cinder that it holds for, such as `2023.1 and later`. */
  readonly releases: string;
  /** A reference for each form that the driver takes. */
  readonly examples: readonly { readonly existing_ref: ExistingRef; readonly names: string }[];
  /** One line: what to write, and what to beware of. */
  readonly advice: string;
  /** How it is known what it does: by recordings of the real code, or by a run of it that anybody can repeat in a minute. */
  readonly known: 'recorded' | 'run';
  /** Which texts are not upstream's: those that a stand-in for the array made. */
  readonly arrayTexts?: string;
}

/** An exception of Python's, or of the array's library, that calls of a driver can end with. */
export interface DeclaredCrash {
  readonly class: string;
  readonly methods: readonly Method[];
  /** What brings it about. */
  readonly when: string;
  readonly upstream: Upstream;
}
