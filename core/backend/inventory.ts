/** All objects on the array, with indexes by name and by parent. */
import type { BackendObject, ObjectId } from '../interface.ts';
import { onceAList } from './once-a-list.ts';
import { Table } from './table.ts';

/** The objects of a list by the backend that they are on. */
const byBackend = onceAList((objects) => {
  const groups = new Map<string | undefined, BackendObject[]>();
  for (const object of objects) {
    const group = groups.get(object.backend);
    if (group) group.push(object);
    else groups.set(object.backend, [object]);
  }
  return groups;
});

export class Inventory extends Table<BackendObject> {
  /** When each object came, which is the order of all answers: an object may come by its name or parent late. */
  readonly #arrivals = new Map<ObjectId, number>();
  #arrived = 0;
  readonly #byName = new Map<string, Set<ObjectId>>();
  readonly #byParent = new Map<ObjectId, Set<ObjectId>>();

  constructor(changed: (before: BackendObject | undefined, after: BackendObject | undefined) => void = () => {}) {
    super((before, after) => {
      this.#reindex(before, after);
      changed(before, after);
    });
  }

  /** How many objects have come so far, those counted that went again. */
  get arrivals(): number {
    return this.#arrived;
  }

  /** The objects on this backend, oldest first: all of them where there is only one, which has no name. */
  on(backend: string | undefined): readonly BackendObject[] {
    const all = this.all();
    const here = byBackend(all).get(backend) ?? [];
    return here.length === all.length ? all : here;
  }

  /** The objects of this name, oldest first. */
  named(name: string): readonly BackendObject[] {
    return this.#lookUp(this.#byName.get(name));
  }

  /** The snapshots of this volume, oldest first. */
  childrenOf(id: ObjectId): readonly BackendObject[] {
    return this.#lookUp(this.#byParent.get(id));
  }

  #lookUp(ids: ReadonlySet<ObjectId> | undefined): readonly BackendObject[] {
    const arrival = (id: ObjectId): number => this.#arrivals.get(id) ?? 0;
    return [...(ids ?? [])].sort((a, b) => arrival(a) - arrival(b)).flatMap((id) => this.get(id) ?? []);
  }

  #reindex(before: BackendObject | undefined, after: BackendObject | undefined): void {
    if (!before && after) this.#arrivals.set(after.id, (this.#arrived += 1));
    if (before && !after) this.#arrivals.delete(before.id);
    if (before?.name !== after?.name) {
      if (before) take(this.#byName, before.name, before.id);
      if (after) give(this.#byName, after.name, after.id);
    }
    if (before?.parent !== after?.parent) {
      if (before?.parent) take(this.#byParent, before.parent, before.id);
      if (after?.parent) give(this.#byParent, after.parent, after.id);
    }
  }
}

function give<Key>(index: Map<Key, Set<ObjectId>>, key: Key, id: ObjectId): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

function take<Key>(index: Map<Key, Set<ObjectId>>, key: Key, id: ObjectId): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}
