/** What changed, row by row and field by field. */
import type { ChangeSet, RowOf, TableName } from '../../../core/world/changes.ts';
import type { Names } from './names.ts';
import { TABLES, type Fields, type Shown, type Table } from './rows.ts';

export interface FieldChange {
  readonly field: string;
  /** Null: there was none. */
  readonly before: Shown | null;
  /** Null: there is none any more. */
  readonly after: Shown | null;
}

export interface RowChange {
  readonly how: 'added' | 'changed' | 'removed';
  /** `snapshot`, `volume`, `quota`, … */
  readonly what: string;
  readonly name: string;
  readonly id: string;
  /** Whether its id says something to people. */
  readonly hasId: boolean;
  /** Of an added or removed row all fields, of a changed one those that differ. */
  readonly fields: readonly FieldChange[];
}

/** The changes of some tables, in the tables' order: what came, what changed, what went. */
export function rowChanges(changes: ChangeSet, tables: readonly TableName[], names: Names): readonly RowChange[] {
  return tables.flatMap((name) => changesOf(name, changes[name], names));
}

function changesOf<Name extends TableName>(name: Name, changes: ChangeSet[Name], names: Names): readonly RowChange[] {
  if (!changes) return [];
  const { what, hasId, name: nameOfRow, fields }: Table<RowOf[Name]> = TABLES[name];
  const describe = (how: RowChange['how'], row: RowOf[Name], from: RowOf[Name] | null, to: RowOf[Name] | null): RowChange => ({
    how,
    what: what(row),
    name: nameOfRow(row, names),
    id: row.id,
    hasId,
    fields: differences(from && fields(from, names), to && fields(to, names)),
  });
  return [
    ...changes.added.map((row) => describe('added', row, null, row)),
    ...changes.updated.map(([from, to]) => describe('changed', to, from, to)).filter(({ fields: differing }) => differing.length > 0),
    ...changes.removed.map((row) => describe('removed', row, row, null)),
  ];
}

/** The fields that are not the same on both sides, in the order of the earlier side, then those that came. */
export function differences(before: Fields | null, after: Fields | null): readonly FieldChange[] {
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...names]
    .map((field) => ({ field, before: before?.get(field) ?? null, after: after?.get(field) ?? null }))
    .filter((change) => exactText(change.before) !== exactText(change.after));
}

function exactText(shown: Shown | null): string | null {
  return shown && (shown.exact ?? shown.text);
}
