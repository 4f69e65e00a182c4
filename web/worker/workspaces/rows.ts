/** Rows that somebody writes by hand. */
import type { EditableTable, RowCommand } from '../../../core/workspace/command.ts';
import { CommandRefused } from '../../../core/workspace/refused.ts';
import { readRow } from '../../../scenarios/format/row.ts';
import type { PutRow } from '../workspace-facade.ts';
import type { Desk } from './parts.ts';

/** @param id of the row that is to become this; null: it is a new one @param text the whole row as JSON */
export async function putRow(desk: Desk, table: EditableTable, id: string | null, text: string): Promise<PutRow> {
  const read = readRow(table, text);
  if ('problems' in read) return { executed: null, problems: read.problems };
  const { row } = read;
  if (id === null && desk.state[table].some((one) => one.id === row.id)) return { executed: null, problems: [`There is a row of the id ${row.id} already.`] };
  // The table and its row belong together, which `readRow` has seen to.
  const command = { do: 'put', table, id: id ?? row.id, row } as RowCommand;
  try {
    return { executed: await desk.execute(command), problems: [] };
  } catch (failure) {
    if (failure instanceof CommandRefused) return { executed: null, problems: [failure.message] };
    throw failure;
  }
}
