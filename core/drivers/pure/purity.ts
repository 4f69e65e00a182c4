/**
 * A FlashArray as both of its REST clients find it: volumes, and snapshots that are called `volume.suffix`.
 *
 * The attribute `destroyed` of a snapshot: it waits for its eradication. What is destroyed from here is gone at once.
 */
import type { Backend, BackendObject } from '../../interface.ts';
import { isSet } from '../common/attributes.ts';
import { parentName } from '../common/parent-name.ts';

/** What the array calls itself. */
export const ARRAY_NAME = 'fa1';

/** A snapshot as the array shows it. Size in bytes. */
export interface PuritySnapshot {
  readonly name: string;
  readonly provisioned: number;
  readonly destroyed: boolean;
  /** Name of the volume that it is of. */
  readonly source: string | null;
}

/** Requests may throw BackendFault. */
export class Purity {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The object of this name, of either kind. */
  find(name: string): BackendObject | undefined {
    return this.#backend.named(name)[0];
  }

  findKind(kind: BackendObject['kind'], name: string): BackendObject | undefined {
    return this.#backend.named(name).find((object) => object.kind === kind);
  }

  /** All snapshots, in the order in which they came into being. */
  snapshots(): PuritySnapshot[] {
    const objects = this.#backend.list().filter(({ kind }) => kind === 'snapshot');
    return objects.map((object) => this.describe(object));
  }

  describe(object: BackendObject): PuritySnapshot {
    const { name, size_bytes, attributes } = object;
    return { name, provisioned: size_bytes, destroyed: isSet(attributes, 'destroyed'), source: parentName(this.#backend, object) };
  }

  rename({ id }: BackendObject, name: string): void {
    this.#backend.rename(id, name);
  }

  destroy({ id }: BackendObject): void {
    this.#backend.remove(id);
  }
}
