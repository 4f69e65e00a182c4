/** Workspaces read from their rows. All of it is to be called in a transaction. */
import type { JournalEntry, ListedWorkspace, LoadedWorkspace, Newer } from '../../../core/workspace/store.ts';
import { World, type WorldState } from '../../../core/world/world.ts';
import { GenerationReader } from './checkpoints.ts';
import type { OpenTables } from './database.ts';
import type { HeadRow, JournalRow, WorkspaceRow } from './schema.ts';

export async function listed(tables: OpenTables, label: WorkspaceRow): Promise<ListedWorkspace> {
  const row = await newestRow(tables, label.id);
  const revision = row?.last ?? (await existingHead(tables, label.id))?.at_revision ?? 0;
  return { label, revision, changed_at: row?.at ?? label.made_at };
}

export async function loadWorkspace(tables: OpenTables, workspace: string): Promise<LoadedWorkspace | undefined> {
  const label = await tables.workspaces.get(workspace);
  const head = await existingHead(tables, workspace);
  const [oldest] = head?.kept ?? [];
  if (!label || !head || !oldest) return undefined;
  const reader = new GenerationReader(tables, workspace);
  const entries = await entriesAfter(tables, workspace, oldest.at_revision);
  const first = await reader.read(1);
  return {
    ...(await listed(tables, label)),
    first,
    start: { revision: oldest.at_revision, state: oldest.at_revision === 0 ? first : await reader.read(oldest.generation) },
    entries,
    state: replayed(await reader.read(head.generation), entries.filter(({ revision }) => revision > head.at_revision)),
    checkpoint: head.at_revision,
  };
}

/** `undefined` when there is no such workspace, or the entry next to that revision is not kept. */
export async function newerThan(tables: OpenTables, workspace: string, revision: number): Promise<Newer | undefined> {
  const label = await tables.workspaces.get(workspace);
  const head = await existingHead(tables, workspace);
  if (!label || !head) return undefined;
  const { revision: newest, changed_at } = await listed(tables, label);
  const entries = await entriesAfter(tables, workspace, revision);
  if (newest !== revision && entries[0]?.revision !== revision + 1) return undefined;
  return { entries, changed_at, start: head.kept[0]?.at_revision ?? 0, checkpoint: head.at_revision };
}

export function existingHead(tables: OpenTables, workspace: string): PromiseLike<HeadRow | undefined> {
  return tables.heads.get(workspace);
}

/** The newest row of the journal; or the newest that begins at or before a revision. */
export function newestRow(tables: OpenTables, workspace: string, revision = Infinity): PromiseLike<JournalRow | undefined> {
  return rowsOf(tables, workspace, 0, revision).last();
}

/** The rows of the journal that begin between these revisions. */
export function rowsOf(tables: OpenTables, workspace: string, from = 0, to = Infinity) {
  return tables.journal.where('[workspace+first]').between([workspace, from], [workspace, to], true, true);
}

/** A checkpoint may stand in the middle of a row. */
async function entriesAfter(tables: OpenTables, workspace: string, after: number): Promise<readonly JournalEntry[]> {
  const upTo = await newestRow(tables, workspace, after);
  const behind = await rowsOf(tables, workspace, after + 1).toArray();
  return [...(upTo ? [upTo] : []), ...behind].flatMap(({ entries }) => entries.filter(({ revision }) => revision > after));
}

function replayed(state: WorldState, entries: readonly JournalEntry[]): WorldState {
  if (entries.length === 0) return state;
  const world = World.from(state);
  for (const { changes } of entries) world.apply(changes.set);
  return world.state();
}
