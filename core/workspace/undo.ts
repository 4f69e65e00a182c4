/** What undo and redo are about next: read from the journal, so that all tabs say the same. */
import type { JournalEntry } from './store.ts';

export interface Undoable {
  /** Revision of the entry that undo takes back; null: there is none. */
  readonly undo: number | null;
  /** Revision of the entry that redo does again; null: there is none. */
  readonly redo: number | null;
}

/** @param entries those that are kept, in their order */
export function undoable(entries: readonly JournalEntry[]): Undoable {
  const oldest = entries[0]?.revision ?? 0;
  const done: number[] = [];
  let undone: number[] = [];
  for (const { revision, command: { command } } of entries) {
    if (command.do === 'undo') {
      // One that is not kept, or was undone before, can't be done again.
      if (take(done, command.revision)) undone.push(command.revision);
    } else if (command.do === 'redo') {
      take(undone, command.revision);
      if (command.revision >= oldest) done.push(command.revision);
    } else {
      done.push(revision);
      undone = [];
    }
  }
  return { undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null };
}

/** @returns whether it was there */
function take(from: number[], revision: number): boolean {
  const at = from.lastIndexOf(revision);
  return at >= 0 && from.splice(at, 1).length > 0;
}
