/** What CPython 3.11 answers when it compares values that it read from JSON: `bool(a)`, `a == b`, `key in a`. */

import type { PyAnswer } from './answer.ts';
import { isFloat, isInt, isList, isObject, type Json, type JsonObject } from './json.ts';
import { pyTypeName } from './python.ts';

/** Python's `bool(value)`: None, False, 0, 0.0 and whatever is empty are false. */
export function pyTruthy(value: Json): boolean {
  if (value === null || typeof value === 'boolean') return value === true;
  if (typeof value === 'string') return value !== '';
  if (isInt(value)) return value.int !== 0n;
  if (isFloat(value)) return value.float !== 0;
  return (isList(value) ? value : value.entries).length > 0;
}

/**
 * Python's `a == b`: `1 == 1.0 == True`, and the order of a dict does not matter.
 *
 * NaN equals nothing. But inside lists and dicts Python first asks whether both are the same object, and `json.loads`
 * has a single NaN: `[NaN]` equals `[NaN]`.
 */
export function pyEquals(a: Json, b: Json): boolean {
  const left = exactNumber(a);
  const right = exactNumber(b);
  if (left !== undefined || right !== undefined) return left === right;
  if (isList(a) && isList(b)) return listsEqual(a, b);
  if (isObject(a) && isObject(b)) return dictsEqual(a, b);
  return a === b;
}

/**
 * Python's `key in container`: a key of a dict, an item of a list, a part of a text.
 * All else raises a TypeError, as it cannot be searched.
 *
 * @param key without lone surrogates, which would be found in halves of characters
 */
export function pyIn(key: string, container: Json): PyAnswer<boolean> {
  if (typeof container === 'string') return { value: container.includes(key) };
  if (container !== null && typeof container === 'object') {
    if (isList(container)) return { value: container.includes(key) };
    if (isObject(container)) return { value: container.entries.some(([name]) => name === key) };
  }
  return { raises: 'TypeError', message: `argument of type '${pyTypeName(container)}' is not iterable` };
}

/** A number in a form that `===` compares as Python does: a bigint when it is whole. */
function exactNumber(value: Json): bigint | number | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (isInt(value)) return value.int;
  if (isFloat(value)) return Number.isInteger(value.float) ? BigInt(value.float) : value.float;
  return undefined;
}

function listsEqual(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((item, index) => itemsEqual(item, b[index]));
}

function dictsEqual(a: JsonObject, b: JsonObject): boolean {
  const others = new Map(b.entries);
  return a.entries.length === others.size && a.entries.every(([key, item]) => itemsEqual(item, others.get(key)));
}

function itemsEqual(a: Json, b: Json | undefined): boolean {
  return b !== undefined && (pyEquals(a, b) || (isNan(a) && isNan(b)));
}

function isNan(value: Json): boolean {
  return isFloat(value) && Number.isNaN(value.float);
}
