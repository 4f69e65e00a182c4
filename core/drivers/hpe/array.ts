/**
 * HPE's arrays as Cinder reaches them: the web services API, which goes by names. A snapshot is a volume that is a copy of
 * another. The two client libraries that Cinder uses differ in their errors and in the names that they take.
 *
 * Attributes that it knows: `comment`, the text that Cinder keeps what it knows of an object in.
 */
import { BackendFault, type PythonException } from '../../errors.ts';
import type { Backend, BackendObject } from '../../interface.ts';
import { get, object, type Json } from '../../value/json.ts';
import { parentName } from '../common/parent-name.ts';

/** The exceptions of a client library. */
export interface ClientErrors {
  notFound(): PythonException;
  /** Another object has the name. */
  nameTaken(): PythonException;
  failed(fault: BackendFault): PythonException;
}

/** What the array says of an object. */
export interface VolumeInfo {
  readonly name: string;
  readonly size_bytes: number;
  /** Name of the volume that a snapshot is of. */
  readonly copyOf: string | undefined;
  readonly comment: Json | undefined;
}

export class HpeArray {
  readonly #backend: Backend;
  readonly #errors: ClientErrors;

  constructor(backend: Backend, errors: ClientErrors) {
    this.#backend = backend;
    this.#errors = errors;
  }

  /** The object of this name; of several the oldest. */
  getVolume(name: string): VolumeInfo | undefined {
    return this.#request(() => {
      const [found] = this.#backend.named(name);
      return found && this.#info(found);
    });
  }

  /** All objects, snapshots included. */
  getVolumes(): readonly VolumeInfo[] {
    return this.#request(() => this.#backend.list().map((found) => this.#info(found)));
  }

  /**
   * Gives an object another name, and another comment where there is one, in one request. Raises what the client has for
   * an object that is not there and for a name that is taken.
   */
  modifyVolume(name: string, { newName, comment }: { readonly newName: string; readonly comment?: string }): void {
    this.#request(() => {
      const [found] = this.#backend.named(name);
      if (!found) throw this.#errors.notFound();
      const { id, attributes } = found;
      if (newName !== name && this.#backend.named(newName).length > 0) throw this.#errors.nameTaken();
      const lost = lostAnswer(() => this.#backend.rename(id, newName));
      if (comment !== undefined) this.#backend.setAttributes(id, object([...attributes.entries, ['comment', comment]]));
      if (lost) throw lost;
    });
  }

  /** Says whether it was there: Cinder takes one that is not for done. None has volumes that were made of it. */
  deleteVolume(name: string): boolean {
    return this.#request(() => {
      const [found] = this.#backend.named(name);
      if (found) this.#backend.remove(found.id);
      return found !== undefined;
    });
  }

  #info(found: BackendObject): VolumeInfo {
    const { name, kind, size_bytes, attributes } = found;
    const copyOf = kind === 'snapshot' ? parentName(this.#backend, found) : null;
    return { name, size_bytes, copyOf: copyOf ?? undefined, comment: get(attributes, 'comment') ?? undefined };
  }

  #request<Answer>(carryOut: () => Answer): Answer {
    try {
      return carryOut();
    } catch (problem) {
      throw problem instanceof BackendFault ? this.#errors.failed(problem) : problem;
    }
  }
}

/** Carries out one of the writes that a request is made of: when its answer is lost, those behind it are carried out all the same. */
function lostAnswer(write: () => void): BackendFault | undefined {
  try {
    write();
  } catch (problem) {
    if (problem instanceof BackendFault && problem.done) return problem;
    throw problem;
  }
  return undefined;
}
