/** A result, version 1: what a run of suites against one target leaves behind, as it is stored and exported. */
import type { Upstream } from '../interface.ts';
import type { Check, ScenarioResult, Verdict } from '../scenario/result.ts';
import type { Hello } from '../scenario/target.ts';

export interface SuiteRef {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  /** This and the scenarios are left out in results of the first Custodys. */
  readonly title?: string;
  /** Ids of those of its scenarios that were run. */
  readonly scenarios?: readonly string[];
}

/** Where the target broke the protocol. */
export interface Broken {
  /** Ids of the scenarios in which it did. */
  readonly scenarios: readonly string[];
  /** How it ended, in words, where that was no good end. */
  readonly end?: string;
}

export interface Result {
  readonly format: 'custody-result';
  readonly version: 1;
  readonly suites: readonly SuiteRef[];
  readonly target: Hello;
  /** Where a scenario names a seed of its own, that stands in its start. */
  readonly seed: number;
  readonly scenarios: readonly ScenarioResult[];
  readonly checks: readonly LeveledCheck[];
  readonly digests: Digests;
  /** Scenarios by verdict. */
  readonly totals: Readonly<Record<Verdict, number>>;
  /** Left out where the protocol was kept. Outside of the digests. */
  readonly broken?: Broken;
  /** Where it was run: names and versions. Outside of the digests. */
  readonly environment: Readonly<Record<string, string>>;
  /** Outside of the digests. */
  readonly timing: { readonly started_at: string; readonly duration_ms: number };
}

export interface LeveledCheck extends Check {
  readonly level: 'MUST' | 'MAY' | 'extension';
}

export interface Digests {
  /** SHA-256 over scenarios and checks, but for what differs from place to place: `where`, `traceback`. */
  readonly evidence: string;
  /** SHA-256 over the sorted list of check id and verdict. */
  readonly verdicts: string;
}

/** One sentence of the interface's text, or a rule of our own beside it. */
export interface Clause {
  readonly id: string;
  readonly method: string;
  /** Which sentence of the method's text, from 1; none for an extension. */
  readonly sentence?: number;
  readonly level: 'MUST' | 'MAY' | 'extension';
  /** What it demands, in our words. */
  readonly demands: string;
  /** What observing it takes. */
  readonly observe?: string;
  /** Why it can't be observed. */
  readonly unobservable?: string;
}

/** A check that a driver is known to fail, with the reason. */
export interface Deviation {
  readonly check: string;
  readonly reason: string;
  readonly upstream?: Upstream;
}

/** The same in a baseline, where the author of a driver says it of their own. */
export interface KnownDeviation {
  readonly check: string;
  readonly reason: string;
  /** What is to become of it. */
  readonly plan?: string;
  /** Where it is worked on. */
  readonly link?: string;
}
