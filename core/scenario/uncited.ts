/** What a scenario expects without citing a clause. */
import type { ScenarioKind } from './scenario.ts';

/** What an expectation that cites no clause is: in a conformance scenario a precondition of those that do. */
export function uncitedWord(kind: ScenarioKind): 'precondition' | 'expectation' {
  return kind === 'conformance' ? 'precondition' : 'expectation';
}
