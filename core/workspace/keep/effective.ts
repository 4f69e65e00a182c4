/** What of a journal still holds: what was undone is left out, and what was gone back from. */
import type { Command } from '../command.ts';
import { isEmpty } from '../../world/changes.ts';
import type { JournalEntry } from '../store.ts';

export type Deed = JournalEntry & { readonly command: { readonly command: Exclude<Command, { readonly do: 'undo' | 'redo' | 'return' }> } };

/** What leads from the world of one revision to where the journal ends. */
export interface Effective {
  readonly from: number;
  readonly deeds: readonly Deed[];
}

/**
 * Where something was taken back, or gone back to, that is not kept, it begins anew behind that.
 * @param entries from the first revision that is kept on, without a gap @param from revision of the world before them
 */
export function effective(entries: readonly JournalEntry[], from: number): Effective {
  let now: Effective = { from, deeds: [] };
  const behind = new Map<number, Effective>([[from, now]]);
  for (const entry of entries) {
    now = after(now, entry, entries, behind);
    behind.set(entry.revision, now);
  }
  return now;
}

function after(now: Effective, entry: JournalEntry, entries: readonly JournalEntry[], behind: ReadonlyMap<number, Effective>): Effective {
  const { command } = entry.command;
  const { from, deeds } = now;
  const otherwise = isEmpty(entry.changes.set) ? now : { from: entry.revision, deeds: [] };
  switch (command.do) {
    case 'undo': {
      if (now === behind.get(command.revision) && isReturn(command.revision, entries)) return behind.get(command.revision - 1) ?? otherwise;
      const others = deeds.filter(({ revision }) => revision !== command.revision);
      return others.length < deeds.length ? { from, deeds: others } : otherwise;
    }
    case 'redo': {
      if (now === behind.get(command.revision - 1) && isReturn(command.revision, entries)) return behind.get(command.revision) ?? otherwise;
      const again = entries.find(({ revision }) => revision === command.revision);
      return again && isDeed(again) && again.revision > from ? { from, deeds: [...deeds, again].toSorted((a, b) => a.revision - b.revision) } : otherwise;
    }
    case 'return':
      return behind.get(command.revision) ?? otherwise;
    default:
      return isDeed(entry) ? { from, deeds: [...deeds, entry] } : now;
  }
}

function isDeed(entry: JournalEntry): entry is Deed {
  return !['undo', 'redo', 'return'].includes(entry.command.command.do);
}

function isReturn(revision: number, entries: readonly JournalEntry[]): boolean {
  return entries.some((entry) => entry.revision === revision && entry.command.command.do === 'return');
}
