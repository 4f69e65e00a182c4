/** What the last step changed: which rows are marked in the lists, and which are gone. */
import type { StepResult } from '../../../../core/scenario/result.ts';
import { TABLES } from '../rows.ts';
import type { AnyRow, RowOf, TableChanges, TableName } from '../../../../core/world/changes.ts';
import { NO_NAMES } from '../names.ts';
import type { Table } from '../rows.ts';

export type Mark = 'new' | 'changed';

export interface Gone {
  readonly what: string;
  readonly name: string;
}

export interface Marks {
  /** By table and id: `objects/…`. */
  readonly rows: ReadonlyMap<string, Mark>;
  readonly gone: readonly Gone[];
}

export const NO_MARKS: Marks = { rows: new Map(), gone: [] };

export function markKey(table: TableName, id: string): string {
  return `${table}/${id}`;
}

/** Time that went by, and how many ids were given out, mark nothing: that is said elsewhere. */
export function marksOf({ observed: { backend, cinder } }: Pick<StepResult, 'observed'>): Marks {
  const rows = new Map<string, Mark>();
  const gone: Gone[] = [];
  for (const [name, set] of Object.entries({ ...backend, ...cinder })) {
    if (name === 'clock') continue;
    const table = name as TableName;
    const { added, updated, removed } = set as TableChanges<AnyRow>;
    for (const { id } of added) rows.set(markKey(table, id), 'new');
    for (const [, { id }] of updated) rows.set(markKey(table, id), 'changed');
    for (const row of removed) gone.push(goneOf(table, row));
  }
  return { rows, gone };
}

function goneOf<Name extends TableName>(name: Name, row: AnyRow): Gone {
  // The row is of this table, which the change set says.
  const { what, name: nameIn } = TABLES[name] as unknown as Table<RowOf[Name]>;
  const own = row as RowOf[Name];
  const called = 'display_name' in row ? row.display_name : null;
  return { what: what(own), name: called ?? nameIn(own, NO_NAMES) };
}
