/** The order in which Python puts rows: by one value, then by all of them from the left. */
import { compareCodePoints } from '../value/code-points.ts';
import { isFloat, isInt, isList, type Json } from '../value/json.ts';
import { pyEquals } from '../value/operators.ts';
import { pyTypeName } from '../value/python.ts';
import { PythonFailure } from './python-failure.ts';

/**
 * The rows, ordered. It compares in the order of CPython's sort for up to 63 rows (Objects/listobject.c, `binarysort`),
 * as that decides which pair of values that have no order is named.
 *
 * @throws PythonFailure a TypeError
 */
export function sortedRows(rows: readonly (readonly Json[])[], index: number): (readonly Json[])[] {
  const keyed = rows.map((row) => [row[index] ?? null, ...row]);
  const sorted = run(keyed);
  for (const row of keyed.slice(sorted.length)) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comesBefore(row, sorted[middle] ?? [])) high = middle;
      else low = middle + 1;
    }
    sorted.splice(low, 0, row);
  }
  return sorted.map((row) => row.slice(1));
}

/** The rows at the beginning that are in order, or in strictly falling order, which is then turned round. */
function run(rows: readonly Json[][]): Json[][] {
  const [first, second] = rows;
  if (!first || !second) return [...rows];
  const falls = comesBefore(second, first);
  let end = 2;
  while (end < rows.length && comesBefore(rows[end] ?? [], rows[end - 1] ?? []) === falls) end += 1;
  const found = rows.slice(0, end);
  return falls ? found.reverse() : found;
}

/** Python's `a < b` of lists: the first values that are not equal decide. */
function comesBefore(a: readonly Json[], b: readonly Json[]): boolean {
  const at = a.findIndex((value, i) => i >= b.length || !pyEquals(value, b[i] ?? null));
  if (at < 0) return a.length < b.length;
  if (at >= b.length) return false;
  return isLess(a[at] ?? null, b[at] ?? null);
}

function isLess(a: Json, b: Json): boolean {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b) < 0;
  if (isList(a) && isList(b)) return comesBefore(a, b);
  const left = numberOf(a);
  const right = numberOf(b);
  if (left !== undefined && right !== undefined) return left < right;
  throw new PythonFailure('TypeError', `'<' not supported between instances of '${pyTypeName(a)}' and '${pyTypeName(b)}'`);
}

/** JavaScript compares bigints and numbers exactly, as Python does. */
function numberOf(value: Json): bigint | number | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (isInt(value)) return value.int;
  return isFloat(value) ? value.float : undefined;
}
