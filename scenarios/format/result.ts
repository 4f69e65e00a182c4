/** Reads a result, as the command and the page export it. */
import type { Result } from '../../core/report/result.ts';
import { CALLS, CHANGES, OUTCOME, readDocument, STATE, type Unreadable } from './document.ts';
import { decodeExactly, type Exactness } from './exact.ts';
import { validate } from './generated/result.js';

const STEP: Exactness = {
  request: 'exact',
  outcome: OUTCOME,
  observed: { backend: CHANGES, cinder: CHANGES, calls: CALLS },
  expectations: { '*': { expected: 'exact', actual: 'exact' } },
};
const RESULT: Exactness = { scenarios: { '*': { start: STATE, steps: { '*': STEP } } } };

/** @param text JSON @param file its name, for problems */
export function readResult(text: string, file: string): { readonly result: Result } | Unreadable {
  const read = readDocument(text, file, { format: 'custody-result', word: 'result', validate });
  return 'problems' in read ? read : { result: decodeExactly(read.content, RESULT) as Result };
}
