/** What a run of a scenario gives: every step with its request, its answer, what changed, and the verdicts. */
import type { ChangeSet } from '../world/changes.ts';
import type { WorldState } from '../world/world.ts';
import type { Json, JsonObject } from '../value/json.ts';
import type { QuotaResource } from './given.ts';
import type { ScenarioKind } from './scenario.ts';
import type { ApiAnswer } from '../cinder/api/http.ts';
import type { LogLine, TaskRun, UserMessage } from '../cinder/lanes.ts';
import type { Outcome, RuleNoted } from '../interface.ts';

/** Verdicts, worst first; the last two come from a baseline of known deviations, which is laid over raw verdicts. */
export const VERDICTS = ['crash', 'fail', 'unexpected_pass', 'not_run', 'known_deviation', 'not_applicable', 'pass'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One call that Cinder's side made to the driver within an API step. */
export interface DriverCallMade {
  readonly method: string;
  readonly existing_ref: Json;
  readonly outcome: Outcome;
}

export interface Observed {
  readonly backend: ChangeSet;
  readonly cinder: ChangeSet;
  readonly quota: Readonly<Record<QuotaResource, { readonly limit: number; readonly in_use: number; readonly reserved: number }>>;
  readonly notifications: readonly string[];
  readonly user_messages: readonly UserMessage[];
  readonly log: readonly LogLine[];
  readonly tasks: readonly TaskRun[];
  readonly calls: readonly DriverCallMade[];
}

export interface ExpectationResult {
  readonly cites?: string;
  /** Where it stands within the scenario: `steps[0].expect[1].returns`. */
  readonly path: string;
  readonly expected: Json;
  readonly actual: Json;
  readonly verdict: 'pass' | 'fail' | 'crash' | 'not_run';
}

export interface StepResult {
  readonly index: number;
  /** The step as it was carried out: handles resolved, the reference as sent. */
  readonly request: JsonObject;
  /** Null for steps that ask nothing (look, clock, …) and for steps that were not run. */
  readonly outcome: Outcome | ApiAnswer | null;
  readonly observed: Observed;
  readonly expectations: readonly ExpectationResult[];
  /** The rules of upstream that the driver went through, over all calls of the step. */
  readonly rules: readonly RuleNoted[];
  readonly evidence: 'harness' | 'adapter';
}

export interface ScenarioResult {
  readonly id: string;
  readonly kind: ScenarioKind;
  readonly title: string;
  readonly verdict: Verdict;
  /** Why, in words, when it is not a pass. */
  readonly reason?: string;
  readonly first_failed_step?: number;
  /** Handles of Cinder's rows and the backend's objects → their ids. */
  readonly handles: Readonly<Record<string, string>>;
  readonly start: WorldState;
  readonly steps: readonly StepResult[];
}

/** One check: what a scenario says about one clause. */
export interface Check {
  /** `<scenario>/<clause>` */
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Index of the step that decided it. */
  readonly step?: number;
}
