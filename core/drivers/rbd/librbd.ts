/**
 * librbd as Cinder uses it, over one pool: what it finds, what it refuses and with which error. The checks and their
 * order are those of Ceph 16.2.15.
 *
 * Images are the backend's volumes, an image's snapshots its snapshots. Attributes of a snapshot that it knows:
 * `protected`, and `children`, the names of the images cloned from it. A child that is no image of the pool is one that
 * was moved to the trash: it counts, and can't be opened by its name.
 */
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject, ObjectId } from '../../interface.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { get, isList, object, type Json } from '../../value/json.ts';
import { isSet } from '../common/attributes.ts';
import { cstr, type CString } from './cstring.ts';
import { RbdError, type RbdErrorName } from './errors.ts';

/** librbd refuses a request. */
class Refusal extends Error {
  readonly errorName: RbdErrorName;

  constructor(errorName: RbdErrorName) {
    super(errorName);
    this.errorName = errorName;
  }
}

export class Pool {
  readonly backend: Backend;
  #snapshots: ReadonlyMap<ObjectId | null, readonly BackendObject[]> | undefined;

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** The names of the images, sorted. */
  list(): string[] {
    return request('error listing images', () => {
      const images = this.backend.list().filter(({ kind }) => kind === 'volume');
      return images.map(({ name }) => name).toSorted(compareCodePoints);
    });
  }

  /** The snapshots of an image. They are gathered once: who lists goes through many images and changes nothing. */
  snapshotsOf(image: ObjectId): readonly BackendObject[] {
    this.#snapshots ??= byParent(this.backend.list().filter(isSnapshot));
    return this.#snapshots.get(image) ?? [];
  }

  /**
   * Opens an image, or one of its snapshots; None and `""` mean the image itself. Raises ImageNotFound when there is
   * no such image or snapshot; InvalidArgument and UnicodeEncodeError for what is no name.
   */
  open(imageName: string, snapshotName: Json = null): Image {
    const name = cstr(imageName, 'name');
    const at = snapshotName === null ? null : cstr(snapshotName, 'snapshot');
    return request(`error opening image ${name.shown} at snapshot ${at?.shown ?? 'None'}`, () => {
      const image = found(this.backend.named(name.text).find(({ kind }) => kind === 'volume'));
      const snapshot = at === null || snapshotName === '' ? null : found(snapshotNamed(this.backend, image, at));
      return new Image(this, name, image, snapshot);
    });
  }
}

/** An open image. Every method raises IOError or Timeout when the cluster fails. */
export class Image {
  readonly #pool: Pool;
  readonly #name: CString;
  readonly #image: BackendObject;
  #snapshot: BackendObject | null;

  /**
   * @param name     what it was opened by
   * @param snapshot which of its snapshots is set
   */
  constructor(pool: Pool, name: CString, image: BackendObject, snapshot: BackendObject | null) {
    this.#pool = pool;
    this.#name = name;
    this.#image = image;
    this.#snapshot = snapshot;
  }

