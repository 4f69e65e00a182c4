/**
 * The port to whatever is under test: a driver in this process, in a sandbox, or behind a pipe. The runner cannot tell
 * which. On the wire the same operations go as JSON lines.
 */
import type { ObjectSeed, ReferenceForm, VolumeFields } from '../definition.ts';
import type { BackendObject, CinderOptions, Method, ObjectId, Outcome, Rows, SnapshotView, VolumeId } from '../interface.ts';
import type { Json, JsonObject } from '../value/json.ts';

export interface Hello {
  readonly protocol: 1;
  readonly target: { readonly name: string; readonly version: string; readonly upstream?: string };
  readonly level: 'driver' | 'api';
  readonly capabilities: readonly string[];
  readonly reference_forms: readonly ReferenceForm[];
  /** Who looks at the backend: the harness itself, or the author's adapter on its behalf. */
  readonly evidence: 'harness' | 'adapter';
}

export interface Reset {
  readonly seed: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  readonly config: JsonObject;
  /** Those of Cinder's own options that are not as they are by default. */
  readonly options?: Partial<CinderOptions>;
  readonly objects: readonly ObjectSeed[];
  readonly cinder: Rows;
}

export type ResetAnswer =
  | {
      readonly objects: readonly { readonly handle: string; readonly id: ObjectId; readonly name: string; readonly size_bytes: number }[];
      /** What the driver's own `create_volume` would have left in Cinder's rows of the volumes that have an object here. */
      readonly volumes?: readonly VolumeUpdate[];
    }
  | { readonly unsupported: { readonly handle: string; readonly reason: string } };

/** A model update of one of Cinder's volumes. */
export interface VolumeUpdate extends VolumeFields {
  readonly id: VolumeId;
}

export type ReferenceQuestion =
  | { readonly names: string; readonly form?: string }
  | { readonly names_nothing: 'well-formed' | 'no-known-key'; readonly form?: string };

export interface DriverCall {
  readonly method: Method;
  readonly snapshot?: SnapshotView;
  readonly existing_ref?: Json;
  readonly marker?: Json;
  readonly limit?: number;
  readonly offset?: number;
  readonly sort_keys?: readonly string[];
  readonly sort_dirs?: readonly string[];
  /** Whose driver is called; left out where there is only one backend. Cinder's rows are those of all. */
  readonly backend?: string;
  readonly cinder: Rows;
  readonly deadline_ms: number;
}

/** Something that happens to the array behind Cinder's back. */
export type BackendEvent =
  | { readonly event: 'grow'; readonly object: string; readonly size_bytes: number }
  | { readonly event: 'remove' | 'attach' | 'detach'; readonly object: string }
  | { readonly event: 'rename'; readonly object: string; readonly name: string }
  | { readonly event: 'write'; readonly object: string; readonly content: string }
  | { readonly event: 'add'; readonly object: ObjectSeed };

/** A failure to come: at which request of which call, how, and how many times. */
export interface Fault {
  readonly during: Method;
  readonly at: 'lookup' | 'first-write' | 'nth-write' | 'any';
  /** Which write, from 1, with `nth-write`. */
  readonly n?: number;
  readonly effect: 'fails' | 'done-but-answer-lost';
  readonly times: number;
}

export interface Inspection {
  readonly objects: readonly BackendObject[];
}

/** Answer of an operation that only has to be carried out. */
export type Done = { readonly done: true } | { readonly unsupported: string };

/** Every operation: what is asked, what is answered. */
export interface Operations {
  readonly hello: { readonly ask: Record<never, never>; readonly answer: Hello };
  readonly reset: { readonly ask: Reset; readonly answer: ResetAnswer };
  readonly reference: { readonly ask: ReferenceQuestion; readonly answer: { readonly existing_ref: Json } };
  readonly call: { readonly ask: DriverCall; readonly answer: Outcome };
  readonly event: { readonly ask: BackendEvent; readonly answer: Done };
  readonly fault: { readonly ask: Fault; readonly answer: Done };
  readonly inspect: { readonly ask: Record<never, never>; readonly answer: Inspection };
  readonly advance: { readonly ask: { readonly seconds: number }; readonly answer: Done };
  readonly close: { readonly ask: Record<never, never>; readonly answer: void };
}
export type Operation = keyof Operations;

/** A target that may sit in another process. */
export type Target = { readonly [Op in Operation]: (ask: Operations[Op]['ask']) => Promise<Operations[Op]['answer']> };

/** A target in this process, which answers at once. */
export type SyncTarget = { readonly [Op in Operation]: (ask: Operations[Op]['ask']) => Operations[Op]['answer'] };

/** One operation to be carried out: what the runner yields. */
export type TargetRequest = { readonly [Op in Operation]: { readonly op: Op; readonly ask: Operations[Op]['ask'] } }[Operation];
export type TargetAnswer = Operations[Operation]['answer'];

/** A computation that asks a target on its way. */
export type Asking<Result> = Generator<TargetRequest, Result, TargetAnswer>;

/** Asks the target for one operation. */
export function* ask<Op extends Operation>(op: Op, question: Operations[Op]['ask']): Asking<Operations[Op]['answer']> {
  return (yield { op, ask: question } as TargetRequest);
}
