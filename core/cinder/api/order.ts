/**
 * The order of a list, and where its next page begins.
 *
 * Source: cinder/db/api.py:3182, cinder/common/sqlalchemyutils.py:58 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { columnIn, emptyOf, type Columns, type Value } from './columns.ts';

export interface SortKey {
  readonly name: string;
  readonly direction: 'asc' | 'desc';
}

/** What it is sorted by, with what makes that unique. Raises InvalidInput for a direction. */
export function sortKeys(keys: readonly string[], directions: readonly string[]): SortKey[] {
  const known = directions.map((direction): SortKey['direction'] => {
    if (direction === 'asc' || direction === 'desc') return direction;
    throw new CinderException('InvalidInput', { reason: "Unknown sort direction, must be 'desc' or 'asc'." });
  });
  const [first = 'desc'] = known;
  const more = ['created_at', 'id'].filter((name) => !keys.includes(name));
  return [...keys.map((name, index) => ({ name, direction: known[index] ?? first })), ...more.map((name) => ({ name, direction: first }))];
}

/** The keys with the first `name` among them as the database has it. */
export function byDisplayName(keys: readonly string[]): string[] {
  const first = keys.indexOf('name');
  return keys.map((key, index) => (index === first ? 'display_name' : key));
}

/** Compares rows; what has no value comes before what has one. Raises InvalidInput for a key that is no column. */
export function byKeys<Row>(keys: readonly SortKey[], columns: Columns<Row>): (left: Row, right: Row) => number {
  const signed = keys.map(({ name, direction }) => {
    const column = columnIn(columns, name);
    if (!column) throw new CinderException('InvalidInput', { reason: 'Invalid sort key' });
    return { column, sign: direction === 'asc' ? 1 : -1 };
  });
  return (left, right) => {
    for (const { column, sign } of signed) {
      const order = compare(column(left), column(right)) * sign;
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** The rows of a page in their order. @param last the last row of the page before */
export function pageOf<Row>(rows: readonly Row[], keys: readonly SortKey[], columns: Columns<Row>, last: Row | undefined, { offset, limit }: { readonly offset: number; readonly limit: number }): Row[] {
  const sorted = rows.toSorted(byKeys(keys, columns));
  const rest = last === undefined ? sorted : sorted.filter((row) => isBehind(row, last, keys, columns));
  return rest.slice(offset, offset + limit);
}

/** Whether a row comes after the last one of the page before. Here no value counts as an empty one. */
function isBehind<Row>(row: Row, last: Row, keys: readonly SortKey[], columns: Columns<Row>): boolean {
  for (const { name, direction } of keys) {
    const column = columnIn(columns, name);
    const order = compare(column?.(row) ?? emptyOf(name), column?.(last) ?? emptyOf(name));
    if (order !== 0) return direction === 'asc' ? order > 0 : order < 0;
  }
  return false;
}

function compare(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right);
  return Number(left) - Number(right);
}
