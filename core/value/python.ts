/** How CPython 3.11 shows a value that it read from JSON: its type's name, `repr` and `str`. */

import { floatRepr } from './floats.ts';
import { isFloat, isInt, isList, type Json } from './json.ts';
import { textRepr } from './text-repr.ts';

export type PyTypeName = 'dict' | 'list' | 'str' | 'int' | 'float' | 'bool' | 'NoneType';

/** Python's `type(value).__name__`. */
export function pyTypeName(value: Json): PyTypeName {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  if (isInt(value)) return 'int';
  if (isFloat(value)) return 'float';
  return isList(value) ? 'list' : 'dict';
}

/** Python's `repr(value)`, as a container shows its items. */
export function pyRepr(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return textRepr(value);
  if (isInt(value)) return value.int.toString();
  if (isFloat(value)) return floatRepr(value.float);
  if (isList(value)) return `[${value.map(pyRepr).join(', ')}]`;
  return `{${value.entries.map(([key, item]) => `${textRepr(key)}: ${pyRepr(item)}`).join(', ')}}`;
}

/** Python's `str(value)`, which `%s` and f-strings use: a text as it is, anything else as `repr` has it. */
export function pyStr(value: Json): string {
  return typeof value === 'string' ? value : pyRepr(value);
}
