/** Workspaces in IndexedDB: the journal behind the newest checkpoint. */
import { RevisionTaken, type JournalEntry, type LoadedWorkspace, type WorkspaceStore } from '../../../core/workspace/store.ts';
import { World } from '../../../core/world/world.ts';
import { paginate, readGeneration, writeGeneration } from './checkpoints.ts';
import type { Database, OpenTables } from './database.ts';
import { Journal } from './journal.ts';
import type { HeadRow, JournalRow } from './schema.ts';

export function workspaceStore(database: Database): WorkspaceStore {
  const journal = new Journal();
  return {
    load: (workspace) =>
      database.use((tables) =>
        tables.transaction('r', tables.heads, tables.pages, tables.journal, async () => {
          const head = await tables.heads.get(workspace);
          return head && load(tables, head);
        })),

    append: (workspace, entries) => database.use((tables) => journal.append(tables.backendDB(), workspace, entries)),

    checkpoint: (workspace, { state, revision }) => {
      const pages = paginate(state);
      return database.use((tables) =>
        tables.transaction('rw', tables.workspaces, tables.heads, tables.pages, tables.journal, async () => {
          const head = await tables.heads.get(workspace);
          if (!(await exists(tables, workspace, head, revision))) throw new RevisionTaken(workspace, revision);
          if (head && revision <= head.at_revision) return;
          if (!head) await tables.workspaces.add({ id: workspace });
          await writeGeneration(tables, workspace, pages, revision, head);
        }));
    },
  };
}

async function load(tables: OpenTables, head: HeadRow): Promise<LoadedWorkspace> {
  const state = await readGeneration(tables, head);
  const entries = await entriesAfter(tables, head);
  if (entries.length === 0) return { state, revision: head.at_revision };
  const world = World.from(state);
  for (const { changes } of entries) world.apply(changes.set);
  return { state: world.state(), revision: head.at_revision + entries.length };
}

async function entriesAfter(tables: OpenTables, { workspace, at_revision }: HeadRow): Promise<readonly JournalEntry[]> {
  const upTo = await newestRow(tables, workspace, at_revision);
  const behind = await tables.journal.where('[workspace+first]').between([workspace, at_revision], [workspace, Infinity], false).toArray();
  return [...(upTo ? [upTo] : []), ...behind].flatMap(({ entries }) => entries.filter(({ revision }) => revision > at_revision));
}

/** The newest row of the journal that begins at or before a revision. */
function newestRow(tables: OpenTables, workspace: string, revision: number): PromiseLike<JournalRow | undefined> {
  return tables.journal.where('[workspace+first]').between([workspace, 0], [workspace, revision], true, true).last();
}

/** Whether the world may be at this revision: one that was stored, or 0 of a workspace that is to be made. */
async function exists(tables: OpenTables, workspace: string, head: HeadRow | undefined, revision: number): Promise<boolean> {
  if (!head || revision === 0) return !head && revision === 0;
  const last = (await newestRow(tables, workspace, Infinity))?.last ?? head.at_revision;
  return revision <= last;
}
