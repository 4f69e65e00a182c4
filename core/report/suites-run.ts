/** Which scenarios of a result are from which suite. */
import type { SuiteRun } from './formats/told.ts';
import type { Result } from './result.ts';

/**
 * The suites of a result of which anything was run, each with the ids of its scenarios. Where an older result does not say which
 * they are, the suites that are known do; what these don't have stands below the ids of the result's other suites together.
 * @param known suites with the ids of all their scenarios
 */
export function suitesRun({ scenarios, suites }: Pick<Result, 'scenarios' | 'suites'>, known: readonly SuiteRun[]): readonly SuiteRun[] {
  const left = new Set(scenarios.map(({ id }) => id));
  const those = (ids: readonly string[]): string[] => ids.filter((id) => left.delete(id));
  const told = suites.flatMap(({ id, title = id, scenarios: ran }) => (ran === undefined ? [] : [{ id, title, scenarios: those(ran) }]));
  const guessed = known.map((suite) => ({ ...suite, scenarios: those(suite.scenarios) }));
  const others = suites.map(({ id }) => id).filter((id) => [...told, ...known].every((suite) => suite.id !== id)).join(', ') || 'other';
  return [...told, ...guessed, { id: others, title: others, scenarios: [...left] }].filter((suite) => suite.scenarios.length > 0);
}
