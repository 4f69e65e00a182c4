/** JSON as Python's `json` writes it. */
import { isList, isObject, type Json } from '../../value/json.ts';
import { stringifyJson } from '../../value/stringify.ts';

/** `json.dumps(value)`: a space behind each comma and colon, everything beyond ASCII escaped. */
export function jsonDumps(value: Json): string {
  if (isList(value)) return `[${value.map(jsonDumps).join(', ')}]`;
  if (isObject(value)) return `{${value.entries.map(([key, item]) => `${jsonDumps(key)}: ${jsonDumps(item)}`).join(', ')}}`;
  return stringifyJson(value).replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
