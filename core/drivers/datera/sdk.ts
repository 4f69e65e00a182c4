/**
 * Datera's library dfs_sdk, as far as the driver asks it: app instances with their storage instances, volumes and
 * snapshots.
 *
 * A volume of the backend is an app instance. Attributes of it that are known here: `storage_instances`, `volumes` (of
 * each): how many there are, one each unless said otherwise. Its snapshots are those of the first volume of the first;
 * a snapshot has its timestamp for a name, and a UUID.
 */
import { onceAList } from '../../backend/once-a-list.ts';
import { BackendFault, PythonException } from '../../errors.ts';
import type { Backend, BackendObject, ObjectId } from '../../interface.ts';
import { get, isInt, type Json } from '../../value/json.ts';
import { ceilGib } from '../../value/size.ts';

export interface Snapshot {
  readonly id: ObjectId;
  readonly utc_ts: string;
  readonly uuid: Json;
}

/** A volume of a storage instance. Size in GiB. */
export interface Volume {
  readonly name: string;
  readonly size: number;
  readonly snapshots: readonly Snapshot[];
}

export interface StorageInstance {
  readonly name: string;
  readonly volumes: readonly Volume[];
}

export interface AppInstance {
  readonly name: string;
  readonly storageInstances: readonly StorageInstance[];
}

export class DateraApi {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Raises ApiInternalError or ApiTimeoutError, as all requests do. */
  appInstances(): readonly AppInstance[] {
    return instancesOf(request(() => this.#backend.list()));
  }

  /** Raises ApiNotFoundError as well. @param snapshot undefined when there was none to be had */
  deleteSnapshot(snapshot: Snapshot | undefined): void {
    if (!snapshot) throw new PythonException('ApiNotFoundError', 'Not found', ['ApiNotFoundError', 'ApiError']);
    request(() => this.#backend.remove(snapshot.id));
  }
}

const instancesOf = onceAList((objects) => {
  const snapshots = new Map<ObjectId | null, Snapshot[]>(objects.map(({ id }) => [id, []]));
  for (const { kind, parent, id, name, native_id } of objects) {
    if (kind === 'snapshot') snapshots.get(parent)?.push({ id, utc_ts: name, uuid: native_id ?? null });
  }
  return objects.filter(({ kind }) => kind === 'volume').map((volume) => appInstanceOf(volume, snapshots.get(volume.id) ?? []));
});

function appInstanceOf(object: BackendObject, snapshots: readonly Snapshot[]): AppInstance {
  const size = ceilGib(object.size_bytes);
  const volumes = numbered('volume', countOf(object, 'volumes')).map((name, n): Volume => ({ name, size, snapshots: n === 0 ? snapshots : [] }));
  return { name: object.name, storageInstances: numbered('storage', countOf(object, 'storage_instances')).map((name) => ({ name, volumes })) };
}

function numbered(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${word}-${n + 1}`);
}

function countOf({ attributes }: BackendObject, attribute: string): number {
  const count = get(attributes, attribute) ?? null;
  return isInt(count) ? Number(count.int) : 1;
}

function request<Answer>(carryOut: () => Answer): Answer {
  try {
    return carryOut();
  } catch (fault) {
    if (!(fault instanceof BackendFault)) throw fault;
    const name = fault.done ? 'ApiTimeoutError' : 'ApiInternalError';
    throw new PythonException(name, fault.done ? 'The request timed out' : 'Internal error', [name, 'ApiError']);
  }
}
