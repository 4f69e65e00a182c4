/**
 * The journal's hot path. It goes around Dexie, which costs half on transactions as small as these, and commits
 * explicitly, which saves the browser a turn.
 *
 * Durability is `relaxed` by name, so that every browser does the same: what was acknowledged survives the end of the
 * tab, the worker and the browser. A loss of power may take the newest entries, never older ones without them; waiting
 * for the disk as well would cost more than half of the speed.
 */
import { RevisionTaken, type JournalEntry } from '../../../core/workspace/store.ts';
import type { HeadRow, JournalRow } from './schema.ts';

export class Journal {
  /** The newest revision of each workspace, as far as it was stored from here. */
  readonly #last = new Map<string, number>();

  /**
   * Adds entries as one row; resolves when the transaction has completed. Rejects with RevisionTaken, and writes
   * nothing, when they do not follow the newest revision, or with a DOMException.
   */
  async append(database: IDBDatabase, workspace: string, entries: readonly JournalEntry[]): Promise<void> {
    const first = entries[0]?.revision;
    if (first === undefined) return;
    const gap = entries.find(({ revision }, index) => revision !== first + index);
    if (gap) throw new RevisionTaken(workspace, gap.revision);
    const row: JournalRow = { workspace, first, last: first + entries.length - 1, entries };
    // Whoever follows the same revision begins at the same key, so behind a row of ours `add` itself is the check.
    const isBehindOurs = this.#last.get(workspace) === first - 1;
    await (isBehindOurs ? addRow(database, row) : addRowIfNext(database, row));
    this.#last.set(workspace, row.last);
  }
}

function addRow(database: IDBDatabase, row: JournalRow): Promise<void> {
  return inTransaction(database, row, (transaction) => add(transaction, row));
}

/** Looks for the newest revision first. */
function addRowIfNext(database: IDBDatabase, row: JournalRow): Promise<void> {
  return inTransaction(database, row, (transaction) =>
    findLast(transaction, row.workspace, (last) => {
      if (last === row.first - 1) add(transaction, row);
      else transaction.abort();
    }));
}

function inTransaction(database: IDBDatabase, row: JournalRow, work: (transaction: IDBTransaction) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['heads', 'journal'], 'readwrite', { durability: 'relaxed' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => {
      const { error } = transaction;
      const isTaken = error === null || error.name === 'ConstraintError';
      reject(isTaken ? new RevisionTaken(row.workspace, row.first) : error);
    };
    work(transaction);
  });
}

function add(transaction: IDBTransaction, row: JournalRow): void {
  transaction.objectStore('journal').add(row);
  transaction.commit();
}

/** Hands on the newest revision of a workspace; `undefined` when there is no such workspace. */
function findLast(transaction: IDBTransaction, workspace: string, found: (last: number | undefined) => void): void {
  const everyRow = IDBKeyRange.bound([workspace], [workspace, []]); // an array is above every number
  const newest = transaction.objectStore('journal').openCursor(everyRow, 'prev');
  newest.onsuccess = () => {
    const row = newest.result?.value as JournalRow | undefined;
    if (row) return found(row.last);
    const head = transaction.objectStore('heads').get(workspace);
    head.onsuccess = () => found((head.result as HeadRow | undefined)?.at_revision);
  };
}
