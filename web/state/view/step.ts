/** One step of a scenario as it is shown: what was asked, what came back, what changed, what was expected. */
import type { RuleNoted } from '../../../core/interface.ts';
import type { Clause, Deviation } from '../../../core/report/result.ts';
import type { DriverCallMade, ExpectationResult, Observed, ScenarioResult, StepResult } from '../../../core/scenario/result.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { answerLine, answerOf, type Answer } from './answer.ts';
import { rowChanges, type RowChange } from './changes.ts';
import { jsonText } from './json-text.ts';
import { namesOf, type Names } from './names.ts';
import { requestOf, type Request } from './request.ts';
import { limitText } from './rows.ts';
import { wordOf, worstOf } from './verdicts.ts';

/** An expectation's verdict, with known deviations laid over it. */
export type ExpectationStanding = ExpectationResult['verdict'] | 'known_deviation';

/** The worst of the step's expectations, or that nothing was expected. */
export type StepStanding = ExpectationStanding | 'unchecked';

/** Clauses by id. */
export type Clauses = ReadonlyMap<string, Clause>;

export interface StepView {
  /** From 1. */
  readonly number: number;
  readonly standing: StepStanding;
  /** How a known deviation shows itself: `fail` or `crash`; null where there is none. */
  readonly raw: ExpectationResult['verdict'] | null;
  readonly request: Request;
  readonly answer: Answer | null;
  /** The answer in one line; null when nothing was asked. */
  readonly answerLine: string | null;
  readonly backend: readonly RowChange[];
  readonly cinder: readonly RowChange[];
  /** Faults armed or spent, time gone by. */
  readonly surroundings: readonly RowChange[];
  readonly quota: readonly QuotaLine[];
  readonly calls: readonly CallView[];
  readonly expectations: readonly ExpectationView[];
  readonly rules: readonly RuleView[];
  readonly observed: Observed;
}

export interface QuotaLine {
  readonly resource: string;
  readonly inUse: number;
  readonly reserved: number;
  readonly limit: string;
}

export interface CallView {
  readonly method: string;
  /** As JSON text; null: the method takes none. */
  readonly reference: string | null;
  readonly answer: Answer;
}

export interface ExpectationView {
  readonly standing: ExpectationStanding;
  /** What it is without the deviation: `fail` or `crash`; null where no deviation is laid over it. */
  readonly raw: ExpectationResult['verdict'] | null;
  readonly cites: string | null;
  /** What is cited; null where nothing is, or nothing that this version knows. */
  readonly clause: Clause | null;
  /** Why it is known to fail. */
  readonly deviation: Deviation | null;
  /** What it is about: `returns`, `backend`, `then`, … */
  readonly of: string;
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface RuleView {
  readonly text: string;
  readonly decided: boolean;
  /** `cinder/volume/drivers/lvm.py:663` */
  readonly where: string | null;
}

/** @param deviations the driver's, that are about this scenario */
export function stepViews(result: ScenarioResult, clauses: Clauses = new Map(), deviations: readonly Deviation[] = []): readonly StepView[] {
  const names = namesOf(result);
  return result.steps.map((step) => stepView(step, names, step.expectations.map((expectation) => expectationView(expectation, result.id, clauses, deviations))));
}

/** Index of the step to show: the one that is asked for (from 1), as far as there is one; else the first that failed. */
export function stepToShow({ steps, first_failed_step }: ScenarioResult, asked: number | null): number {
  const index = asked === null ? (first_failed_step ?? 0) : asked - 1;
  return Math.max(0, Math.min(index, steps.length - 1));
}

/** Index of the step that a key leads to; null for a key that is not for steps. */
export function stepAfterKey(key: string, index: number, total: number): number | null {
  if (total === 0) return null;
  switch (key) {
    case 'ArrowRight':
    case 'j':
      return Math.min(index + 1, total - 1);
    case 'ArrowLeft':
    case 'k':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/** What the live region says when this step was opened. */
export function spokenStep({ number, standing, raw, request }: StepView, total: number): string {
  const verdict = standing === 'unchecked' ? '' : `, ${standingText(standing, raw)}`;
  return `Step ${number} of ${total}: ${request.title}${verdict}`;
}

/** `pass`; `known deviation (crash)` */
export function standingText(standing: ExpectationStanding, raw: ExpectationResult['verdict'] | null): string {
  return raw ? `${wordOf(standing)} (${wordOf(raw)})` : wordOf(standing);
}

function stepView(step: StepResult, names: Names, expectations: readonly ExpectationView[]): StepView {
  const answer = step.outcome && answerOf(step.outcome);
  const { backend, cinder, quota, calls } = step.observed;
  const standing = worstOf(expectations.map((expectation) => expectation.standing)) ?? 'unchecked';
  return {
    number: step.index + 1,
    standing,
    raw: expectations.find((expectation) => expectation.standing === standing)?.raw ?? null,
    request: requestOf(step.request, names),
    answer,
    answerLine: answer && answerLine(answer),
    backend: rowChanges(backend, ['objects'], names),
    cinder: rowChanges(cinder, ['volumes', 'snapshots', 'quotas', 'casts'], names),
    surroundings: rowChanges(cinder, ['faults', 'clock'], names),
    quota: Object.entries(quota).map(([resource, { in_use, reserved, limit }]) => ({ resource, inUse: in_use, reserved, limit: limitText(limit) })),
    calls: calls.map(callView),
    expectations,
    rules: step.rules.map(ruleView),
    observed: step.observed,
  };
}

function callView({ method, existing_ref, outcome }: DriverCallMade): CallView {
  const reference = method.startsWith('manage_existing') ? stringifyJson(existing_ref) : null;
  return { method, reference, answer: answerOf(outcome) };
}

function expectationView(result: ExpectationResult, scenario: string, clauses: Clauses, deviations: readonly Deviation[]): ExpectationView {
  const { cites, path, expected, actual, verdict } = result;
  const isFailure = verdict === 'fail' || verdict === 'crash';
  const deviation = (isFailure && deviations.find(({ check }) => check === `${scenario}/${cites}`)) || null;
  return {
    standing: deviation ? 'known_deviation' : verdict,
    raw: deviation && verdict,
    cites: cites ?? null,
    clause: clauses.get(cites ?? '') ?? null,
    deviation,
    of: /\.(\w+)$/.exec(path)?.[1] ?? (expected === 'accepted' ? 'is accepted' : 'returns without an exception'),
    path,
    expected: jsonText(expected),
    actual: jsonText(actual),
  };
}

function ruleView({ text, decided, upstream }: RuleNoted): RuleView {
  return { text, decided, where: upstream ? `${upstream.file}:${upstream.line}` : null };
}
