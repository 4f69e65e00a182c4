/** Taking back what was done, doing it again, and making the world what it was. */
import { changesOf, difference, reverse, TABLE_NAMES, type ChangeSet } from '../world/changes.ts';
import type { World, WorldState } from '../world/world.ts';
import type { BackCommand } from './command.ts';
import { CommandRefused } from './refused.ts';
import type { JournalEntry } from './store.ts';

/** What is still known of what was done before. */
export interface Past {
  /** The entry of a revision; undefined where it is not kept, or there is none. */
  entry(revision: number): JournalEntry | undefined;
  /** The world at a revision; undefined where it is not kept, or there is none. */
  state(revision: number): WorldState | undefined;
}

/** Carries it out. Throws CommandRefused, and may leave the world changed then. */
export function goBack(world: World, command: BackCommand, past: Past): void {
  if (command.do === 'return') return returnTo(world, command.revision, past);
  const entry = past.entry(command.revision);
  if (!entry) throw new CommandRefused(`What was done in revision ${command.revision} is not kept any more.`);
  const { command: { command: done }, changes: { set } } = entry;
  if (done.do === 'undo' || done.do === 'redo') {
    throw new CommandRefused(`Revision ${command.revision} is ${done.do === 'undo' ? 'an undo' : 'a redo'} of revision ${done.revision}: choose that one.`);
  }
  apply(world, command.do === 'undo' ? reverse(set) : set, command);
}

function returnTo(world: World, revision: number, past: Past): void {
  const state = past.state(revision);
  if (!state) throw new CommandRefused(`The world of revision ${revision} is not kept any more.`);
  const { clock, ...changes } = difference(world.state(), state);
  world.apply(changes);
  const [, to] = clock?.updated[0] ?? [];
  if (to) world.clock.update('clock', { now: to.now });
}

/** Ids that were given out stay so: none is ever given twice. */
function apply(world: World, { clock, ...changes }: ChangeSet, { do: what, revision }: BackCommand): void {
  const [from, to] = clock?.updated[0] ?? [];
  const isClockSet = from !== undefined && to !== undefined && from.now !== to.now;
  const touched = [...touchedSince(world, changes), ...(isClockSet && world.now !== from.now ? ['the clock'] : [])];
  if (touched.length > 0) {
    throw new CommandRefused(
      `Revision ${revision} can't be ${what === 'undo' ? 'undone' : 'done again'}: what it changed was changed again since (${listed(touched)}). Undo what came later first.`,
    );
  }
  world.apply(changes);
  if (isClockSet) world.clock.update('clock', { now: to.now });
}

/** What the changes start from and is not so any more, in words. */
function touchedSince(world: World, changes: ChangeSet): string[] {
  return TABLE_NAMES.flatMap((name) => {
    const set = changesOf(changes, name);
    return set ? world.misfits(name, set).map((id) => `${WORDS[name]} ${id}`) : [];
  });
}

const WORDS = {
  objects: 'object', volumes: 'volume', snapshots: 'snapshot', quotas: 'quota', services: 'service', volume_types: 'volume type', casts: 'message',
  faults: 'fault', clock: 'clock',
} as const satisfies Record<(typeof TABLE_NAMES)[number], string>;

function listed(words: readonly string[]): string {
  const [first = '', ...others] = words;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
