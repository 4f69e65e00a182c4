/** One step of a scenario as it is shown: what was asked, what came back, what changed, what was expected. */
import type { RuleNoted } from '../../../core/interface.ts';
import { placeInWords } from '../../../core/report/place.ts';
import type { Clause, Deviation } from '../../../core/report/result.ts';
import type { DriverCallMade, ExpectationResult, Observed, ScenarioResult, StepResult } from '../../../core/scenario/result.ts';
import { isObject, type Json } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { answerLine, answerOf, type Answer } from './answer.ts';
import { rowChanges, type RowChange } from './changes.ts';
import { jsonText } from './json-text.ts';
import { namesOf, type Names } from './names.ts';
import { requestOf, type Request } from './request.ts';
import { limitText } from './rows.ts';
import { upstreamHref } from './upstream-link.ts';
import { wordOf, worstOf } from './verdicts.ts';

/** An expectation's verdict, with known deviations laid over it; none in a scenario that is still to be run. */
export type ExpectationStanding = ExpectationResult['verdict'] | 'known_deviation' | 'never';

/** The worst of the step's expectations, or that nothing was expected. */
export type StepStanding = ExpectationStanding | 'unchecked';

/** Clauses by id. */
export type Clauses = ReadonlyMap<string, Clause>;

export interface StepView {
  /** From 1. */
  readonly number: number;
  readonly standing: StepStanding;
  readonly wasRun: boolean;
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
  /** Whether Cinder had something to do, so that each of its lanes is of interest, empty or not. */
  readonly isCinders: boolean;
  readonly quota: readonly RowChange[];
  readonly quotaAfterwards: readonly QuotaLine[];
  readonly calls: readonly CallView[];
  readonly expectations: readonly ExpectationView[];
  readonly rules: readonly RuleView[];
  /** Whether in truth the whole service dies of it. */
  readonly killsProcess: boolean;
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
  /** The driver that it is for; null: any. */
  readonly driver: string | null;
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
  /** Where that can be read. */
  readonly href: string | null;
}

/** @param deviations the driver's, that are about this scenario */
export function stepViews(result: ScenarioResult, clauses: Clauses = new Map(), deviations: readonly Deviation[] = []): readonly StepView[] {
  const names = namesOf(result);
  return result.steps.map((step) => stepView(step, names, step.expectations.flatMap(byAspect).map((expectation) => expectationView(expectation, result.id, clauses, deviations))));
}

/** The steps of a scenario that is still to be run: as they will be shown, without verdicts. */
export function planViews(plan: ScenarioResult, clauses: Clauses = new Map()): readonly StepView[] {
  return stepViews(plan, clauses).map((step) => ({
    ...step,
    standing: 'never',
    wasRun: false,
    expectations: step.expectations.map((expectation) => ({ ...expectation, standing: 'never' })),
  }));
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

/** What is shown of a step is made when somebody looks at it: of hundreds, most are only a line in a list. */
function stepView(step: StepResult, names: Names, expectations: readonly ExpectationView[]): StepView {
  const { backend, cinder, quota, calls } = step.observed;
  const request = requestOf(step.request, names);
  const worst = worstOf(expectations.map((expectation) => expectation.standing));
  const asksNothing = request.kind !== 'driver' && request.kind !== 'api';
  const wasRun = step.outcome !== null || (asksNothing && worst !== 'not_run');
  const standing = worst ?? (wasRun ? 'unchecked' : 'not_run');
  const answer = once(() => step.outcome && answerOf(step.outcome, names));
  const lanes = {
    backend: once(() => rowChanges(backend, ['objects'], names)),
    cinder: once(() => rowChanges(cinder, ['volumes', 'snapshots', 'services', 'casts'], names)),
    surroundings: once(() => rowChanges(cinder, ['faults', 'clock'], names)),
    quota: once(() => rowChanges(cinder, ['quotas'], names)),
    calls: once(() => calls.map((call) => callView(call, names))),
    rules: once(() => step.rules.map(ruleView)),
  };
  return {
    number: step.index + 1,
    standing,
    wasRun,
    raw: expectations.find((expectation) => expectation.standing === standing)?.raw ?? null,
    request,
    get answer() {
      return answer();
    },
    get answerLine() {
      const given = answer();
      return given && answerLine(given);
    },
    get backend() {
      return lanes.backend();
    },
    get cinder() {
      return lanes.cinder();
    },
    get surroundings() {
      return lanes.surroundings();
    },
    isCinders: wasRun && (request.kind === 'api' || request.kind === 'settle'),
    get quota() {
      return lanes.quota();
    },
    quotaAfterwards: Object.entries(quota).map(([resource, { in_use, reserved, limit }]) => ({ resource, inUse: in_use, reserved, limit: limitText(limit) })),
    get calls() {
      return lanes.calls();
    },
    expectations,
    get rules() {
      return lanes.rules();
    },
    killsProcess: step.rules.some((rule) => rule.kills_process),
    observed: step.observed,
  };
}

/** What a function gives, made the first time that it is asked. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** An expectation that was not held against anything stands whole; here too each of its aspects is one to look at. */
function byAspect(result: ExpectationResult): readonly ExpectationResult[] {
  const { path, expected, verdict } = result;
  if (verdict !== 'not_run' || !path.endsWith(']') || !isObject(expected)) return [result];
  return expected.entries.filter(([key]) => !ABOUT_IT.includes(key)).map(([aspect, value]) => ({ ...result, path: `${path}.${aspect}`, expected: value }));
}

/** What an expectation says of itself: nothing of a step. */
const ABOUT_IT = ['cites', 'kills'];

/** Expected and actual stand in a narrow column. */
const EXPECTATION_LENGTH = 46;

/** What is expected of every call, and of every step. */
const IMPLICIT: ReadonlyMap<Json, string> = new Map([
  ['returned', 'returns without an exception'],
  ['accepted', 'is accepted'],
  ['played', 'can be carried out'],
]);

function callView({ method, existing_ref, outcome }: DriverCallMade, names: Names): CallView {
  const reference = method.startsWith('manage_existing') ? stringifyJson(existing_ref) : null;
  return { method, reference, answer: answerOf(outcome, names) };
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
    driver: /\.expect_for\.([^[]+)\[/.exec(path)?.[1] ?? null,
    of: /\.(\w+)$/.exec(path)?.[1] ?? IMPLICIT.get(expected) ?? path,
    path,
    expected: jsonText(expected, EXPECTATION_LENGTH),
    actual: jsonText(actual, EXPECTATION_LENGTH),
  };
}

export function ruleView({ text, decided, upstream }: RuleNoted): RuleView {
  return { text, decided, where: upstream ? placeInWords(upstream) : null, href: upstream ? upstreamHref(upstream) : null };
}
