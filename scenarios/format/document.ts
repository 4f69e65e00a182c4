/** Reads files that Custody has written itself: JSON that names its format and version. */
import { get, isInt, isObject, type Json } from '../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../core/value/parse.ts';
import type { Exactness } from './exact.ts';
import { pathText } from './path.ts';
import { checkShape } from './shape.ts';
import type { Validator } from './validator.ts';

/** So many mistakes are told of one file. */
const MOST = 10;

/** Where rows, changes and outcomes hold exact values. */
export const ROW: Exactness = { attributes: 'exact', native_id: 'exact', metadata: 'exact', existing_ref: 'exact', snapshot: { metadata: 'exact' } };
export const STATE: Exactness = { '*': { '*': ROW } };
export const CHANGES: Exactness = { '*': { added: { '*': ROW }, updated: { '*': { '*': ROW } }, removed: { '*': ROW } } };
export const OUTCOME: Exactness = { value: 'exact', body: 'exact' };
export const CALLS: Exactness = { '*': { existing_ref: 'exact', outcome: OUTCOME } };

/** What is wrong, a line each. */
export interface Unreadable {
  readonly problems: readonly string[];
}

/** What a file is to be. */
export interface Kind {
  /** What it says of itself under `format`. */
  readonly format: string;
  /** `result` */
  readonly word: string;
  readonly validate: Validator;
}

/** @param text JSON @param file its name, for problems */
export function readDocument(text: string, file: string, { format, word, validate }: Kind): { readonly content: Json } | Unreadable {
  const content = parsed(text);
  if (content instanceof JsonSyntaxError) return { problems: [`${file} is no JSON: ${content.message}`] };
  const foreign = whyForeign(content, format, word);
  if (foreign !== undefined) return { problems: [`${file} ${foreign}`] };
  const problems = misshapen(content, validate, file);
  return problems.length === 0 ? { content } : { problems };
}

/** What is wrong with the content's shape, a line each. @param file what stands in front of each; empty: nothing does */
export function misshapen(content: Json, validate: Validator, file: string): readonly string[] {
  const mistakes = checkShape(validate, content, (path) => ({ file, line: 1, col: 1, path: pathText(path) }));
  const front = file === '' ? '' : `${file}: `;
  const told = mistakes.slice(0, MOST).map(({ path, got, expected }) => `${front}${path === '' ? '' : `${path}: `}got ${got}, expected ${expected}`);
  return mistakes.length > MOST ? [...told, `${front}and ${mistakes.length - MOST} more`] : told;
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
function whyForeign(content: Json, format: string, word: string): string | undefined {
  if (!isObject(content) || get(content, 'format') !== format) return `is no ${word} of Custody`;
  const version = get(content, 'version');
  if (version !== undefined && isInt(version) && version.int > 1n) return `is a ${word} of a newer Custody`;
  return undefined;
}
