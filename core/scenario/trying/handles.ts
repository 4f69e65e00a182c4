/** Handles for what stands in a world: what a scenario called it, else made of what people call it. */
import type { BackendObject, ObjectId, SnapshotId, VolumeId } from '../../interface.ts';
import type { WorldState } from '../../world/world.ts';

/** So that a handle can be a name on every array. */
const LONGEST = 20;

/** Gives each wish a handle of its own: the text as a word of small letters, digits and hyphens, a number behind it where it is taken. */
export class Handles {
  readonly #taken = new Set<string>();

  /** @param otherwise where nothing is left of the text */
  make(text: string, otherwise: string): string {
    const word = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+/, '').slice(0, LONGEST).replace(/-$/, '') || otherwise;
    let handle = word;
    for (let n = 2; this.#taken.has(handle); n += 1) handle = `${word}-${n}`;
    this.#taken.add(handle);
    return handle;
  }
}

/** A handle for each object: one that a scenario gave stays as it is where it is one of this form. */
export function handlesFor(
  { objects, volumes, snapshots }: WorldState, behind: ReadonlyMap<VolumeId, BackendObject>, ties: ReadonlyMap<SnapshotId, BackendObject>,
  handles = new Handles(),
): ReadonlyMap<ObjectId, string> {
  const called = new Map<ObjectId, string>();
  for (const { id, display_name } of volumes) note(called, behind.get(id), display_name);
  for (const { id, display_name } of snapshots) note(called, ties.get(id), display_name);
  return new Map(objects.map(({ id, kind, handle, name }) => [id, handles.make(handle ?? called.get(id) ?? name, kind)]));
}

function note(called: Map<ObjectId, string>, one: BackendObject | undefined, name: string | null): void {
  if (one && name) called.set(one.id, name);
}
