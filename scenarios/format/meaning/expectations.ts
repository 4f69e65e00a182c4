/** Whether an expectation can come true in its step. */
import type { Expectation, Scenario, Step } from '../../../core/scenario/scenario.ts';
import { describe } from '../words.ts';
import { expectationsOf, stepsOf, type Report } from './walk.ts';

export function checkExpectations(scenario: Scenario, report: Report): void {
  for (const { step, path } of stepsOf(scenario)) {
    for (const { path: place, expectation } of expectationsOf(step, path)) {
      const aspects = (Object.keys(expectation) as (keyof Expectation)[]).filter((key) => key !== 'cites' && key !== 'kills' && key !== 'since');
      if (aspects.length === 0) report(place, 'an expectation of nothing', 'something to hold the step against');
      if (expectation.kills && expectation.cites === undefined) report([...place, 'kills'], 'the key "kills"', 'a clause that is cited beside it', 'key');
      for (const aspect of aspects) {
        const wanted = whatItTakes(aspect, step);
        if (wanted !== undefined) report([...place, aspect], `the key ${describe(aspect)}`, wanted, 'key');
      }
    }
  }
}

/** What the step would have to be for this aspect; undefined when it is that. */
function whatItTakes(aspect: keyof Expectation, step: Step): string | undefined {
  switch (aspect) {
    case 'returns':
    case 'returns_size':
    case 'returned':
    case 'raises':
    case 'crashes':
      return 'driver' in step ? undefined : 'it in steps that call the driver only';
    case 'http':
    case 'body':
      return 'api' in step ? undefined : 'it in api steps only';
    case 'then':
      return hasSnapshot(step) ? undefined : 'it in steps that are about a snapshot only';
    default:
      return undefined;
  }
}

function hasSnapshot(step: Step): boolean {
  return 'snapshot' in step || 'as' in step;
}
