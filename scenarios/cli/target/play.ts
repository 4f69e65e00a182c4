/** Plays scenarios on what is under test, one after the other, whatever becomes of each. */
import type { Broken } from '../../../core/report/result.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import { brokenOff } from '../../../core/scenario/run.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import { messageOf } from '../write-report.ts';
import type { Subject } from './subject.ts';

export interface AllPlayed {
  readonly scenarios: readonly ScenarioResult[];
  /** Where the target broke the protocol, if it did. */
  readonly broken: Broken | undefined;
}

/** Plays them all, and ends the subject. */
export async function playAll(subject: Subject, scenarios: readonly Scenario[]): Promise<AllPlayed> {
  const results: ScenarioResult[] = [];
  const broken: string[] = [];
  for (const scenario of scenarios) {
    const before = subject.violations();
    results.push(await playOne(subject, scenario));
    if (subject.violations() > before) broken.push(scenario.id);
  }
  const end = await subject.close().then(() => undefined, endInWords);
  if (end !== undefined) return { scenarios: results, broken: { scenarios: broken, end } };
  return { scenarios: results, broken: broken.length === 0 ? undefined : { scenarios: broken } };
}

/** A fault of ours costs a scenario, and not the run. */
async function playOne(subject: Subject, scenario: Scenario): Promise<ScenarioResult> {
  try {
    return await subject.play(scenario);
  } catch (failure) {
    return brokenOff(scenario, subject.hello, `Custody itself failed: ${messageOf(failure)}`);
  }
}

function endInWords(failure: unknown): string {
  if (failure instanceof TargetFailed) return failure.message;
  throw failure;
}
