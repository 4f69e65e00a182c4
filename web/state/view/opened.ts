/** A result from a file as it is listed, and what is different from another one. */
import { COUNTS_AS } from '../../../core/report/closing.ts';
import type { Changed, Difference } from '../../../core/report/difference.ts';
import type { FileScenario, FileSuite, OpenedFile } from '../../worker/facade.ts';

export interface OpenedView {
  /** What failed, in the order in which it was run. */
  readonly failing: readonly FileScenario[];
  /** All else, suite by suite. */
  readonly rest: readonly FileSuite[];
}

/** First what failed, then the rest. */
export function openedView({ suites }: Pick<OpenedFile, 'suites'>): OpenedView {
  return {
    failing: suites.flatMap(({ scenarios }) => scenarios.filter(isFailing)),
    rest: suites
      .map((suite) => ({ ...suite, scenarios: suite.scenarios.filter((scenario) => !isFailing(scenario)) }))
      .filter(({ scenarios }) => scenarios.length > 0),
  };
}

/** Ids in the order in which they are listed. */
export function listedIds({ failing, rest }: OpenedView): readonly string[] {
  return [...failing, ...rest.flatMap(({ scenarios }) => scenarios)].map(({ id }) => id);
}

function isFailing({ verdict }: FileScenario): boolean {
  return COUNTS_AS[verdict] === 'failed';
}

const TITLES = {
  newlyFailing: 'Newly failing',
  newlyPassing: 'Newly passing',
  changed: 'Changed verdict or reason',
  added: 'Added',
  removed: 'Removed',
} as const satisfies Record<keyof Difference, string>;

export interface DifferencePart {
  readonly kind: keyof Difference;
  readonly title: string;
  readonly changes: readonly Changed[];
}

/** What there is of each kind of change, what fails newly first; empty when nothing is different. */
export function differenceParts(difference: Difference): readonly DifferencePart[] {
  return (Object.keys(TITLES) as (keyof Difference)[])
    .map((kind) => ({ kind, title: TITLES[kind], changes: difference[kind] }))
    .filter(({ changes }) => changes.length > 0);
}

/** The scenario that a changed check belongs to, or that has changed itself; null when the result has neither. */
export function scenarioOfChange({ id }: Changed, { suites }: Pick<OpenedFile, 'suites'>): string | null {
  const owner = id.slice(0, Math.max(id.lastIndexOf('/'), 0));
  const ids = suites.flatMap(({ scenarios }) => scenarios.map((scenario) => scenario.id));
  return ids.find((one) => one === id) ?? ids.find((one) => one === owner) ?? null;
}
