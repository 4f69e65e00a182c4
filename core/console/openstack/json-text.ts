/** Python's `json.dumps(value, indent=2)`. */
import { isList, isObject, type Json } from '../../value/json.ts';
import { pythonJson } from '../python-json.ts';

export function indentedJson(value: Json): string {
  return write(value, '\n');
}

/** @param margin the line break and the blanks before what closes this value */
function write(value: Json, margin: string): string {
  if (value === null || typeof value !== 'object' || !(isList(value) || isObject(value))) return pythonJson(value);
  const inner = `${margin}  `;
  const items = isList(value)
    ? value.map((item) => write(item, inner))
    : value.entries.map(([key, item]) => `${pythonJson(key)}: ${write(item, inner)}`);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  return items.length === 0 ? open + close : open + inner + items.join(`,${inner}`) + margin + close;
}
