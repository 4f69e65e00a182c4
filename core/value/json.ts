/**
 * Exact JSON values: what a reference is made of.
 *
 * JavaScript's own objects cannot carry one faithfully (they reorder integer-like keys, have one kind of number and
 * round big integers), and an exception text prints the reference as Python would. So a value keeps the order of its
 * keys, tells `1` from `1.0`, and holds integers of any size. It is plain data: structured clone and IndexedDB take it.
 */

/** Any JSON value, exactly. */
export type Json = null | boolean | string | PyInt | PyFloat | readonly Json[] | JsonObject;

/** A number written without fraction and exponent: Python's `int`. */
export interface PyInt {
  readonly int: bigint;
}

/** A number written with a fraction or an exponent, or NaN or an infinity: Python's `float`. */
export interface PyFloat {
  readonly float: number;
}

/** An object: its entries in the order of first appearance; of a repeated key the last value, as Python's `dict`. */
export interface JsonObject {
  readonly entries: readonly (readonly [string, Json])[];
}

/** An integer. @param value a whole number, or a bigint for those beyond 2^53. */
export function int(value: number | bigint): PyInt {
  return { int: BigInt(value) };
}

/** A float, `1.0` included. */
export function float(value: number): PyFloat {
  return { float: value };
}

/** An object from its entries; a repeated key keeps its first place and takes its last value. */
export function object(entries: Iterable<readonly [string, Json]>): JsonObject {
  return { entries: [...new Map(entries)] };
}

export function isObject(value: Json): value is JsonObject {
  // An array has a method of that name.
  return typeof value === 'object' && value !== null && 'entries' in value && !Array.isArray(value);
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isInt(value: Json): value is PyInt {
  return typeof value === 'object' && value !== null && 'int' in value;
}

export function isFloat(value: Json): value is PyFloat {
  return typeof value === 'object' && value !== null && 'float' in value;
}

/** The value under a key, or `undefined` when there is none (a present `null` is `null`). */
export function get(value: JsonObject, key: string): Json | undefined {
  return value.entries.find(([name]) => name === key)?.[1];
}
