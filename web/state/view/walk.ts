/** A scenario to walk through, step by step: from a run here, from a file, or as it stands before it is run. */
import type { ScenarioResult, Verdict } from '../../../core/scenario/result.ts';
import type { OpenedScenario, ScenarioSummary } from '../../worker/facade.ts';
import { givenOf, type Given } from './given.ts';
import { namesOf } from './names.ts';
import { planViews, stepViews, type Clauses, type StepView } from './step.ts';

export interface Walk {
  readonly id: string;
  readonly title: string;
  readonly kind: ScenarioResult['kind'];
  /** Ids of clauses. */
  readonly cites: readonly string[];
  /** Null: it was not run. */
  readonly judged: Judged | null;
  readonly steps: readonly StepView[];
  /** What the steps are made of. */
  readonly recording: ScenarioResult;
  readonly given: Given;
}

export interface Judged {
  readonly verdict: Verdict;
  /** How a known deviation shows itself; null where there is none. */
  readonly raw: Verdict | null;
  readonly reason: string | null;
}

/** Where the steps come from: what was run, or what is to be run where no step of it was; both where it did not apply. */
export interface WalkSource {
  /** What this version of Custody says of it; null where the one that was run is another. */
  readonly summary: ScenarioSummary | null;
  readonly scenario: OpenedScenario | null;
  readonly plan: ScenarioResult | null;
}

/** @returns null when there is nothing to walk through */
export function walkOf({ summary, scenario, plan }: WalkSource, clauses: Clauses): Walk | null {
  const shown = plan ?? scenario?.result;
  if (!shown) return null;
  return {
    id: shown.id,
    title: shown.title,
    kind: shown.kind,
    cites: summary?.cites ?? citesOf(shown),
    judged: scenario && judgedOf(scenario),
    steps: plan ? planViews(plan, clauses) : stepViews(shown, clauses, scenario?.deviations),
    recording: shown,
    given: givenOf(shown.start, namesOf(shown), summary ?? undefined),
  };
}

function citesOf({ steps }: ScenarioResult): readonly string[] {
  return [...new Set(steps.flatMap(({ expectations }) => expectations.flatMap(({ cites }) => cites ?? [])))];
}

function judgedOf({ verdict, reason, result }: OpenedScenario): Judged {
  return { verdict, raw: verdict === 'known_deviation' ? result.verdict : null, reason: reason ?? null };
}
