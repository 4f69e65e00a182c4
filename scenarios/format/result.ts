/** Reads a result, as the command and the page export it. */
import type { Result } from '../../core/report/result.ts';
import { get, isInt, isObject, type Json } from '../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../core/value/parse.ts';
import { decodeExactly, type Exactness } from './exact.ts';
import { validate } from './generated/result.js';
import { pathText } from './path.ts';
import { checkShape } from './shape.ts';

/** So many mistakes are told of one file. */
const MOST = 10;

const ROW: Exactness = { attributes: 'exact', native_id: 'exact', metadata: 'exact', existing_ref: 'exact', snapshot: { metadata: 'exact' } };
const CHANGES: Exactness = { '*': { added: { '*': ROW }, updated: { '*': { '*': ROW } }, removed: { '*': ROW } } };
const OUTCOME: Exactness = { value: 'exact', body: 'exact' };
const STEP: Exactness = {
  request: 'exact',
  outcome: OUTCOME,
  observed: { backend: CHANGES, cinder: CHANGES, calls: { '*': { existing_ref: 'exact', outcome: OUTCOME } } },
  expectations: { '*': { expected: 'exact', actual: 'exact' } },
};
const RESULT: Exactness = { scenarios: { '*': { start: { '*': { '*': ROW } }, steps: { '*': STEP } } } };

/** What is wrong, a line each. */
export interface Unreadable {
  readonly problems: readonly string[];
}

/** @param text JSON @param file its name, for problems */
export function readResult(text: string, file: string): { readonly result: Result } | Unreadable {
  const content = parsed(text);
  if (content instanceof JsonSyntaxError) return { problems: [`${file} is no JSON: ${content.message}`] };
  const foreign = whyForeign(content);
  if (foreign !== undefined) return { problems: [`${file} ${foreign}`] };
  const mistakes = checkShape(validate, content, (path) => ({ file, line: 1, col: 1, path: pathText(path) }));
  if (mistakes.length === 0) return { result: decodeExactly(content, RESULT) as Result };
  const told = mistakes.slice(0, MOST).map(({ path, got, expected }) => `${file}: ${path === '' ? '' : `${path}: `}got ${got}, expected ${expected}`);
  return { problems: mistakes.length > MOST ? [...told, `${file}: and ${mistakes.length - MOST} more`] : told };
}

function parsed(text: string): Json | JsonSyntaxError {
  try {
    // A driver may have answered with an integer of any size.
    return parseJson(text, { digits: text.length });
  } catch (failure) {
    if (failure instanceof JsonSyntaxError) return failure;
    throw failure;
  }
}

/** A file of another kind, or of another version, has nothing wrong that were worth a list. */
function whyForeign(content: Json): string | undefined {
  if (!isObject(content) || get(content, 'format') !== 'custody-result') return 'is no result of Custody';
  const version = get(content, 'version');
  if (version !== undefined && isInt(version) && version.int > 1n) return 'is a result of a newer Custody';
  return undefined;
}
