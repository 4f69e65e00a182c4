/**
 * A suite as its file says it (format version 1), after the loader: `each` is expanded, everything else stands as
 * written. Sizes and durations are texts (`1 GiB + 1 B`, `2 d`). Where a value's exact form matters it is a `Json`.
 */
import type { Json, JsonObject } from '../value/json.ts';
import type { Capability } from '../definition.ts';
import type { Method } from '../interface.ts';
import type { Given, QuotaResource, ServiceState } from './given.ts';

export interface Suite {
  readonly custody: 1;
  readonly suite: string;
  readonly version: string;
  readonly title: string;
  readonly notes?: string;
  readonly scenarios: readonly Scenario[];
}

export type ScenarioKind = 'conformance' | 'behaviour' | 'caller';

export interface Scenario {
  /** Stable for ever: baselines, links and lessons name it. A case of `each` ends in `[0]`, `[1]`, … */
  readonly id: string;
  readonly kind: ScenarioKind;
  readonly title: string;
  /** What a target must be able to do; otherwise the scenario is not applicable. */
  readonly needs?: readonly Capability[];
  /** With `behaviour`: for which drivers, and which upstream releases of them, this holds. */
  readonly drivers?: Readonly<Record<string, string>>;
  readonly given?: Given;
  readonly steps: readonly Step[];
  readonly notes?: string;
  readonly teaches?: readonly string[];
}

export type Step = DriverStep | ApiStep | EventStep | FaultStep | ServiceStep | ClockStep | SettleStep | LookStep;

interface AnyStep {
  readonly expect?: readonly Expectation[];
  /** Expectations by driver id; the driver that has none here must return. */
  readonly expect_for?: Readonly<Record<string, readonly Expectation[]>>;
  readonly notes?: string;
}

/** How a step writes its reference; the form `other` is the first one that is not the target's usual one. */
export type Ref =
  | { readonly names: string; readonly form?: string }
  | { readonly names_nothing: 'well-formed' | 'no-known-key'; readonly form?: string }
  /** JSON text, verbatim. */
  | { readonly json: string }
  /** Any value; in its strings `${name:HANDLE}`, `${id:HANDLE}` and `${key}`, the target's own key, are replaced. */
  | { readonly value: Json };

export interface DriverStep extends AnyStep {
  readonly driver: Method;
  readonly snapshot?: string;
  readonly ref?: Ref;
  readonly marker?: Json;
  readonly limit?: number;
  readonly offset?: number;
  readonly sort_keys?: readonly string[];
  readonly sort_dirs?: readonly string[];
  /** Whose driver lists; default the only one. */
  readonly backend?: string;
}

/** How far Cinder gets before the step ends: its API has answered, its scheduler has cast, or everything is done. */
export type SettlePoint = 'api' | 'scheduler' | 'done';

/** A request to the Block Storage API. */
export type ApiStep = ApiManageStep | ApiLetGoStep | ApiShowStep | ApiResetStatusStep | ApiListStep | ApiListManageableStep | ApiRawStep;
export type ApiVerb = ApiStep['api'];

export interface ApiManageStep extends AnyStep {
  readonly api: 'manage';
  /** Handle of the snapshot that comes into being. */
  readonly as: string;
  readonly request: {
    readonly volume: string;
    readonly ref: Ref;
    readonly name?: string;
    readonly description?: string;
    readonly metadata?: JsonObject;
  };
  readonly settle?: SettlePoint;
}

/** The handle stays usable when the snapshot is gone: a request for it is answered with 404, as the user's would be. */
export interface ApiLetGoStep extends AnyStep {
  readonly api: 'unmanage' | 'delete';
  readonly snapshot: string;
  readonly settle?: SettlePoint;
}

export interface ApiShowStep extends AnyStep {
  readonly api: 'show';
  readonly snapshot: string;
}

export interface ApiResetStatusStep extends AnyStep {
  readonly api: 'reset_status';
  readonly snapshot: string;
  readonly status: string;
}

/** Lists Cinder's snapshots. */
export interface ApiListStep extends AnyStep {
  readonly api: 'list';
  /** Default false. */
  readonly detail?: boolean;
  readonly query?: QueryTexts;
}

/** Lists what is on a backend, with whether it can be managed. */
export interface ApiListManageableStep extends AnyStep {
  readonly api: 'list_manageable';
  /** Default the only one. */
  readonly backend?: string;
  /** Default false. */
  readonly detail?: boolean;
  readonly query?: QueryTexts;
}

/**
 * Parameters behind the question mark, as a client has them before it escapes them; the marker of what can be managed is
 * JSON text, for instance. `${snapshot:HANDLE}`, `${volume:HANDLE}` and `${project}` are replaced by Cinder's ids,
 * `${name:HANDLE}` and `${id:HANDLE}` by what an object is called.
 */
