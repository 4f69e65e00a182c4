/** Exact values as JSON text that is easy to read. */
import { isList, isObject, type Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';

/** Each part on one line where it is no longer than that, with spaces between the items; else one item a line. */
export function jsonText(value: Json, lineLength = 72): string {
  return layOut(value, '', lineLength);
}

/** The same JSON, made easy to read; a text that is no JSON, or would lose something of how it was written, as it is. */
export function tidyJson(text: string): string {
  const value = readJson(text);
  return value !== undefined && stringifyJson(value) === text ? jsonText(value) : text;
}

/** `undefined` for what is no JSON. */
export function readJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The same JSON without layout, as the references to an array's objects are written; a text that is none as it is. */
export function plainJson(text: string): string {
  const value = readJson(text);
  return value === undefined ? text : stringifyJson(value);
}

/** @param margin what stands before each line but the first */
function layOut(value: Json, margin: string, lineLength: number): string {
  const line = stringifyJson(value, 2).replace(/\n */g, ' ');
  if (margin.length + line.length <= lineLength) return line;
  const deeper = `${margin}  `;
  if (isList(value)) return block('[', value.map((item) => layOut(item, deeper, lineLength)), ']', margin);
  if (!isObject(value)) return line;
  return block('{', value.entries.map(([key, item]) => `${stringifyJson(key)}: ${layOut(item, deeper, lineLength)}`), '}', margin);
}

function block(begin: string, items: readonly string[], end: string, margin: string): string {
  return items.length === 0 ? begin + end : `${begin}\n${items.map((item) => `${margin}  ${item}`).join(',\n')}\n${margin}${end}`;
}
