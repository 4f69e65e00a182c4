/** What Python code of Cinder does with a value that the driver returned, where that can raise. */
import { PythonException } from '../errors.ts';
import { isFloat, isInt, isObject, type Json, type JsonObject } from '../value/json.ts';
import { pyRepr, pyStr, pyTypeName } from '../value/python.ts';
import { pyTruthy } from '../value/operators.ts';

/** Python's `int(value)`, for values that JSON can carry. Raises TypeError, ValueError or OverflowError. */
export function pyInt(value: Json): number {
  if (isInt(value)) return Number(value.int);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isFloat(value)) return wholePart(value.float);
  if (typeof value === 'string') return parseInteger(value);
  throw new PythonException(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${pyTypeName(value)}'`,
  );
}

function wholePart(value: number): number {
  if (Number.isNaN(value)) throw new PythonException('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw new PythonException('OverflowError', 'cannot convert float infinity to integer');
  return Math.trunc(value);
}

function parseInteger(text: string): number {
  if (/^\s*[+-]?\d+(_\d+)*\s*$/.test(text)) return Number(text.replaceAll('_', ''));
  throw new PythonException('ValueError', `invalid literal for int() with base 10: ${pyRepr(text)}`);
}

/**
 * A model update with one key added, as `update = update or {}; update[key] = value` does it. Raises the TypeError that
 * a value which takes no keys gives.
 */
export function withKey(update: Json, key: string, value: Json): JsonObject {
  if (!pyTruthy(update)) return { entries: [[key, value]] };
  if (isObject(update)) return { entries: [...update.entries.filter(([name]) => name !== key), [key, value]] };
  if (Array.isArray(update)) throw new PythonException('TypeError', 'list indices must be integers or slices, not str');
  throw new PythonException('TypeError', `'${pyTypeName(update)}' object does not support item assignment`);
}

/**
 * What a nullable string field of a Cinder object stores (oslo.versionedobjects, fields.String): text, or a number or
 * boolean as text. Raises ValueError for anything else.
 */
export function stringField(name: string, value: Json): string | null {
  if (value === null || typeof value === 'string') return value;
  if (isInt(value) || isFloat(value) || typeof value === 'boolean') return pyStr(value);
  throw new PythonException('ValueError', `A string is required in field ${name}, not a ${pyTypeName(value)}`);
}
