/** JSON as Python's `json.dumps` writes it unless told otherwise: blanks behind `:` and `,`, and ASCII alone. */
import { isFloat, isInt, isList, type Json } from '../value/json.ts';
import { stringifyJson } from '../value/stringify.ts';

export function pythonJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || isInt(value) || isFloat(value)) return stringifyJson(value);
  if (typeof value === 'string') return ascii(JSON.stringify(value));
  if (isList(value)) return `[${value.map(pythonJson).join(', ')}]`;
  return `{${value.entries.map(([key, item]) => `${pythonJson(key)}: ${pythonJson(item)}`).join(', ')}}`;
}

function ascii(text: string): string {
  return text.replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
