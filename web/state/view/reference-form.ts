/**
 * A reference as rows of key, type and value. The rows are a view on its text: to change one is to change its place in the text,
 * and all else stays to the letter: order, blanks, `1.00`, integers of any size.
 */
import { isFloat, isInt, isList, isObject, type Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { readJson } from './json-text.ts';

export const ROW_TYPES = ['text', 'number', 'boolean', 'null', 'json'] as const;
export type RowType = (typeof ROW_TYPES)[number];

export interface FormRow {
  readonly key: string;
  readonly type: RowType;
  /** What stands in the field: a text as it is, anything else as JSON. */
  readonly value: string;
}

/** The rows of a text, or why it has none. */
export type ReferenceForm = { readonly rows: readonly FormRow[] } | { readonly unheld: string };

/** Part of a text, in UTF-16 units. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly key: Span;
  readonly value: Span;
}

export function readForm(text: string): ReferenceForm {
  if (text.trim() === '') return { unheld: 'Nothing is written yet.' };
  const value = readJson(text);
  if (value === undefined) return { unheld: 'This is no JSON, so there are no fields for it.' };
  if (value === null || !isObject(value)) return { unheld: `This is ${whatIs(value)}: it has no keys, so there are no fields for it.` };
  const rows = entriesOf(text).map((entry) => rowOf(text, entry));
  const twice = rows.find(({ key }, index) => rows.findIndex((other) => other.key === key) < index);
  if (twice) return { unheld: `The key ${stringifyJson(twice.key)} stands in it twice, and Python takes the last one alone.` };
  return { rows };
}

/** Why a value can't stand in a field of this type; null: it can. */
export function problemOf(type: RowType, value: string): string | null {
  const read = readJson(value);
  if (type === 'number') return isNumber(read) ? null : 'This is no number.';
  return type !== 'json' || read !== undefined ? null : 'This is no JSON.';
}

/** The text with another key in a row. */
export function withKey(text: string, index: number, key: string): string {
  const entry = entriesOf(text)[index];
  return entry ? spliced(text, entry.key, stringifyJson(key)) : text;
}

/** The text with another value in a row. @param value as `problemOf` has nothing against it */
export function withValue(text: string, index: number, type: RowType, value: string): string {
  const entry = entriesOf(text)[index];
  return entry ? spliced(text, entry.value, type === 'text' ? stringifyJson(value) : value.trim()) : text;
}

/** The text with one more row at its end, of an empty text. */
export function withRow(text: string, key: string): string {
  const added = `${stringifyJson(key)}:""`;
  if (text.trim() === '') return `{${added}}`;
  const last = entriesOf(text).at(-1);
  const at = last ? last.value.to : text.indexOf('{') + 1;
  return spliced(text, { from: at, to: at }, last ? `,${added}` : added);
}

/** The text without a row, and without the comma that parted it from its neighbour. */
export function withoutRow(text: string, index: number): string {
  const entries = entriesOf(text);
  const [before, entry, after] = [entries[index - 1], entries[index], entries[index + 1]];
  if (!entry) return text;
  if (after) return spliced(text, { from: entry.key.from, to: after.key.from }, '');
  return spliced(text, { from: before ? before.value.to : entry.key.from, to: entry.value.to }, '');
}

/** What a value becomes in a field of another type, as far as it can stand there. */
export function asType(type: RowType, { type: before, value }: FormRow): string {
  if (type === 'null') return 'null';
  if (type === 'boolean') return 'true';
  if (type === 'number') return isNumber(readJson(value)) ? value : '0';
  return type === 'json' && before === 'text' ? stringifyJson(value) : value;
}

/** A key that no row has: the first of those wanted that is free. */
export function freeKey(rows: readonly FormRow[], wanted: readonly string[]): string {
  const isFree = (key: string): boolean => rows.every((row) => row.key !== key);
  const counted = ['key', ...rows.map((_, index) => `key-${index + 2}`)];
  return [...wanted, ...counted].find(isFree) ?? '';
}

function rowOf(text: string, { key, value }: Entry): FormRow {
  const raw = text.slice(value.from, value.to);
  const type = typeOf(parseJson(raw));
  return { key: textIn(text.slice(key.from, key.to)), type, value: type === 'text' ? textIn(raw) : raw };
}

/** What a JSON string says. */
function textIn(raw: string): string {
  const read = readJson(raw);
  return typeof read === 'string' ? read : '';
}

function typeOf(value: Json): RowType {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  // A field of one line would drop line breaks, and what is no character can't be seen in it.
  if (typeof value === 'string') return /[\p{Cc}\p{Surrogate}\u2028\u2029]/u.test(value) ? 'json' : 'text';
  return isNumber(value) ? 'number' : 'json';
}

function isNumber(value: Json | undefined): boolean {
  return value !== undefined && (isInt(value) || isFloat(value));
}

function whatIs(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'a bare text';
  if (typeof value === 'boolean') return String(value);
  return isList(value) ? 'a list' : 'a number';
}

function spliced(text: string, { from, to }: Span, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

/** Where keys and values stand in the text of an object. */
function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let at = afterBlanks(text, text.indexOf('{') + 1);
  while (text.charAt(at) === '"') {
    const key = { from: at, to: endOfValue(text, at) };
    const from = afterBlanks(text, afterBlanks(text, key.to) + 1);
    const value = { from, to: endOfValue(text, from) };
    entries.push({ key, value });
    at = afterBlanks(text, value.to);
    if (text.charAt(at) === ',') at = afterBlanks(text, at + 1);
  }
  return entries;
}

function afterBlanks(text: string, at: number): number {
  while (/[ \t\r\n]/.test(text.charAt(at))) at += 1;
  return at;
}

/** Behind the value that begins here. */
function endOfValue(text: string, start: number): number {
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s"[\]{},:]+|[\s,:]/gsy;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth += 1;
    if (match[0] === '}' || match[0] === ']') depth -= 1;
    if (depth === 0) return token.lastIndex;
  }
  return text.length;
}
