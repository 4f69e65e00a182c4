/** What went wrong in a scenario, for a reader who has nothing but the report. */
import type { ExpectationResult, ScenarioResult, StepResult } from '../../scenario/result.ts';
import type { Outcome, OutcomeError } from '../../interface.ts';
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

function raisedIn(step: StepResult): string[] {
  const errors = outcomesOf(step).flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  return errors.map((error) => `Step ${step.index + 1} raised ${errorText(error)}`);
}

/** What came of the driver's calls in a step: of the one that it is, or of those that Cinder made. */
function outcomesOf({ outcome, observed }: StepResult): Outcome[] {
  return outcome === null || outcome.kind === 'answered' ? observed.calls.map((call) => call.outcome) : [outcome];
}

/** `KeyError: 'x' (driver.py:7)`, and the traceback below. */
export function errorText({ class: name, message, where, traceback }: OutcomeError): string {
  return [`${name}: ${message}${where === undefined ? '' : ` (${where})`}`, ...(traceback === undefined ? [] : [traceback.trimEnd()])].join('\n');
}
