/** The choice of columns and the order of rows (cliff/display.py, lister.py). */
import { compareCodePoints } from '../../../value/code-points.ts';
import { isFloat, isInt, isList, isObject, type Json } from '../../../value/json.ts';
import { pyEquals } from '../../../value/operators.ts';
import { pyRepr } from '../../../value/python.ts';
import type { Values } from '../../argparse/reading.ts';
import { machine, type Cell, type Listed, type Shown } from '../cells.ts';
import { Failure } from '../failure.ts';
import { text, texts } from '../values.ts';
import { listText, showText } from './formats.ts';

/** @param warn gets what goes to stderr @throws Failure */
export function shownList(listed: Listed, values: Values, warn: (line: string) => void): string {
  const rows = sorted(listed, values, warn);
  const places = chosen(listed.columns, values, (names) => `[${names}]`);
  const columns = places.map((place) => listed.columns[place] ?? '');
  return listText({ kind: 'list', columns, rows: rows.map((row) => places.flatMap((place) => row[place] ?? [])) }, values);
}

/** @throws Failure */
export function shownOne(shown: Shown, values: Values): string {
  const places = chosen(shown.columns, values, (names) => `(${names}${shown.columns.length === 1 ? ',' : ''})`);
  const columns = places.map((place) => shown.columns[place] ?? '');
  return showText({ kind: 'show', columns, cells: places.flatMap((place) => shown.cells[place] ?? []) }, values);
}

/** The columns that `-c` names, in their own order; all without it. */
function chosen(columns: readonly string[], values: Values, bracketed: (names: string) => string): readonly number[] {
  const wanted = texts(values, 'columns');
  const all = columns.map((_, place) => place);
  if (wanted.length === 0) return all;
  const places = all.filter((place) => wanted.includes(columns[place] ?? ''));
  if (places.length > 0) return places;
  const recognized = bracketed(columns.map(pyRepr).join(', '));
  throw new Failure(`No recognized column names in ${pyRepr(wanted)}. Recognized columns are ${recognized}.`, 'ValueError');
}

/** Sorts by the last column first; what has no order is told, and by then the rows have been read and are gone. */
function sorted({ columns, rows }: Listed, values: Values, warn: (line: string) => void): Listed['rows'] {
  const wanted = texts(values, 'sort_columns');
  const indexes = wanted.map((name) => columns.indexOf(name)).filter((index) => index >= 0);
  const sign = text(values, 'sort_direction') === 'desc' ? -1 : 1;
  let now = rows;
  let read = false;
  for (const index of indexes.toReversed()) {
    const keys = new Map(now.map((row) => [row, row[index] ?? { plain: null }] as const));
    try {
      now = now.toSorted((a, b) => sign * compared(keys.get(a), keys.get(b)));
      read = true;
    } catch (problem) {
      if (!(problem instanceof Unordered)) throw problem;
      // The client looks for the column's name in the wrong list (lister.py:98).
      const name = wanted[index];
      if (name === undefined) throw new Failure('list index out of range', 'IndexError');
      warn(`Could not sort on field '${name}'; unsortable types`);
      if (!read) now = [];
      read = true;
    }
  }
  return now;
}

/** Python's TypeError where two values have no order. */
class Unordered extends Error {}

/** None comes last. */
function compared(a: Cell | undefined, b: Cell | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [left, right] = [machine(a), machine(b)];
  const isNone = [a, b].map((cell) => 'plain' in cell && cell.plain === null);
  if (isNone[0] !== isNone[1]) return isNone[0] === true ? 1 : -1;
  return order(left, right);
}

function order(a: Json, b: Json): number {
  if (pyEquals(a, b)) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  if (isList(a) && isList(b)) return listOrder(a, b);
  if (a === null || b === null || isObject(a) || isObject(b)) throw new Unordered();
  const [left, right] = [numeric(a), numeric(b)];
  if (left === null || right === null) throw new Unordered();
  return left < right ? -1 : 1;
}

function listOrder(a: readonly Json[], b: readonly Json[]): number {
  const at = a.findIndex((value, index) => index >= b.length || !pyEquals(value, b[index] ?? null));
  if (at < 0) return -1;
  return at >= b.length ? 1 : order(a[at] ?? null, b[at] ?? null);
}

function numeric(value: Json): bigint | number | null {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value === null || typeof value !== 'object') return null;
  if (isInt(value)) return value.int;
  return isFloat(value) ? value.float : null;
}
