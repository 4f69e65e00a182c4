/** The array as the reference drivers reach it: a request that fails is told to Cinder in words. */
import { BackendFault, CinderException } from '../../errors.ts';
import type { Backend, BackendObject, ObjectId } from '../../interface.ts';

export class ReferenceArray {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** All snapshots, oldest first. Raises VolumeBackendAPIException, as all requests do. */
  snapshots(): BackendObject[] {
    return this.#lookUp('list its snapshots', () => this.#backend.list()).filter(({ kind }) => kind === 'snapshot');
  }

  named(name: string): readonly BackendObject[] {
    return this.#lookUp(`look up ${name}`, () => this.#backend.named(name));
  }

  get(id: ObjectId): BackendObject | undefined {
    return this.#lookUp(`look up object ${id}`, () => this.#backend.get(id));
  }

  /** The name of the volume that a snapshot is of, or null when that volume is gone. */
  parentName({ parent }: BackendObject): string | null {
    return parent === null ? null : (this.get(parent)?.name ?? null);
  }

  /**
   * Changes one object by one write, so that nothing is ever half done. A write whose answer got lost is looked up: when
   * it was carried out after all, all is well.
   *
   * @param what    what the write does, for the text of the exception
   * @param write   the one write
   * @param isDone  whether the object, as it is then (`undefined`: gone), is as the write was to leave it
   */
  change(what: string, { id }: BackendObject, write: (backend: Backend) => void, isDone: (object: BackendObject | undefined) => boolean): void {
    try {
      write(this.#backend);
    } catch (fault) {
      if (!(fault instanceof BackendFault)) throw fault;
      if (!isDone(this.get(id))) throw refusal(what);
    }
  }

  #lookUp<Answer>(what: string, request: () => Answer): Answer {
    try {
      return request();
    } catch (fault) {
      if (fault instanceof BackendFault) throw refusal(what);
      throw fault;
    }
  }
}

/** @param what completes the sentence "The array was asked to …, and failed." */
function refusal(what: string): CinderException {
  return new CinderException('VolumeBackendAPIException', { data: `The array was asked to ${what}, and failed.` });
}
