/** Known deviations of a driver, laid over raw verdicts: never stored, never silent. */
import type { ScenarioResult, Verdict } from '../scenario/result.ts';
import { uncitedWord } from '../scenario/uncited.ts';
import { allChecksOf, isFailure } from '../scenario/verdict.ts';
import { placeInWords } from './place.ts';
import type { Deviation, KnownDeviation } from './result.ts';

/** The verdict on a scenario as a reader is told it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: string;
}

/** What is known of upstream's driver, or what its author says of a driver. */
export type Listed = Deviation & KnownDeviation;

/** The known deviations of a driver; none of one that is not listed, whatever a target or a file says that its name is. */
export function deviationsOf(deviations: Readonly<Record<string, readonly Deviation[]>>, driver: string): readonly Deviation[] {
  return Object.hasOwn(deviations, driver) ? (deviations[driver] ?? []) : [];
}

/**
 * The verdict on a scenario in the light of what is known of the driver. A listed check that fails is a known deviation;
 * one that passes is an unexpected pass, since then the list is wrong. What a scenario expects without citing a clause is
 * listed as one check, `SCENARIO/precondition` or `SCENARIO/expectation`. A failure that is not listed stays what it
 * is, and so does the scenario. Of a check that is listed twice the last entry counts.
 */
export function judge(result: ScenarioResult, deviations: readonly Listed[]): Judgement {
  const known = new Map(deviations.map((deviation) => [deviation.check, deviation]));
  const listed = allChecksOf(result).flatMap(({ id, verdict }) => {
    const deviation = known.get(id);
    return deviation ? [{ id, verdict, deviation }] : [];
  });
  const failing = listed.filter(({ verdict }) => isFailure(verdict));
  if (!failsElsewhere(result, new Set(failing.map(({ id }) => id)))) {
    const passing = listed.find(({ verdict }) => verdict === 'pass');
    if (passing) return { verdict: 'unexpected_pass', reason: `${passing.id} is listed as a deviation, but passes.` };
    const [deviating] = failing;
    if (deviating) return { verdict: 'known_deviation', reason: deviationInWords(deviating.deviation) };
  }
  const { verdict, reason } = result;
  return { verdict, ...(reason === undefined ? {} : { reason }) };
}

/** The reason, with what else is said of it in brackets. */
export function deviationInWords({ reason, upstream, plan, link }: Listed): string {
  const notes = [upstream && placeInWords(upstream), plan, link].filter((note) => note !== undefined);
  return notes.length > 0 ? `${reason} (${notes.join('; ')})` : reason;
}

/** Whether the scenario failed in no check: before its first step. No baseline can list that. */
export function failsBeside(result: ScenarioResult): boolean {
  return isFailure(result.verdict) && !allChecksOf(result).some(({ verdict }) => isFailure(verdict));
}

/** Whether anything failed in the scenario that belongs to none of these checks. */
function failsElsewhere(result: ScenarioResult, checks: ReadonlySet<string>): boolean {
  return result.steps.some(({ expectations }) =>
    expectations.some(({ cites = uncitedWord(result.kind), verdict }) => isFailure(verdict) && !checks.has(`${result.id}/${cites}`)),
  );
}
