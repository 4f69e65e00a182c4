/** The order of a list of snapshots (cinder/common/sqlalchemyutils.py:58 at ab09bc39). */
import { CinderException } from '../../errors.ts';
import type { SnapshotRow } from '../../interface.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { columnOf, emptyOf, type Value } from './snapshot-columns.ts';

export interface SortKey {
  readonly name: string;
  readonly direction: 'asc' | 'desc';
}

/** Compares rows; what has no value comes before what has one. Raises InvalidInput for a key that is no column. */
export function byKeys(keys: readonly SortKey[]): (left: SnapshotRow, right: SnapshotRow) => number {
  const columns = keys.map(({ name, direction }) => {
    const column = columnOf(name);
    if (!column) throw new CinderException('InvalidInput', { reason: 'Invalid sort key' });
    return { column, sign: direction === 'asc' ? 1 : -1 };
  });
  return (left, right) => {
    for (const { column, sign } of columns) {
      const order = compare(column(left), column(right)) * sign;
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** The order in which Cinder's database gives snapshots where nobody asks for another (cinder/db/api.py:3182). */
export const newestFirst = byKeys([{ name: 'created_at', direction: 'desc' }, { name: 'id', direction: 'desc' }]);

/** Whether a row comes after the last one of the page before. Here no value counts as an empty one. */
export function behind(row: SnapshotRow, last: SnapshotRow, keys: readonly SortKey[]): boolean {
  for (const { name, direction } of keys) {
    const column = columnOf(name);
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
