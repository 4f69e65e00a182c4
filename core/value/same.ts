/** Whether two values say the same, without writing either of them out. */
import { get, type JsonObject } from './json.ts';

/**
 * Whether plain data says the same: records field by field, whatever the order, lists item by item, exact values exactly
 * (`1` is not `1.0`), exact objects key by key. So it is when their canonical JSON is equal, but that a plain number never
 * is the same as an exact one. A field that is undefined counts as left out.
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'number' && typeof b === 'number') return Number.isNaN(a) && Number.isNaN(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => sameData(item, b[at]));
  if (Array.isArray(b)) return false;
  if (isJsonObject(a)) return isJsonObject(b) && sameEntries(a, b);
  // A float alone tells 0.0 from -0.0.
  if ('float' in a) return 'float' in b && Object.is(a.float, b.float);
  return sameFields(a as Fields, b as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameFields(a: Fields, b: Fields): boolean {
  for (const key of Object.keys(a)) if (!sameData(a[key], b[key])) return false;
  for (const key of Object.keys(b)) if (b[key] !== undefined && a[key] === undefined) return false;
  return true;
}

function isJsonObject(value: object): value is JsonObject {
  return 'entries' in value;
}

function sameEntries(a: JsonObject, b: JsonObject): boolean {
  return a.entries.length === b.entries.length && a.entries.every(([key, item], at) => {
    const other = b.entries[at];
    return sameData(item, other?.[0] === key ? other[1] : get(b, key));
  });
}
