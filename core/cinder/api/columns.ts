/** Columns of Cinder's database, as lists are filtered and sorted by them. */

export type Value = string | number | boolean | null;

/** Reads a column off a row. */
export type Column<Row> = (row: Row) => Value;

/** The columns of a table, by their names. */
export type Columns<Row> = Readonly<Record<string, Column<Row>>>;

/** The column of this name; undefined when there is none. */
export function columnIn<Row>(columns: Columns<Row>, name: string): Column<Row> | undefined {
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}

/** What stands for no value where values of the column are compared (cinder/common/sqlalchemyutils.py:40 at ab09bc39). */
export function emptyOf(name: string): Exclude<Value, null> {
  if (NUMBERS.includes(name)) return 0;
  return BOOLEANS.includes(name) ? false : '';
}

const NUMBERS = ['size', 'volume_size'];
/** Columns of truth values, of either table. */
export const BOOLEANS: readonly string[] = ['deleted', 'use_quota', 'bootable', 'multiattach', 'shared_targets'];

/** A row's time as the database's text. */
export function databaseTime(time: string | null): string | null {
  return time && time.replace('T', ' ').replace(/\.(\d{3})Z$/, '.$1000');
}
