/** How Cinder's database compares what stands in a row with what a filter says. */
import { isFloat, isInt, isList, isObject, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import type { Value } from './columns.ts';

/** Whether the value is the wanted one, or one of a list. What is no text compares as one where the column has texts. */
export function isEqual(value: Value, wanted: Json): boolean {
  if (isList(wanted)) return wanted.some((one) => one !== null && isEqual(value, one));
  if (value === null || wanted === null) return value === wanted;
  if (isObject(wanted)) return false;
  if (typeof value === 'string') return value === asText(wanted);
  if (typeof wanted === 'string') return /\d/.test(wanted) && Number(value) === Number(wanted);
  return Number(value) === numberOf(wanted);
}

/** A test for texts that have this one in them, with SQL's signs for any characters, in either case. */
export function isLike(wanted: string): (value: Value) => boolean {
  const pattern = [...wanted.toLowerCase()].map((sign) => (sign === '%' ? '.*' : sign === '_' ? '.' : sign.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'))).join('');
  const like = new RegExp(pattern, 'su');
  return (value) => value !== null && like.test((typeof value === 'boolean' ? String(Number(value)) : String(value)).toLowerCase());
}

/** Whether all of the wanted pairs are there. */
export function hasAll(metadata: JsonObject, wanted: JsonObject): boolean {
  return wanted.entries.every(([key, value]) => metadata.entries.some(([name, text]) => name === key && isEqual(pyStr(text), value)));
}

/** A host names all its backends, a backend all its pools (cinder/db/api.py:697 at ab09bc39). */
export function isAt(host: string, wanted: string): boolean {
  if (host === wanted || wanted === '') return true;
  if (wanted.includes('@')) return !wanted.includes('#') && host.startsWith(`${wanted}#`);
  return host.startsWith(`${wanted}#`) || host.startsWith(`${wanted}@`);
}

function asText(value: Exclude<Json, null>): string {
  return typeof value === 'boolean' ? String(Number(value)) : pyStr(value);
}

function numberOf(value: Json): number {
  if (typeof value === 'boolean') return Number(value);
  if (isInt(value)) return Number(value.int);
  return isFloat(value) ? value.float : Number.NaN;
}
