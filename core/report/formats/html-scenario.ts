/** A scenario in the HTML report: its verdict and reason at once, what was done and seen when it is unfolded. */
import type { ExpectationResult, StepResult, Verdict } from '../../scenario/result.ts';
import type { JsonObject } from '../../value/json.ts';
import { stringifyJson } from '../../value/stringify.ts';
import { COUNTS_AS } from '../closing.ts';
import { errorText } from './failure.ts';
import { attribute, markup } from './text.ts';
import type { ToldScenario } from './told.ts';

/** What came of a step that asked something. */
type Came = NonNullable<StepResult['outcome']>;

/** With a failed scenario unfolded, and in it the step that failed first. */
export function scenarioMarkup(scenario: ToldScenario): string {
  const { id, verdict, reason, rerun, result } = scenario;
  const failed = COUNTS_AS[verdict] === 'failed';
  return [
    `<details id="${attribute(id)}" class="${verdict}${failed ? ' failed' : ''}"${failed ? ' open' : ''}>`,
    `<summary>${verdictMarkup(verdict)}<span><code>${markup(id)}</code> ${markup(result.title)}</span>${reason === undefined ? '' : `<span class="reason small">${markup(reason)}</span>`}</summary>`,
    '<div class="inside">',
    ...(failed && rerun !== undefined ? [`<p class="small">Again: <code>${markup(rerun)}</code></p>`] : []),
    ...result.steps.map((step) => stepMarkup(step, step.index === result.first_failed_step)),
    '</div></details>',
  ].join('\n');
}

/** The word for people; the class is the word as it is stored. */
export function verdictMarkup(verdict: Verdict): string {
  return `<span class="verdict ${verdict}">${verdict.replaceAll('_', ' ')}</span>`;
}

function stepMarkup({ index, request, outcome, observed, expectations }: StepResult, isFirstFailed: boolean): string {
  return [
    `<details class="step${isFirstFailed ? ' failed' : ''}"${isFirstFailed ? ' open' : ''}>`,
    `<summary>Step ${index + 1}: ${markup(askedInWords(request))}${outcome === null ? '' : ` <span class="quiet">${markup(outcomeInWords(outcome))}</span>`}</summary>`,
    `<dl class="small"><dt>asked</dt><dd><pre>${markup(stringifyJson(request))}</pre></dd>`,
    ...(outcome === null ? [] : [`<dt>outcome</dt><dd><pre>${markup(outcomeText(outcome))}</pre></dd>`]),
    '</dl>',
    ...callsOfCinder(outcome, observed).map(({ method, outcome: came }) => `<p class="small">Cinder called <code>${markup(method)}</code>, which ${markup(outcomeInWords(came))}.</p>`),
    ...(expectations.length === 0 ? [] : ['<table><tr><th>verdict</th><th>clause</th><th>expected</th><th>got</th></tr>', ...expectations.map(expectationRow), '</table>']),
    '</details>',
  ].join('\n');
}

/** A step that is a call itself has no others. */
function callsOfCinder(outcome: StepResult['outcome'], { calls }: StepResult['observed']): StepResult['observed']['calls'] {
  return outcome === null || outcome.kind === 'answered' ? calls : [];
}

/** `driver manage_existing_snapshot`: a step's kind is its first key. */
function askedInWords({ entries }: JsonObject): string {
  const [first] = entries;
  if (first === undefined) return '';
  const [kind, what] = first;
  return typeof what === 'string' ? `${kind} ${what}` : kind;
}

function outcomeInWords(outcome: Came): string {
  switch (outcome.kind) {
    case 'answered':
      return `answered ${outcome.status}`;
    case 'returned':
      return 'returned';
    case 'refused':
      return `refused with ${outcome.error.class}`;
    case 'crashed':
      return `crashed with ${outcome.error.class}`;
    case 'timed_out':
      return `gave no answer within ${outcome.after_ms} ms`;
    case 'violated':
      return 'broke the protocol';
  }
}

function outcomeText(outcome: Came): string {
  switch (outcome.kind) {
    case 'answered':
      return stringifyJson(outcome.body);
    case 'returned':
      return stringifyJson(outcome.value);
    case 'refused':
    case 'crashed':
      return errorText(outcome.error);
    case 'timed_out':
      return outcomeInWords(outcome);
    case 'violated':
      return outcome.detail;
  }
}

function expectationRow({ cites, path, expected, actual, verdict }: ExpectationResult): string {
  const cells = [verdictMarkup(verdict), `<span title="${attribute(path)}">${markup(cites ?? '')}</span>`, jsonMarkup(stringifyJson(expected)), jsonMarkup(stringifyJson(actual))];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function jsonMarkup(text: string): string {
  return `<code>${markup(text)}</code>`;
}
