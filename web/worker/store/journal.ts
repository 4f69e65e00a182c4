/**
 * The journal's hot path. It goes around Dexie, which costs half on transactions as small as these, and commits
 * explicitly, which saves the browser a turn.
 *
 * Durability is `relaxed` by name, so that every browser does the same: what was acknowledged survives the end of the
 * tab, the worker and the browser. A loss of power may take the newest entries, never older ones without them; waiting
 * for the disk as well would cost more than half of the speed.
 */
import { RevisionTaken, type JournalEntry, type WriteBehind } from '../../../core/workspace/store.ts';
import type { HeadRow, JournalRow } from './schema.ts';

export class Journal {
  /** The newest revision of each workspace, as far as it was stored from here. */
  readonly #last = new Map<string, number>();

  /**
   * Adds entries as one row; resolves when the transaction has completed. Rejects with RevisionTaken, and writes
   * nothing, when they do not follow the newest revision, or with a DOMException.
   * @param at the time, ISO 8601 in UTC
   */
  async append(database: IDBDatabase, workspace: string, entries: readonly JournalEntry[], at: string): Promise<void> {
    const row = rowOf(workspace, entries, at);
    if (!row) return;
    // Whoever follows the same revision begins at the same key, so behind a row of ours `add` itself is the check.
    const isBehindOurs = this.#last.get(workspace) === row.first - 1;
    await (isBehindOurs ? addRow(database, row) : addRowIfNext(database, row));
    this.#last.set(workspace, row.last);
  }

  /**
   * Reads the entries behind a revision, and adds as one row what is made of them, all in one transaction. Rejects with
   * RevisionTaken, and writes nothing, when the first of them does not follow that revision or there is no such
   * workspace; with what `write` throws; or with a DOMException.
   */
  async appendBehind(database: IDBDatabase, workspace: string, revision: number, write: WriteBehind, at: string): Promise<void> {
    const taken = new RevisionTaken(workspace, revision + 1);
    let last = revision;
    await inTransaction(database, taken, (transaction, refuse) => findBehind(transaction, workspace, revision, guarded(refuse, (newer) => {
      if (!newer) return refuse(taken);
      const row = rowOf(workspace, write(newer.flatMap(({ entries }) => entries), newer.at(-1)?.at ?? at), at);
      last = row?.last ?? newer.at(-1)?.last ?? revision;
      if (row) add(transaction, row);
      else transaction.commit();
    })));
    this.#last.set(workspace, last);
  }

  /** Somebody may have rewritten its rows: the next row is checked again. */
  forget(workspace: string): void {
    this.#last.delete(workspace);
  }
}

/** Entries as a row; undefined when there are none. Throws RevisionTaken when there is a gap between them. */
function rowOf(workspace: string, entries: readonly JournalEntry[], at: string): JournalRow | undefined {
  const first = entries[0]?.revision;
  if (first === undefined) return undefined;
  const gap = entries.find(({ revision }, index) => revision !== first + index);
  if (gap) throw new RevisionTaken(workspace, gap.revision);
  return { workspace, first, last: first + entries.length - 1, at, entries };
}

function addRow(database: IDBDatabase, row: JournalRow): Promise<void> {
  return inTransaction(database, new RevisionTaken(row.workspace, row.first), (transaction) => add(transaction, row));
}

/** Looks for the newest revision first. */
function addRowIfNext(database: IDBDatabase, row: JournalRow): Promise<void> {
  const taken = new RevisionTaken(row.workspace, row.first);
  return inTransaction(database, taken, (transaction, refuse) =>
    findLast(transaction, row.workspace, guarded(refuse, (last) => {
      if (last === row.first - 1) add(transaction, row);
      else refuse(taken);
    })));
}

type Refuse = (reason: unknown) => void;
/** What is done with what a request found. */
type Found<Result> = (result: Result) => void;

/** What is thrown where a request answers would end the whole worker. */
function guarded<Result>(refuse: Refuse, found: Found<Result>): Found<Result> {
  return (result) => {
    try {
      found(result);
    } catch (failure) {
      refuse(failure);
    }
  };
}

/** @param taken what it rejects with when a row of that key is there already */
function inTransaction(database: IDBDatabase, taken: RevisionTaken, work: (transaction: IDBTransaction, refuse: Refuse) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['heads', 'journal'], 'readwrite', { durability: 'relaxed' });
    let refused: { readonly reason: unknown } | undefined;
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => {
      const { error } = transaction;
      reject(refused ? refused.reason : error?.name === 'ConstraintError' ? taken : error);
    };
    work(transaction, (reason) => {
      refused = { reason };
      transaction.abort();
    });
  });
}

function add(transaction: IDBTransaction, row: JournalRow): void {
  transaction.objectStore('journal').add(row);
  transaction.commit();
}

/** Hands on the newest revision of a workspace; `undefined` when there is no such workspace. */
function findLast(transaction: IDBTransaction, workspace: string, found: Found<number | undefined>): void {
  const newest = transaction.objectStore('journal').openCursor(rowsFrom(workspace, 0), 'prev');
  newest.onsuccess = () => {
    const row = newest.result?.value as JournalRow | undefined;
    if (row) return found(row.last);
    const head = transaction.objectStore('heads').get(workspace);
    head.onsuccess = () => found((head.result as HeadRow | undefined)?.at_revision);
  };
}

/** Hands on the rows behind a revision, which is the last one of a row; `undefined` when the next one is not there, or no such workspace. */
function findBehind(transaction: IDBTransaction, workspace: string, revision: number, found: Found<readonly JournalRow[] | undefined>): void {
  findLast(transaction, workspace, (last) => {
    if (last === undefined || last < revision) return found(undefined);
    const rows = transaction.objectStore('journal').getAll(rowsFrom(workspace, revision + 1));
    rows.onsuccess = () => {
      const newer = rows.result as readonly JournalRow[];
      found(last === revision || newer[0]?.first === revision + 1 ? newer : undefined);
    };
  });
}

/** The keys of a workspace's rows that begin at a revision or later. */
function rowsFrom(workspace: string, revision: number): IDBKeyRange {
  return IDBKeyRange.bound([workspace, revision], [workspace, []]); // an array is above every number
}
