/** One step of a scenario as it is shown: what was asked, what came back, what changed, what was expected. */
import type { RuleNoted } from '../../../core/interface.ts';
import type { DriverCallMade, ExpectationResult, Observed, ScenarioResult, StepResult } from '../../../core/scenario/result.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { answerLine, answerOf, type Answer } from './answer.ts';
import { rowChanges, type RowChange } from './changes.ts';
import { jsonText } from './json-text.ts';
import { namesOf, type Names } from './names.ts';
import { requestOf, type Request } from './request.ts';
import { limitText } from './rows.ts';
import { wordOf, worstOf } from './verdicts.ts';

/** The worst verdict of the step's expectations, or that nothing was expected. */
export type StepStanding = ExpectationResult['verdict'] | 'unchecked';

export interface StepView {
  /** From 1. */
  readonly number: number;
  readonly standing: StepStanding;
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
  readonly verdict: ExpectationResult['verdict'];
  readonly cites: string | null;
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

export function stepViews(result: ScenarioResult): readonly StepView[] {
  const names = namesOf(result);
  return result.steps.map((step) => stepView(step, names));
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
export function spokenStep({ number, standing, request }: StepView, total: number): string {
  const verdict = standing === 'unchecked' ? '' : `, ${wordOf(standing)}`;
  return `Step ${number} of ${total}: ${request.title}${verdict}`;
}

function stepView(step: StepResult, names: Names): StepView {
  const answer = step.outcome && answerOf(step.outcome);
  const { backend, cinder, quota, calls } = step.observed;
  return {
    number: step.index + 1,
    standing: worstOf(step.expectations.map(({ verdict }) => verdict)) ?? 'unchecked',
    request: requestOf(step.request, names),
    answer,
    answerLine: answer && answerLine(answer),
    backend: rowChanges(backend, ['objects'], names),
    cinder: rowChanges(cinder, ['volumes', 'snapshots', 'quotas', 'casts'], names),
    surroundings: rowChanges(cinder, ['faults', 'clock'], names),
    quota: Object.entries(quota).map(([resource, { in_use, reserved, limit }]) => ({ resource, inUse: in_use, reserved, limit: limitText(limit) })),
    calls: calls.map(callView),
    expectations: step.expectations.map(expectationView),
    rules: step.rules.map(ruleView),
    observed: step.observed,
  };
}

function callView({ method, existing_ref, outcome }: DriverCallMade): CallView {
  const reference = method.startsWith('manage_existing') ? stringifyJson(existing_ref) : null;
  return { method, reference, answer: answerOf(outcome) };
}

function expectationView({ cites, path, expected, actual, verdict }: ExpectationResult): ExpectationView {
  return {
    verdict,
    cites: cites ?? null,
    of: /\.(\w+)$/.exec(path)?.[1] ?? 'ends well',
    path,
    expected: jsonText(expected),
    actual: jsonText(actual),
  };
}

function ruleView({ text, decided, upstream }: RuleNoted): RuleView {
  return { text, decided, where: upstream ? `${upstream.file}:${upstream.line}` : null };
}
