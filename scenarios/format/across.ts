/** What must be so among all suites that are used together. */
import { mistake, type Mistake } from './mistake.ts';
import type { LoadedSuite } from './loader.ts';
import { describe } from './words.ts';

/** Ids of suites, and ids of scenarios in different suites, must differ. */
export function checkAcross(suites: readonly LoadedSuite[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const suiteFiles = new Map<string, string>();
  const scenarioFiles = new Map<string, string>();
  for (const { content: suite, locate } of suites) {
    const place = locate(['suite']);
    const twin = suiteFiles.get(suite.suite);
    if (twin !== undefined) mistakes.push(mistake(place, `${describe(suite.suite)}, which is the id of ${twin}`, 'an id of its own'));
    suiteFiles.set(suite.suite, place.file);
    suite.scenarios.forEach(({ id }, at) => {
      const other = scenarioFiles.get(id);
      const isElsewhere = other !== undefined && other !== place.file;
      if (isElsewhere) mistakes.push(mistake(locate(['scenarios', at, 'id']), `${describe(id)}, which ${other} has too`, 'an id of its own'));
      scenarioFiles.set(id, place.file);
    });
  }
  return mistakes;
}
