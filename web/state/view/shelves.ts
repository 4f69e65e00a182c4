/** What is on the array, volume by volume, as far as a list can show it. */
import type { TryInventory, TryObject } from '../../worker/facade.ts';

export interface Shelf {
  readonly volume: TryObject;
  /** What Cinder's volume is called here; null where none stands behind it. */
  readonly called: string | null;
  readonly snapshots: readonly TryObject[];
  /** Whether the request is about it. */
  readonly isRequested: boolean;
}

/** How many objects are listed at once. */
const MOST = 200;

/**
 * Volumes with those of their snapshots that have the sought text in their name or id; a volume that has it, with all.
 * @param sought as it is written; nothing: all
 * @param requested id of Cinder's volume that the request is about; null: that behind the first
 * @returns at most 200 objects, and how many more there are
 */
export function shelvesOf({ objects, rows }: TryInventory, sought = '', requested: string | null = null): { readonly shelves: readonly Shelf[]; readonly more: number } {
  const wanted = sought.trim().toLowerCase();
  const has = ({ name, native_id }: TryObject): boolean => `${name}\n${native_id ?? ''}`.toLowerCase().includes(wanted);
  const snapshots = new Map<string | null, TryObject[]>();
  for (const object of objects) {
    const beside = snapshots.get(object.of);
    if (beside) beside.push(object);
    else snapshots.set(object.of, [object]);
  }
  const volumes = objects.filter(({ kind }) => kind === 'volume');
  const all = volumes
    .map((volume, index) => {
      const own = snapshots.get(volume.id) ?? [];
      const called = rows.find(([id]) => volume.name.includes(id))?.[1] ?? null;
      return { volume, called, snapshots: has(volume) ? own : own.filter(has), isRequested: requested === null ? index === 0 : volume.name.includes(requested) };
    })
    .filter(({ volume, snapshots: own }) => own.length > 0 || has(volume));
  return cut(all);
}

function cut(all: readonly Shelf[]): { readonly shelves: readonly Shelf[]; readonly more: number } {
  const shelves: Shelf[] = [];
  let room = MOST;
  let more = 0;
  for (const shelf of all) {
    const { snapshots } = shelf;
    const fitting = snapshots.slice(0, Math.max(0, room - 1));
    if (room > 0) shelves.push({ ...shelf, snapshots: fitting });
    more += room > 0 ? snapshots.length - fitting.length : snapshots.length + 1;
    room -= 1 + fitting.length;
  }
  return { shelves, more };
}
