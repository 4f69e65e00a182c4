/** Known deviations of a driver, laid over raw verdicts: never stored, never silent. */
import type { ScenarioResult, Verdict } from '../scenario/result.ts';
import { checksOf, worse } from '../scenario/verdict.ts';
import type { Deviation } from './result.ts';

/** The verdict on a scenario as a reader is told it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: string;
}

/**
 * The verdict on a scenario in the light of what is known of the driver. A listed check that fails is a known deviation;
 * one that passes is an unexpected pass, since then the list is wrong. A failure that is no listed check stays what it is.
 */
export function judge(result: ScenarioResult, deviations: readonly Deviation[]): Judgement {
  const known = new Map(deviations.map((deviation) => [deviation.check, deviation]));
  const judged = checksOf(result).map((check) => {
    const deviation = known.get(check.id);
    if (!deviation) return { id: check.id, verdict: check.verdict, reason: check.reason };
    if (check.verdict === 'pass') return { id: check.id, verdict: 'unexpected_pass' as const, reason: `${check.id} is listed as a deviation, but passes.` };
    if (check.verdict === 'not_run') return { id: check.id, verdict: check.verdict, reason: check.reason };
    return { id: check.id, verdict: 'known_deviation' as const, reason: inWords(deviation) };
  });
  const worst = judged.map(({ verdict }): Verdict => verdict).reduce(worse, 'pass');
  const excused = worst === 'known_deviation' && onlyIn(result, new Set(judged.filter(({ verdict }) => verdict === 'known_deviation').map(({ id }) => id)));
  if (excused || worst === 'unexpected_pass') {
    const reason = judged.find(({ verdict }) => verdict === worst)?.reason;
    return { verdict: worst, ...(reason === undefined ? {} : { reason }) };
  }
  return { verdict: result.verdict, ...(result.reason === undefined ? {} : { reason: result.reason }) };
}

function inWords({ reason, upstream }: Deviation): string {
  return upstream ? `${reason} (${upstream.file}:${upstream.line})` : reason;
}

/** Whether all failures of the scenario belong to these checks. */
function onlyIn(result: ScenarioResult, checks: ReadonlySet<string>): boolean {
  return result.steps.every(({ expectations }) =>
    expectations.every(({ cites, verdict }) => verdict === 'pass' || (cites !== undefined && checks.has(`${result.id}/${cites}`))),
  );
}
