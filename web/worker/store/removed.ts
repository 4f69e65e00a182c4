/** Workspaces that are taken out, and put back with every row that they had. To be called in a transaction. */
import type { RemovedWorkspace } from '../../../core/workspace/store.ts';
import { pagesOf } from './checkpoints.ts';
import type { OpenTables } from './database.ts';
import { unlike } from './names.ts';
import { existingHead, rowsOf } from './reading.ts';
import type { HeadRow, JournalRow, PageRow, WorkspaceRow } from './schema.ts';

interface RemovedRows extends RemovedWorkspace {
  readonly label: WorkspaceRow;
  readonly head: HeadRow;
  readonly pages: readonly PageRow[];
  readonly journal: readonly JournalRow[];
}

export async function removeWorkspace(tables: OpenTables, workspace: string): Promise<RemovedRows | undefined> {
  const label = await tables.workspaces.get(workspace);
  const head = await existingHead(tables, workspace);
  if (!label || !head) return undefined;
  const pages = await pagesOf(tables, workspace).toArray();
  const journal = await rowsOf(tables, workspace).toArray();
  await pagesOf(tables, workspace).delete();
  await rowsOf(tables, workspace).delete();
  await tables.heads.delete(workspace);
  await tables.workspaces.delete(workspace);
  return { label, head, pages, journal };
}

export async function restoreWorkspace(tables: OpenTables, removed: RemovedWorkspace): Promise<void> {
  const { label, head, pages, journal } = removed as RemovedRows;
  const names = new Set((await tables.workspaces.toArray()).map(({ name }) => name));
  await tables.workspaces.add({ ...label, name: unlike(label.name, names) });
  await tables.pages.bulkAdd(pages);
  await tables.journal.bulkAdd(journal);
  await tables.heads.add(head);
}
