/** What went wrong in a scenario, for a reader who has nothing but the report. */
import type { ExpectationResult, ScenarioResult, StepResult } from '../../scenario/result.ts';
import type { OutcomeError } from '../../interface.ts';
import { stringifyJson } from '../../value/stringify.ts';
import type { ToldScenario } from './told.ts';

/** The verdict with its reason, and what stands below it, as one text. */
export function failureText(scenario: ToldScenario): string {
  return [scenario.inWords, ...failureLines(scenario)].join('\n');
}

/** Below the verdict: the title, each expectation that was not met, what was raised where, and the command that runs it again. */
export function failureLines({ rerun, result }: ToldScenario): string[] {
  return [
    result.title,
    ...unmet(result).map(({ path, cites, expected, actual }) => `${path}${cites === undefined ? '' : ` (${cites})`}: expected ${stringifyJson(expected)}, got ${stringifyJson(actual)}`),
    ...result.steps.filter(hasFailed).flatMap(raisedIn),
    ...(rerun === undefined ? [] : [`Again: ${rerun}`]),
  ];
}

function unmet({ steps }: ScenarioResult): ExpectationResult[] {
  return steps.flatMap(({ expectations }) => expectations.filter(isUnmet));
}

function hasFailed({ expectations }: StepResult): boolean {
  return expectations.some(isUnmet);
}

function isUnmet({ verdict }: ExpectationResult): boolean {
  return verdict === 'fail' || verdict === 'crash';
}

function raisedIn({ index, outcome, observed }: StepResult): string[] {
  const calls = [outcome, ...observed.calls.map((call) => call.outcome)];
  const errors = calls.flatMap((call) => (call !== null && 'error' in call ? [call.error] : []));
  return errors.map((error) => `Step ${index + 1} raised ${errorText(error)}`);
}

function errorText({ class: name, message, where, traceback }: OutcomeError): string {
  return [`${name}: ${message}${where === undefined ? '' : ` (${where})`}`, ...(traceback === undefined ? [] : [traceback.trimEnd()])].join('\n');
}
