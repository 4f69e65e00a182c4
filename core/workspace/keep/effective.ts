/** What of a journal still holds: what was undone is left out, and what was gone back from. */
import type { Command } from '../command.ts';
import type { JournalEntry } from '../store.ts';

export type Deed = JournalEntry & { readonly command: { readonly command: Exclude<Command, { readonly do: 'undo' | 'redo' | 'return' }> } };

/** @param entries from the first revision that is kept on, without a gap @param from revision of the world before them */
export function effective(entries: readonly JournalEntry[], from: number): readonly Deed[] {
  let deeds: readonly Deed[] = [];
  const behind = new Map<number, readonly Deed[]>([[from, deeds]]);
  for (const entry of entries) {
    deeds = after(deeds, entry, entries, behind);
    behind.set(entry.revision, deeds);
  }
  return deeds;
}

function after(deeds: readonly Deed[], entry: JournalEntry, entries: readonly JournalEntry[], behind: ReadonlyMap<number, readonly Deed[]>): readonly Deed[] {
  const { command } = entry.command;
  switch (command.do) {
    case 'undo':
      return deeds.filter(({ revision }) => revision !== command.revision);
    case 'redo': {
      const again = entries.find(({ revision }) => revision === command.revision);
      return again && isDeed(again) ? [...deeds, again].toSorted((a, b) => a.revision - b.revision) : deeds;
    }
    case 'return':
      return behind.get(command.revision) ?? deeds;
    default:
      return isDeed(entry) ? [...deeds, entry] : deeds;
  }
}

function isDeed(entry: JournalEntry): entry is Deed {
  return !['undo', 'redo', 'return'].includes(entry.command.command.do);
}
