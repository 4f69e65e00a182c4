/**
 * INFINIDAT's library infinisdk, as Cinder uses it over one InfiniBox: volumes and snapshots are datasets with a serial
 * number, a name that no other dataset has, a pool and metadata.
 *
 * Attributes of an object that it knows: `pool` (the name of its pool), `luns` (what it is mapped to), `metadata`.
 * The texts of its errors are a stand-in's. So is the pool: asked for its datasets, it gives those of other pools too.
 */
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject } from '../../interface.ts';
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';

/** The pool of datasets that do not say in which they are. */
export const DEFAULT_POOL = 'pool1';

/** What infinisdk raises when the InfiniBox refuses a request, or can't be reached. */
export class InfiniSdkException extends Error {}

export class InfiniBox {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The dataset of this serial number: both are compared as Python's `str` prints them. */
  datasetById(id: Json): Dataset | undefined {
    return this.#dataset(() => this.#backend.list().find((candidate) => pyStr(serialOf(candidate)) === pyStr(id)));
  }

  /** The dataset of this name, to the letter. */
  datasetByName(name: Json): Dataset | undefined {
    return this.#dataset(() => (typeof name === 'string' ? this.#backend.named(name)[0] : undefined));
  }

  /** The datasets of the pool, oldest first. */
  datasetsInPool(): Dataset[] {
    return request(() => this.#backend.list()).map((found) => new Dataset(this.#backend, found));
  }

  /** Names of the datasets that others are snapshots of. */
  parentNames(): ReadonlySet<string> {
    const datasets = request(() => this.#backend.list());
    const names = new Map(datasets.map(({ id, name }) => [id, name]));
    return new Set(datasets.flatMap(({ parent }) => (parent === null ? [] : [names.get(parent) ?? parent])));
  }

  #dataset(look: () => BackendObject | undefined): Dataset | undefined {
    const found = request(look);
    return found && new Dataset(this.#backend, found);
  }
}

/** A volume or a snapshot. */
export class Dataset {
  readonly #backend: Backend;
  readonly #object: BackendObject;

  constructor(backend: Backend, found: BackendObject) {
    this.#backend = backend;
    this.#object = found;
  }

  get id(): Json {
    return serialOf(this.#object);
  }

  get name(): string {
    return this.#object.name;
  }

  /** In bytes. */
  get size(): number {
    return this.#object.size_bytes;
  }

  get isSnapshot(): boolean {
    return this.#object.kind === 'snapshot';
  }

  get type(): string {
    return this.isSnapshot ? 'SNAP' : 'MASTER';
  }

  get poolName(): Json {
    const pool = get(this.#object.attributes, 'pool');
    return pool === undefined ? DEFAULT_POOL : pool;
  }

  /** What it is mapped to. */
  get logicalUnits(): Json {
    return get(this.#object.attributes, 'luns') ?? null;
  }

  /** What it is a snapshot of, or nothing when that is gone. */
  parent(): Dataset | undefined {
    const { parent } = this.#object;
    const found = request(() => (parent === null ? undefined : this.#backend.get(parent)));
    return found && new Dataset(this.#backend, found);
  }

  metadata(): JsonObject {
    return request(() => metadataOf(this.#backend.get(this.#object.id)));
  }

  /** Adds to the metadata; a key that is there gets the new value. */
  setMetadata(added: JsonObject): void {
    this.#writeMetadata(({ entries }) => object([...entries, ...added.entries]));
  }

  clearMetadata(): void {
    this.#writeMetadata(() => object([]));
  }

  /** Raises InfiniSdkException for a name that another dataset has. */
  rename(name: string): void {
    request(() => {
      const [holder] = this.#backend.named(name);
      if (holder && holder.id !== this.#object.id) throw new InfiniSdkException(`API Error: NAME_IN_USE ${name}`);
      this.#backend.rename(this.#object.id, name);
    });
  }

  delete(): void {
    request(() => this.#backend.remove(this.#object.id));
  }

  #writeMetadata(change: (before: JsonObject) => JsonObject): void {
    const { id, attributes } = this.#object;
    request(() => this.#backend.setAttributes(id, object([...attributes.entries, ['metadata', change(metadataOf(this.#object))]])));
  }
}

function request<Answer>(carryOut: () => Answer): Answer {
  try {
    return carryOut();
  } catch (problem) {
    if (!(problem instanceof BackendFault)) throw problem;
    throw new InfiniSdkException(problem.done ? 'API Transport Failure: the answer got lost' : 'API Error: INTERNAL_ERROR');
  }
}

function serialOf({ native_id, id }: BackendObject): Json {
  return native_id ?? id;
}

function metadataOf(dataset: BackendObject | undefined): JsonObject {
  const metadata = (dataset && get(dataset.attributes, 'metadata')) ?? null;
  return isObject(metadata) ? metadata : object([]);
}
