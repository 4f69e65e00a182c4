/** Values as JSON text, in Python's dialect of it: `NaN` and `Infinity` stand bare, `1.0` keeps its fraction. */

import { compareCodePoints } from './code-points.ts';
import { floatRepr } from './floats.ts';
import { isFloat, isInt, isList, isObject, type Json } from './json.ts';

/**
 * JSON text that `parseJson` reads back as the same value. Lone surrogates are escaped, other characters kept.
 *
 * @param indent spaces per level, one item a line; 0 for one line without spaces
 */
export function stringifyJson(value: Json, indent = 0): string {
  return write(value, indent, '\n');
}

/**
 * The one text of a value, for digests: no white space, keys in the order of their code points, strings escaped as
 * little as `JSON.stringify` does. It is Python's `json.dumps(v, sort_keys=True, separators=(',', ':'),
 * ensure_ascii=False)`, but for lone surrogates, which are escaped, so that it has a UTF-8 form.
 */
export function canonicalJson(value: Json): string {
  return stringifyJson(sortedByKey(value));
}

function sortedByKey(value: Json): Json {
  if (isList(value)) return value.map(sortedByKey);
  if (!isObject(value)) return value;
  const entries = value.entries.map(([key, item]) => [key, sortedByKey(item)] as const);
  return { entries: entries.sort(([a], [b]) => compareCodePoints(a, b)) };
}

/** @param margin the line break and indentation in front of the bracket that closes this value */
function write(value: Json, indent: number, margin: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isInt(value)) return value.int.toString();
  if (isFloat(value)) return floatText(value.float);
  const inner = margin + ' '.repeat(indent);
  if (isList(value)) return bracketed('[', value.map((item) => write(item, indent, inner)), ']', indent, margin);
  const colon = indent > 0 ? ': ' : ':';
  const entries = value.entries.map(([key, item]) => JSON.stringify(key) + colon + write(item, indent, inner));
  return bracketed('{', entries, '}', indent, margin);
}

function bracketed(open: string, items: readonly string[], close: string, indent: number, margin: string): string {
  if (indent === 0 || items.length === 0) return open + items.join(',') + close;
  const inner = margin + ' '.repeat(indent);
  return open + inner + items.join(`,${inner}`) + margin + close;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return floatRepr(value);
}
