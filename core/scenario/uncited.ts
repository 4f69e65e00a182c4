/** What a scenario expects without citing a clause. */

/** What an expectation that cites no clause is: in a conformance scenario a precondition of those that do. */
export function uncitedWord(kind: 'conformance' | 'behaviour' | 'caller'): 'precondition' | 'expectation' {
  return kind === 'conformance' ? 'precondition' : 'expectation';
}
