/** Between exact values and plain TypeScript data. */

import { float, int, isFloat, isInt, isList, type Json, type JsonObject, type PyFloat, type PyInt } from './json.ts';
import { MAX_DEPTH } from './parse.ts';

/**
 * An exact value from plain data: records, arrays, texts, booleans, null, numbers and bigints.
 *
 * A whole number becomes an integer, any other one a float. A key whose value is undefined is left out. What already is
 * an exact integer, float or object stays as it is: a record of one key `int` (a bigint), `float` (a number) or
 * `entries` (an array of pairs) is taken for one.
 *
 * @throws TypeError for anything else (a function, a Date, a Map, a list with gaps, a cycle), naming where it stands
 */
export function toJson(value: unknown): Json {
  return convert(value, ROOT);
}

/** Where a value stands: its key or index, and where what holds it stands. */
interface Place {
  readonly step: string | number;
  readonly parent: Place | null;
  readonly depth: number;
}

const ROOT: Place = { step: '$', parent: null, depth: 0 };

function convert(value: unknown, place: Place): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return int(value);
  if (typeof value === 'number') return Number.isInteger(value) ? int(value) : float(value);
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => convert(item, below(place, index)));
  if (isRecord(value)) return isExact(value) ? value : convertRecord(value, place);
  throw new TypeError(`Not a JSON value: ${describe(value)} at ${pathText(place)}`);
}

function convertRecord(record: Record<string, unknown>, place: Place): JsonObject {
  const present = Object.entries(record).filter(([, item]) => item !== undefined);
  return { entries: present.map(([key, item]) => [key, convert(item, below(place, key))]) };
}

/** @throws TypeError where `parseJson` would refuse the depth too; this is how a cycle ends */
function below(parent: Place, step: string | number): Place {
  const place = { step, parent, depth: parent.depth + 1 };
  if (place.depth > MAX_DEPTH) throw new TypeError(`Nested deeper than ${MAX_DEPTH} levels at ${pathText(place).slice(0, 60)}…`);
  return place;
}

/** A plain object of any realm: an instance of a class has a prototype with a prototype of its own. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isExact(record: object): record is PyInt | PyFloat | JsonObject {
  const fields: [string, unknown][] = Object.entries(record);
  const [field] = fields;
  if (field === undefined || fields.length > 1) return false;
  const [key, value] = field;
  if (key === 'int') return typeof value === 'bigint';
  if (key === 'float') return typeof value === 'number';
  return key === 'entries' && Array.isArray(value) && value.every(isEntry);
}

function isEntry(entry: unknown): boolean {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';
}

/** `$.steps[2]["source-name"]` */
function pathText({ step, parent }: Place): string {
  if (parent === null) return String(step);
  if (typeof step === 'number') return `${pathText(parent)}[${step}]`;
  return pathText(parent) + (/^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`);
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return value.constructor.name;
}

/**
 * Plain data from an exact value: an integer as a number, or as a bigint beyond ±(2^53 − 1); a float as a number; an
 * object as a record, whose integer-like keys JavaScript puts first.
 */
export function fromJson(value: Json): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (isInt(value)) return fromInt(value.int);
  if (isFloat(value)) return value.float;
  if (isList(value)) return value.map(fromJson);
  // Object.fromEntries defines each key, so that `__proto__` is a key like any other.
  return Object.fromEntries(value.entries.map(([key, item]) => [key, fromJson(item)]));
}

function fromInt(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
