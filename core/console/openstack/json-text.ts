/** Python's `json.dumps`: characters beyond ASCII are escaped, `, ` and `: ` stand between. */
import { isList, isObject, type Json } from '../../value/json.ts';
import { stringifyJson } from '../../value/stringify.ts';

/** @param indent blanks a level; null: all on one line */
export function dumps(value: Json, indent: number | null = null): string {
  return write(value, indent, '\n');
}

function write(value: Json, indent: number | null, margin: string): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object' || !(isList(value) || isObject(value))) return stringifyJson(value);
  const inner = margin + ' '.repeat(indent ?? 0);
  const items = isList(value)
    ? value.map((item) => write(item, indent, inner))
    : value.entries.map(([key, item]) => `${quoted(key)}: ${write(item, indent, inner)}`);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return open + close;
  return indent === null ? open + items.join(', ') + close : open + inner + items.join(`,${inner}`) + margin + close;
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