export type QueryTexts = Readonly<Record<string, string>>;

export interface ApiRawStep extends AnyStep {
  readonly api: 'manage' | 'unmanage' | 'delete' | 'show' | 'reset_status' | 'list' | 'list_manageable';
  /** Handle of the snapshot that comes into being, if one does. */
  readonly as?: string;
  readonly raw: {
    readonly method: string;
    /** `${volume:HANDLE}` and `${snapshot:HANDLE}` are replaced by Cinder's ids, here and in the body. */
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** JSON text, verbatim. */
    readonly body?: string;
  };
  /** Default `done` where the verb casts something (manage, unmanage, delete), else `api`. */
  readonly settle?: SettlePoint;
}

export interface EventStep extends AnyStep {
  readonly event: 'grow' | 'remove' | 'add' | 'rename' | 'write' | 'attach' | 'detach';
  /** Handle of the object; a new one with `add`. */
  readonly object: string;
  readonly size?: string;
  readonly name?: string;
  readonly content?: string;
  readonly snapshot_of?: string;
  readonly attributes?: JsonObject;
  /** With `add`: a snapshot is where its volume is. Default the first. */
  readonly backend?: string;
}

export interface FaultStep extends AnyStep {
  readonly fault: BackendFault | ModelUpdateFault;
}

/** A request of the driver to its backend is not answered. */
export interface BackendFault {
  readonly during: Method;
  readonly at: 'lookup' | 'first-write' | 'nth-write' | 'any';
  readonly n?: number;
  readonly effect: 'fails' | 'done-but-answer-lost';
  readonly times?: number;
}

/** Cinder's database refuses to store what the driver wants changed in the snapshot's row. */
export interface ModelUpdateFault {
  readonly during: 'manage_existing_snapshot';
  readonly at: 'model-update';
  readonly effect: 'fails';
  readonly times?: number;
}

/** Something becomes of a volume service, the process that has the driver. What is not said stays as it is. */
export interface ServiceStep extends AnyStep {
  readonly service: ServiceChange;
}

export interface ServiceChange extends ServiceState {
  /** Default the only one. */
  readonly backend?: string;
}

export interface ClockStep extends AnyStep {
  readonly clock: { readonly advance: string };
}

export interface SettleStep extends AnyStep {
  readonly settle: 'scheduler' | 'done';
}

/** Looks at the world and does nothing. */
export interface LookStep extends AnyStep {
  readonly look: Readonly<Record<string, never>>;
}

/** What an exception must be: its class, or its class and its text. */
export type ExceptionPattern =
  | string
  | {
      readonly class: string;
      readonly message?: string;
      readonly message_ends?: string;
      /** A pattern without backtracking: see `core/scenario/pattern.ts`. */
      readonly message_matches?: string;
    };

/** All that is named must hold. */
export interface Expectation {
  /** Id of the clause that this guards. */
  readonly cites?: string;
  /** Faulty drivers that break the clause and are caught here: ids of scenarios/mutants.yaml. */
  readonly kills?: readonly string[];
  /** The exact value, `1` and `1.0` being two. */
  readonly returns?: Json;
  /** A number of this value, an integer or a float. */
  readonly returns_size?: number;
  /** The call returned, whatever the value. */
  readonly returned?: true;
  readonly raises?: ExceptionPattern;
  readonly crashes?: ExceptionPattern;
  readonly http?: number;
  /** What the API's answer must have: of objects, at every depth, only the fields that are named; lists item by item. */
  readonly body?: JsonObject;
  /** Fields of the step's snapshot row afterwards; `status: deleted` also says that the row is gone. */
  readonly then?: JsonObject;
  readonly quota?: Readonly<Partial<Record<QuotaResource, { readonly in_use?: number; readonly reserved?: number; readonly limit?: number }>>>;
  readonly notifications?: readonly string[];
  readonly user_messages?: readonly string[];
  /** The tasks of the flow that were executed, and those that failed or were reverted. */
  readonly tasks?: Readonly<Record<string, TaskState>>;
  /** Texts that the service log must have, each as a part of one line. */
  readonly log?: readonly string[];
  readonly backend?: BackendExpectation;
  readonly cinder?: 'unchanged';
  /** From when on `unchanged` counts: before this step (default), or the start. */
  readonly since?: 'step' | 'start';
}
export type TaskState = 'executed' | 'failed' | 'reverted';

export type BackendExpectation = 'unchanged' | Readonly<Record<string, ObjectExpectation | 'unchanged' | 'none'>>;

/** What must be true of one object, by its handle; beside handles there are the words `others` and `new`. */
export interface ObjectExpectation {
  readonly exists?: boolean;
  readonly content?: 'unchanged';
  readonly size?: 'unchanged' | string;
  readonly name?: string;
  readonly parent?: 'unchanged';
  readonly attributes?: 'unchanged' | JsonObject;
}
