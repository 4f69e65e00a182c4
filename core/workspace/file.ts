/** A workspace as it leaves the browser: the worlds that are kept of its beginning, and all that was done since. */
import { sameData } from '../value/same.ts';
import { World, type WorldState } from '../world/world.ts';
import type { Setting } from './array.ts';
import { digestOf } from './execute.ts';
import type { JournalEntry } from './store.ts';

/** All that is kept of a workspace: enough to make it anew elsewhere. */
export interface WholeWorkspace {
  readonly name: string;
  /** What it was made from, in words. */
  readonly origin: string;
  readonly setting: Setting;
  /** The world at revision 0. */
  readonly first: WorldState;
  /** The oldest world behind which nothing is missing; the first, at revision 0, as long as nothing was let go. */
  readonly start: { readonly revision: number; readonly state: WorldState };
  /** All that was done since `start`, in its order and without a gap. */
  readonly entries: readonly JournalEntry[];
}

/**
 * What is wrong with a file that has the right shape, a line each: what it says was done must be what leads from its beginning to
 * its end.
 */
export function problemsOf({ setting, first, start, entries }: WholeWorkspace, drivers: readonly string[]): readonly string[] {
  if (!drivers.includes(setting.driver)) return [`setting.driver: there is no driver ${setting.driver} here`];
  const beginning = worldOf(first);
  if (typeof beginning === 'string') return [`first: ${beginning}`];
  if (start.revision === 0 && !sameData(first, start.state)) return ['first: the world at revision 0 is another one than start says'];
  const world = worldOf(start.state);
  if (typeof world === 'string') return [`start.state: ${world}`];
  for (const [at, entry] of entries.entries()) {
    const problem = problemOf(entry, world, start.revision + 1 + at);
    if (problem !== undefined) return [`entries[${at}]${problem}`];
  }
  const end = looseEndOf(world);
  return end === undefined ? [] : [`the world at the end: ${end}`];
}

function worldOf(state: WorldState): World | string {
  try {
    const world = World.from(state);
    const { id } = world.clock.all()[0] ?? {};
    if (id !== 'clock') return 'A world has exactly one clock.';
    for (const [name, rows] of Object.entries(state)) {
      if (new Set(rows.map((row) => row.id)).size < rows.length) return `${name} has two rows of one id`;
    }
    return looseEndOf(world) ?? world;
  } catch (failure) {
    if (failure instanceof RangeError) return failure.message;
    throw failure;
  }
}

/** What nothing could be done with, and no command would have made. */
function looseEndOf(world: World): string | undefined {
  const homeless = world.snapshots.all().find(({ volume_id }) => !world.volumes.get(volume_id));
  if (homeless) return `snapshots: Cinder has no volume ${homeless.volume_id}`;
  if (world.services.size === 0) return 'services: a workspace has one volume service at least';
  return Number.isNaN(new Date(world.now).getTime()) ? `clock: there is no time ${world.now}` : undefined;
}

/** Makes the entry's changes in the world; what is wrong with them, behind the entry's place. */
function problemOf({ revision, changes, digest }: JournalEntry, world: World, expected: number): string | undefined {
  if (revision !== expected) return `.revision: got ${revision}, expected ${expected}: revisions follow one another`;
  if (digestOf(changes.set) !== digest) return '.digest: it is not that of the changes';
  try {
    world.apply(changes.set);
    return undefined;
  } catch (failure) {
    if (failure instanceof RangeError) return `.changes: ${failure.message}`;
    throw failure;
  }
}
