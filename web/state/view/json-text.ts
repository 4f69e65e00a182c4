/** Exact values as JSON text that is easy to read. */
import type { Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';

const LINE_LENGTH = 72;

/** On one line where that is short, with spaces between the items; else one item a line. */
export function jsonText(value: Json): string {
  const indented = stringifyJson(value, 2);
  const line = indented.replace(/\n */g, ' ');
  return line.length <= LINE_LENGTH ? line : indented;
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
