/**
 * NEF, the REST API of a NexentaStor 5 appliance, as the drivers use it for snapshots. A dataset has the path
 * `root/name`, its snapshot `root/name@snapshot`; a snapshot has a guid besides.
 *
 * Attributes of a snapshot that it knows: `clones` (paths of the datasets that are cloned from it), `hprService` and
 * `snaplistId` (the service that made it). What it writes into errors is a stand-in's.
 *
 * Source: cinder/volume/drivers/nexenta/ns5/jsonrpc.py at ab09bc39.
 */
import { onceAList } from '../../backend/once-a-list.ts';
import { BackendFault, PythonException } from '../../errors.ts';
import type { Backend, BackendObject } from '../../interface.ts';
import { get, isList, type Json } from '../../value/json.ts';
import { remembering } from '../../value/remember.ts';
import { parentName } from '../common/parent-name.ts';
import { queryValues } from '../common/requests-query.ts';
import { refuseSurrogates } from '../common/utf8.ts';
import { NefException, type NefCode } from './nef-exception.ts';

/** What snapshots are asked for by. */
interface SnapshotQuery {
  /** The path of a dataset: only its own snapshots, or those of all below it. */
  readonly parent: string;
  readonly recursive: boolean;
  readonly name?: Json;
  readonly guid?: Json;
}

export interface NefSnapshot {
  readonly name: string;
  readonly guid: Json;
  readonly path: string;
  /** The path of the dataset that it is of. */
  readonly parent: string;
  readonly hprService: Json;
  readonly snaplistId: Json;
}

export class Nef {
  readonly #backend: Backend;
  readonly #root: string;

  /** @param root the path of the dataset in which those of Cinder's volumes are */
  constructor(backend: Backend, root: string) {
    this.#backend = backend;
    this.#root = root;
  }

  /** Raises UnicodeEncodeError for a name or guid that has no UTF-8 form. */
  listSnapshots({ parent, recursive, name = null, guid = null }: SnapshotQuery): NefSnapshot[] {
    const [names, guids] = [queryValues(name), queryValues(guid)];
    const isAskedFor = (snapshot: NefSnapshot): boolean =>
      (recursive ? snapshot.parent.startsWith(parent) : snapshot.parent === parent) &&
      matches(names, snapshot.name) &&
      matches(guids, snapshot.guid);
    return request(() => snapshotsUnder(this.#root)(this.#backend.list()).filter(isAskedFor));
  }

  /** The paths of the datasets that are cloned from a snapshot. Raises NefException ENOENT. */
  clonesOf(path: string): readonly string[] {
    quote(path);
    return request(() => clonesOf(this.#at(path)));
  }

  /** Raises NefException ENOENT; EEXIST when the dataset has a snapshot of the new name. */
  renameSnapshot(path: string, newName: string): void {
    quote(path);
    request(() => {
      const { id } = this.#at(path);
      if (this.#find(`${path.slice(0, path.indexOf('@'))}@${newName}`)) throw refusal('EEXIST', 'already exists');
      this.#backend.rename(id, newName);
    });
  }

  /** One with clones stays until these are gone: its deletion is deferred. Raises NefException ENOENT. */
  deleteSnapshotDeferred(path: string): void {
    quote(path);
    request(() => {
      const snapshot = this.#at(path);
      if (clonesOf(snapshot).length === 0) this.#backend.remove(snapshot.id);
    });
  }

  #at(path: string): BackendObject {
    const found = this.#find(path);
    if (!found) throw refusal('ENOENT', `Snapshot ${path} not found`);
    return found;
  }

  #find(path: string): BackendObject | undefined {
    const named = this.#backend.named(path.slice(path.indexOf('@') + 1));
    return named.find((each) => each.kind === 'snapshot' && `${this.#root}/${parentName(this.#backend, each) ?? ''}@${each.name}` === path);
  }
}

/** The snapshots, with their paths under this dataset. */
const snapshotsUnder = remembering((root) => onceAList((objects): readonly NefSnapshot[] => {
  const names = new Map(objects.map(({ id, name }) => [id, name]));
  return objects
    .filter(({ kind }) => kind === 'snapshot')
    .map(({ id, native_id, name, parent, attributes }) => {
      const parentPath = `${root}/${parent === null ? '' : (names.get(parent) ?? parent)}`;
      return {
        name,
        guid: native_id ?? id,
        path: `${parentPath}@${name}`,
        parent: parentPath,
        hprService: get(attributes, 'hprService') ?? '',
        snaplistId: get(attributes, 'snaplistId') ?? '',
      };
    });
}));

/** A filter that was not sent lets everything through; one that was sent twice is met by nothing. */
function matches(asked: readonly string[], value: Json): boolean {
  return asked.length === 0 || (asked.length === 1 && asked[0] === value);
}

/** A path becomes part of an address. Raises UnicodeEncodeError. */
function quote(path: string): void {
  refuseSurrogates(path);
}

/** An answer that gets lost makes the client fail over to the next node, and ask once more. */
function request<Answer>(carryOut: () => Answer, isRetry = false): Answer {
  try {
    return carryOut();
  } catch (problem) {
    if (!(problem instanceof BackendFault)) throw problem;
    if (!problem.done) throw refusal('EIO', 'The request failed');
    if (!isRetry) return request(carryOut, true);
    throw new PythonException('ConnectionError', 'Connection aborted.', ['ConnectionError', 'RequestException', 'OSError']);
  }
}

function refusal(code: NefCode, message: string): NefException {
  return new NefException(code, message, 'NefError');
}

function clonesOf({ attributes }: BackendObject): readonly string[] {
  const clones = get(attributes, 'clones') ?? null;
  return isList(clones) ? clones.filter((clone) => typeof clone === 'string') : [];
}