  /** Bytes of the snapshot that is set, else of the image. */
  size(): number {
    return (this.#snapshot ?? this.#image).size_bytes;
  }

  /** Its snapshots, oldest first. */
  listSnaps(): readonly BackendObject[] {
    return request(`error listing snapshots for image ${this.#name.shown}`, () => this.#pool.snapshotsOf(this.#image.id));
  }

  /** Goes to one of its snapshots. Raises ImageNotFound. */
  setSnap(name: string): void {
    const to = cstr(name, 'name');
    this.#snapshot = request(`error setting image ${this.#name.shown} to snapshot ${to.shown}`, () => found(this.#find(to)));
  }

  /** The names of the images that are cloned from the snapshot that is set. */
  listChildren(): readonly string[] {
    const { id } = this.#snapshot ?? this.#image;
    return request('error listing images', () => childrenOf(found(this.#backend.get(id))));
  }

  /** Raises ImageNotFound; ImageExists for a name that is taken; InvalidArgument, UnicodeEncodeError for what is no name. */
  renameSnap(from: Json, to: string): void {
    const [source, destination] = [cstr(from, 'srcname'), cstr(to, 'dstname')];
    request(`error renaming snapshot of ${this.#name.shown} from ${source.shown} to ${destination.shown}`, () => {
      const { id } = found(this.#find(source));
      if (this.#find(destination)) throw new Refusal('ImageExists');
      this.#backend.rename(id, destination.text);
    });
  }

  /** Raises ImageNotFound. */
  isProtectedSnap(name: string): boolean {
    const of = cstr(name, 'name');
    return request(`error checking if snapshot ${this.#name.shown}@${of.shown} is protected`, () => isProtected(found(this.#find(of))));
  }

  /** For a snapshot that is not protected. Raises ImageNotFound. */
  protectSnap(name: string): void {
    const of = cstr(name, 'name');
    request(`error protecting snapshot ${this.#name.shown}@${of.shown}`, () => this.#setAttribute(found(this.#find(of)), 'protected', true));
  }

  /** Raises ImageNotFound; InvalidArgument when it is not protected; ImageBusy when it has children. */
  unprotectSnap(name: string): void {
    const of = cstr(name, 'name');
    request(`error unprotecting snapshot ${this.#name.shown}@${of.shown}`, () => {
      const snapshot = found(this.#find(of));
      if (!isProtected(snapshot)) throw new Refusal('InvalidArgument');
      if (childrenOf(snapshot).length > 0) throw new Refusal('ImageBusy');
      this.#setAttribute(snapshot, 'protected', false);
    });
  }

  /** For a snapshot that is not protected. Raises ImageNotFound. */
  removeSnap(name: string): void {
    const of = cstr(name, 'name');
    request(`error removing snapshot ${of.shown} from ${this.#name.shown}`, () => this.#backend.remove(found(this.#find(of)).id));
  }

  /** Copies what it shares with the snapshot that it was cloned from: it is no child any more, and holds what it held. */
  flatten(): void {
    request(`error flattening ${this.#name.shown}`, () => {
      const { name } = this.#image;
      for (const snapshot of this.#backend.list()) {
        const children = childrenOf(snapshot);
        if (children.includes(name)) this.#setAttribute(snapshot, 'children', children.filter((child) => child !== name));
      }
    });
  }

  get #backend(): Backend {
    return this.#pool.backend;
  }

  #find(name: CString): BackendObject | undefined {
    return snapshotNamed(this.#backend, this.#image, name);
  }

  #setAttribute({ id, attributes }: BackendObject, name: string, value: Json): void {
    this.#backend.setAttributes(id, object([...attributes.entries, [name, value]]));
  }
}

/** Carries a request out. @param what what the binding says went wrong, should it fail */
function request<Answer>(what: string, carryOut: () => Answer): Answer {
  try {
    return carryOut();
  } catch (problem) {
    if (problem instanceof Refusal) throw new RbdError(problem.errorName, what);
    if (problem instanceof BackendFault) throw new RbdError(problem.done ? 'Timeout' : 'IOError', what);
    throw problem;
  }
}

function found(looked: BackendObject | undefined): BackendObject {
  if (!looked) throw new Refusal('ImageNotFound');
  return looked;
}

function isSnapshot({ kind }: BackendObject): boolean {
  return kind === 'snapshot';
}

function snapshotNamed(backend: Backend, image: BackendObject, { text }: CString): BackendObject | undefined {
  return backend.named(text).find((named) => isSnapshot(named) && named.parent === image.id);
}

function byParent(snapshots: readonly BackendObject[]): ReadonlyMap<ObjectId | null, readonly BackendObject[]> {
  const groups = new Map<ObjectId | null, BackendObject[]>();
  for (const snapshot of snapshots) {
    const group = groups.get(snapshot.parent);
    if (group) group.push(snapshot);
    else groups.set(snapshot.parent, [snapshot]);
  }
  return groups;
}

/** Only what is protected can be cloned, so what has children is. */
function isProtected(snapshot: BackendObject): boolean {
  return isSet(snapshot.attributes, 'protected') || childrenOf(snapshot).length > 0;
}

function childrenOf({ attributes }: BackendObject): readonly string[] {
  const children = get(attributes, 'children') ?? null;
  return isList(children) ? children.filter((child) => typeof child === 'string') : [];
}
