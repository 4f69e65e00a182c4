/** What Python code of Cinder does with a value that the driver returned, where that can raise. */
import { PythonException } from '../errors.ts';
import { get, isFloat, isInt, isList, isObject, object, type Json, type JsonObject } from '../value/json.ts';
import { pyRepr, pyStr, pyTypeName } from '../value/python.ts';
import { pyTruthy } from '../value/operators.ts';

/** The one key of what stands for a value that JSON can't carry: `{"$python": {"type": "set", "repr": "{1}"}}`. */
const NO_JSON = '$python';

/** Python's `type(value).__name__`, for what a driver returned. */
export function typeName(value: Json): string {
  return typeBeyondJson(value) ?? pyTypeName(value);
}

/** Whether it is a dict that JSON can carry: not one with numbers for keys, and no other mapping. */
export function isDict(value: Json): value is JsonObject {
  return isObject(value) && typeBeyondJson(value) === undefined;
}

function typeBeyondJson(value: Json): string | undefined {
  if (!isObject(value) || value.entries.length !== 1) return undefined;
  const told = get(value, NO_JSON) ?? null;
  const type = isObject(told) ? get(told, 'type') : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** Python's `int(value)`, for values that JSON can carry. Raises TypeError, ValueError or OverflowError. */
export function pyInt(value: Json): number {
  if (isInt(value)) return Number(value.int);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isFloat(value)) return wholePart(value.float);
  if (typeof value === 'string') return parseInteger(value);
  throw new PythonException(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  );
}

function wholePart(value: number): number {
  if (Number.isNaN(value)) throw new PythonException('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw new PythonException('OverflowError', 'cannot convert float infinity to integer');
  return Number(BigInt(Math.trunc(value)));
}

function parseInteger(text: string): number {
  const [, digits] = /^[ \t\n\v\f\r]*([+-]?\d+(?:_\d+)*)[ \t\n\v\f\r]*$/.exec(text) ?? [];
  if (digits !== undefined) return Number(BigInt(digits.replaceAll('_', '').replace('+', '')));
  throw new PythonException('ValueError', `invalid literal for int() with base 10: ${pyRepr(text)}`);
}

/**
 * What `update = update or {}; update[key] = value` makes of a driver's model update before the key is set. Raises the
 * TypeError that a value gives which takes no keys, or that keys give which name no field.
 */
export function modelUpdate(answer: Json): JsonObject {
  if (!pyTruthy(answer)) return object([]);
  if (isDict(answer)) return answer;
  if (typeName(answer) === 'dict') throw new PythonException('TypeError', 'attribute name must be string');
  if (isList(answer)) throw new PythonException('TypeError', 'list indices must be integers or slices, not str');
  throw new PythonException('TypeError', `'${typeName(answer)}' object does not support item assignment`);
}

/**
 * What a string field of a Cinder object stores: text, or a number or boolean as text. Raises ValueError for anything
 * else. Source: oslo_versionedobjects/fields.py, String.coerce.
 */
export function stringField(name: string, value: Json): string {
  if (typeof value === 'string') return value;
  if (isInt(value) || isFloat(value) || typeof value === 'boolean') return pyStr(value);
  if (value === null) throw new PythonException('ValueError', `Field \`${name}' cannot be None`);
  throw new PythonException('ValueError', `A string is required in field ${name}, not a ${typeName(value)}`);
}
