/** What is told of a run that is stored: its sums, and its whole result. */
import { totalsOf } from '../../core/report/build.ts';
import { deviationsOf, type Listed } from '../../core/report/deviations.ts';
import type { Clause, Deviation, Result } from '../../core/report/result.ts';
import { sentencesInWords, sentencesOf } from '../../core/report/sentences.ts';
import type { RunSummary } from './facade.ts';
import type { RunStore } from './store/runs.ts';
import type { RunRow } from './store/schema.ts';

export interface WholeRun {
  readonly row: RunRow;
  readonly result: Result;
}

/** Throws RangeError when there is no such run, or it did not finish. */
export async function wholeResult(store: RunStore, run: string): Promise<WholeRun> {
  const row = await store.run(run);
  if (!row?.result) throw new RangeError(row ? 'This run did not finish, so it has no result.' : `There is no run ${run}.`);
  // In the order that the command writes them in, so that the same run is the same file.
  const { format, version, suites, target, seed, ...rest } = row.result;
  return { row, result: { format, version, suites, target, seed, scenarios: await store.allScenarios(run), ...rest } };
}

/** What is listed of a run's driver: what Custody knows of it, then what the baseline says that was laid over it. */
export function listedFor({ driver, baseline }: Pick<RunRow, 'driver' | 'baseline'>, deviations: Readonly<Record<string, readonly Deviation[]>>): readonly Listed[] {
  return [...deviationsOf(deviations, driver), ...(baseline?.known ?? [])];
}

export function summarise({ id, driver, started_at, state, verdicts, result, total = verdicts.length, is_whole = false }: RunRow, clauses: readonly Clause[]): RunSummary {
  return {
    id,
    driver,
    started_at,
    state,
    total,
    is_whole,
    totals: totalsOf(verdicts.map(({ verdict }) => verdict)),
    checks: result?.checks.length ?? 0,
    sentences: result && is_whole ? sentencesInWords(sentencesOf(result.checks, clauses)) : null,
    evidence: result?.digests.evidence ?? null,
    verdicts: result?.digests.verdicts ?? null,
  };
}
