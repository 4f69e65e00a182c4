/** Pass 2: what a suite means, once its shape is right. */
import type { Clause } from '../../../core/report/result.ts';
import type { Suite } from '../../../core/scenario/scenario.ts';
import type { Origin } from '../each.ts';
import { mistake, type Mistake } from '../mistake.ts';
import { describe } from '../words.ts';
import type { Locate } from '../yaml.ts';
import { checkBackends } from './backends.ts';
import { checkExpectations } from './expectations.ts';
import { checkHandles } from './handles.ts';
import { checkKind } from './kinds.ts';
import { checkNeeds } from './needs.ts';
import { checkTexts } from './texts.ts';
import { checkTwins } from './twins.ts';
import type { Report } from './walk.ts';

/** @param origins where each scenario comes from: the cases of one `each` share their id here */
export function checkMeaning(suite: Suite, origins: readonly Origin[], clauses: readonly Clause[], locate: Locate): Mistake[] {
  const mistakes: Mistake[] = [];
  const firstWithId = new Map<string, number | undefined>();
  suite.scenarios.forEach((scenario, at) => {
    const report: Report = (path, got, expected, part) => {
      mistakes.push(mistake(locate(['scenarios', at, ...path], part), got, expected));
    };
    const origin = origins[at]?.item;
    if (firstWithId.has(scenario.id) && firstWithId.get(scenario.id) !== origin) report(['id'], `${describe(scenario.id)} a second time`, 'an id of its own');
    else firstWithId.set(scenario.id, origin);
    checkKind(scenario, clauses, report);
    checkTexts(scenario, report);
    checkHandles(scenario, report);
    checkBackends(scenario, report);
    checkExpectations(scenario, report);
    checkNeeds(scenario, report);
    checkTwins(scenario, report);
  });
  return mistakes;
}
