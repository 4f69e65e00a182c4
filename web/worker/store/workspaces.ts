/** Workspaces in IndexedDB: the journal behind checkpoints. */
import { RevisionTaken, type KeptPast, type ListedWorkspace, type NewWorkspace, type WorkspaceStore } from '../../../core/workspace/store.ts';
import { deletePages, paginate, writeGeneration, type PageOfWorld } from './checkpoints.ts';
import type { Database, OpenTables } from './database.ts';
import { Journal } from './journal.ts';
import { unlike } from './names.ts';
import { existingHead, listed, loadWorkspace, newerThan, newestRow, rowsOf } from './reading.ts';
import { removeWorkspace, restoreWorkspace } from './removed.ts';
import type { Generation, HeadRow, JournalRow } from './schema.ts';

/** The first checkpoint of a workspace: of revision 0. */
const FIRST: Generation = { generation: 1, at_revision: 0 };
/** Entries a row of the journal, where many are stored at once. */
const ENTRIES_PER_ROW = 64;
/** How far back everything is kept, at least. */
const KEPT_REVISIONS = 1000;

/** @param now milliseconds since 1970-01-01T00:00:00Z */
export function workspaceStore(database: Database, now: () => number): WorkspaceStore {
  const journal = new Journal();
  const time = (): string => new Date(now()).toISOString();
  /** Does something with all tables of workspaces in one transaction. Dexie wants an async function, to know when that is over. */
  const within = <Answer>(mode: 'r' | 'rw', work: (tables: OpenTables) => Promise<Answer>): Promise<Answer> =>
    database.use((tables) => tables.transaction(mode, [tables.workspaces, tables.heads, tables.pages, tables.journal], async () => work(tables)));

  return {
    list: () => within('r', async (tables) => {
      const rows = await tables.workspaces.toArray();
      return Promise.all(rows.map((row) => listed(tables, row)));
    }),

    make: async (workspace) => {
      const first = await paginate(workspace.first);
      const start = workspace.start.revision === 0 ? null : await paginate(workspace.start.state);
      const at = time();
      return within('rw', (tables) => make(tables, workspace, first, start, at));
    },

    rename: (workspace, name) => within('rw', async (tables) => {
      const others = await tables.workspaces.toArray();
      const row = others.find(({ id }) => id === workspace);
      if (!row) throw new RangeError('There is no such workspace any more.');
      const renamed = { ...row, name: unlike(name, new Set(others.filter((other) => other !== row).map((other) => other.name))) };
      await tables.workspaces.put(renamed);
      return renamed;
    }),

    load: (workspace) => within('r', (tables) => loadWorkspace(tables, workspace)),
    newer: (workspace, revision) => within('r', (tables) => newerThan(tables, workspace, revision)),

    append: async (workspace, entries) => {
      const at = time();
      await database.use((tables) => journal.append(tables.backendDB(), workspace, entries, at));
      return at;
    },

    appendBehind: async (workspace, revision, write) => {
      const at = time();
      await database.use((tables) => journal.appendBehind(tables.backendDB(), workspace, revision, write, at));
      return at;
    },

    forget: (workspace) => journal.forget(workspace),

    checkpoint: async (workspace, { state, revision }, alone) => {
      const pages = await paginate(state);
      await alone(() => within('rw', (tables) => checkpoint(tables, workspace, pages, revision)));
    },

    remove: (workspace) => {
      journal.forget(workspace);
      return within('rw', (tables) => removeWorkspace(tables, workspace));
    },

    restore: (removed) => within('rw', (tables) => restoreWorkspace(tables, removed)),
  };
}

async function make(
  tables: OpenTables, { label, start, entries }: NewWorkspace, firstPages: readonly PageOfWorld[], startPages: readonly PageOfWorld[] | null, at: string,
): Promise<ListedWorkspace> {
  const { id: workspace } = label;
  const names = new Set((await tables.workspaces.toArray()).map(({ name }) => name));
  const row = { ...label, name: unlike(label.name, names) };
  await tables.workspaces.add(row);
  await writeGeneration(tables, workspace, FIRST.generation, firstPages, undefined);
  const kept = startPages ? { generation: FIRST.generation + 1, at_revision: start.revision } : FIRST;
  if (startPages) await writeGeneration(tables, workspace, kept.generation, startPages, FIRST.generation);
  await tables.journal.bulkAdd(inRows(workspace, { start, entries }, at));
  await tables.heads.add({ workspace, ...kept, kept: [kept] });
  return listed(tables, row);
}

function inRows(workspace: string, { start, entries }: Pick<KeptPast, 'start' | 'entries'>, at: string): JournalRow[] {
  const gap = entries.find(({ revision }, index) => revision !== start.revision + 1 + index);
  if (gap) throw new RevisionTaken(workspace, gap.revision);
  return Array.from({ length: Math.ceil(entries.length / ENTRIES_PER_ROW) }, (_, index) => {
    const some = entries.slice(index * ENTRIES_PER_ROW, (index + 1) * ENTRIES_PER_ROW);
    const first = start.revision + 1 + index * ENTRIES_PER_ROW;
    return { workspace, first, last: first + some.length - 1, at, entries: some };
  });
}

/** The head flips last. */
async function checkpoint(tables: OpenTables, workspace: string, pages: readonly PageOfWorld[], revision: number): Promise<void> {
  const head = await existingHead(tables, workspace);
  const last = (await newestRow(tables, workspace))?.last ?? head?.at_revision;
  if (!head || last === undefined || revision > last) throw new RevisionTaken(workspace, revision);
  if (revision <= head.at_revision) return;
  const made = { generation: head.generation + 1, at_revision: revision };
  await writeGeneration(tables, workspace, made.generation, pages, head.generation);
  const kept = await letGo(tables, workspace, [...head.kept, made], last);
  await tables.heads.put({ workspace, ...made, kept } satisfies HeadRow);
}

/** Lets go of what lies too far back, but for the first checkpoint. @returns the generations that the journal still reaches back to */
async function letGo(tables: OpenTables, workspace: string, kept: readonly Generation[], last: number): Promise<readonly Generation[]> {
  const oldest = kept.findLastIndex(({ at_revision }) => at_revision <= last - KEPT_REVISIONS);
  const [start] = kept.slice(oldest);
  if (oldest <= 0 || !start) return kept;
  const left = kept.slice(oldest);
  await rowsOf(tables, workspace).filter((row) => row.last <= start.at_revision).delete();
  await deletePages(tables, workspace, [FIRST, ...left]);
  return left;
}
