/** Plays scenarios on what is under test, one after the other, whatever becomes of each. */
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import type { Subject } from './subject.ts';

export interface AllPlayed {
  readonly scenarios: readonly ScenarioResult[];
  /** Ids of the scenarios in which the target broke the protocol. */
  readonly broken: ReadonlySet<string>;
  /** How it went wrong to end the target. */
  readonly badEnd?: string;
}

/** Plays them all, and ends the subject. */
export async function playAll(subject: Subject, scenarios: readonly Scenario[]): Promise<AllPlayed> {
  const results: ScenarioResult[] = [];
  const broken = new Set<string>();
  for (const scenario of scenarios) {
    const before = subject.violations();
    results.push(await subject.play(scenario));
    if (subject.violations() > before) broken.add(scenario.id);
  }
  const badEnd = await subject.close().then(() => undefined, endInWords);
  return { scenarios: results, broken, ...(badEnd === undefined ? {} : { badEnd }) };
}

function endInWords(failure: unknown): string {
  if (failure instanceof TargetFailed) return failure.message;
  throw failure;
}
