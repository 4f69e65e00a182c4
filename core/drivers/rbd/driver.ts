/**
 * RBD: a snapshot is an image's snapshot in a pool of Ceph, tied to Cinder's by its name.
 *
 * Source: class RBDDriver, cinder/volume/drivers/rbd.py at ab09bc39; the same since 21.3.1, but for delete_snapshot.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { get, int, isInt, isObject, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { ceilGib } from '../../value/size.ts';
import { extractIdFromSnapshotName } from '../common/id-from-name.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { keyError } from '../common/python-errors.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { RbdError, type RbdErrorName } from './errors.ts';
import { Pool, type Image } from './librbd.ts';

const UPSTREAM = 'cinder/volume/drivers/rbd.py';
const SOURCE_NAME = 'source-name';
/** Default of the option rados_connection_retries. */
const ATTEMPTS = 3;

export class RbdDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #pool: Pool;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, UPSTREAM);
    this.#pool = new Pool(context.backend);
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: Json): PyInt {
    const reference = this.#asObject(existingRef, 2420);
    const name = get(reference, SOURCE_NAME);
    this.#rule(2422, 'The reference must have the key source-name; other keys do not matter.');
    if (name === undefined) throw invalidReference(reference, 'Reference must contain source-name element.');

    const size = this.#openAt(snapshot.volume_name, name).size();
    this.#rule(2447, 'The size in bytes, rounded up to whole GiB.');
    if (name === null || name === '') {
      this.#rule(2433, 'A name of None or "" opens the image itself, not a snapshot of it: the size is that of the volume.');
    }
    return int(ceilGib(size));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): null {
    const reference = this.#asObject(existingRef, 2473);
    this.#rule(2476, "The volume's image is opened first; that it is there is not checked.");
    const image = this.#pool.open(snapshot.volume_name);
    const name = get(reference, SOURCE_NAME);
    this.#rule(2477, 'What get_size has checked is not checked again: without source-name this is a KeyError.');
    if (name === undefined) throw keyError(SOURCE_NAME);

    this.#rule(2478, "The image's snapshot is renamed to the snapshot's name; when librbd refuses, its own exception goes on to the caller.");
    image.renameSnap(name, snapshot.name);
    this.#rule(2480, 'It is protected, as Cinder protects each snapshot that it makes, unless it is protected already.');
    if (!image.isProtectedSnap(snapshot.name)) image.protectSnap(snapshot.name);
    return null;
  }

  unmanageSnapshot(snapshot: SnapshotView): null {
    this.#rule(2541, "The volume's image is opened first; that it is there is not checked.");
    const image = this.#pool.open(snapshot.volume_name);
    this.#rule(2542, "The image must have a snapshot of the snapshot's name; that it has is not checked.");
    image.setSnap(snapshot.name);
    const children = image.listChildren();
    this.#rule(2545, 'It is no longer protected, unless images are cloned from it; it keeps its name.');
    if (children.length === 0 && image.isProtectedSnap(snapshot.name)) image.unprotectSnap(snapshot.name);
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    this.#rule(2495, 'All images of the pool are gone through by name, whether Cinder has a volume for them or not.');
    const images = this.#pool.list().map((name) => ({ name, snapshots: this.#pool.open(name).listSnaps() }));
    this.#rule(2506, 'The size is rounded up as for get_size.');
    this.#rule(2515, 'Already managed: the name is that of one of the snapshots that Cinder asked about, be it of this volume or another.');
    this.#rule(2520, 'Names that end in .clone_snap are those that Cinder itself clones volumes from.');
    this.#rule(2524, 'Names that begin with backup and hold .snap. are those of the backup driver.');
    const { snapshot_name_template: template } = this.#context.options;
    const managed = new Set<string>(query.cinder_snapshots.map(({ id }) => id));
    const managedAs = (name: string): string | null => {
      const id = extractIdFromSnapshotName(name, template);
      return id !== null && managed.has(id) ? id : null;
    };
    const entries = images.flatMap((image) =>
      image.snapshots.map(({ name, size_bytes }) => entryOf(image.name, name, size_bytes, managedAs(name))),
    );
    return paginateEntriesList(this.#context, entries, query);
  }

  deleteSnapshot({ volume_name, name }: SnapshotView): null {
    this.#rule(1553, 'A snapshot is protected as long as Cinder has it: its protection is taken away first.');
    try {
      this.#unprotect(volume_name, name);
    } catch (failure) {
      if (isRbd(failure, 'ImageBusy')) {
        this.#rule(1573, 'What is cloned from it could not be cut loose: it is busy.');
        throw new CinderException('SnapshotIsBusy', { snapshot_name: name });
      }
      if (!isRbd(failure, 'ImageNotFound')) throw failure;
      this.#rule(1574, 'An image or a snapshot that is not there counts as deleted.');
      return null;
    }
    this.#rule(1579, 'The snapshot is removed.');
    this.#pool.open(volume_name).removeSnap(name);
    return null;
  }

  /** @param line where upstream asks for the kind of the reference */
  #asObject(existingRef: Json, line: number): JsonObject {
    if (isObject(existingRef)) return existingRef;
    this.#rule(line, 'A reference that is no object is taken for the name.');
    return object([[SOURCE_NAME, existingRef]]);
  }

  /** Opens the snapshot of this name. Raises ManageExistingInvalidReference; what librbd raises for what is no name. */
  #openAt(volumeName: string, name: Json): Image {
    this.#rule(2433, "The snapshot is looked up by its name, among those of the volume's image only.");
    try {
      return this.#pool.open(volumeName, name);
    } catch (failure) {
      if (isRbd(failure, 'ImageNotFound')) {
        this.#rule(2436, 'A name that the image has no snapshot of is refused; so is any name when there is no image.');
        throw invalidReference(name, 'Specified snapshot does not exist.');
      }
      if (!(failure instanceof RbdError)) {
        this.#context.rule({
          text:
            'For a name that is no text, or has no UTF-8 form, this is what the binding means to raise. In truth it kills the ' +
            'process: cinder-volume dies of SIGSEGV (python3-rbd 16.2.15).',
          upstream: { file: UPSTREAM, line: 2433 },
          kills_process: true,
        });
      }
      throw failure;
    }
  }

  /** Takes the protection away, so that the snapshot can be removed. Raises ImageNotFound, ImageBusy. */
  #unprotect(volumeName: string, name: string): void {
    const retries = get(this.#context.config, 'rados_connection_retries') ?? null;
    const attempts = isInt(retries) ? Number(retries.int) : ATTEMPTS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return this.#unprotectOnce(volumeName, name);
      } catch (failure) {
        if (!isRbd(failure, 'ImageBusy') || attempt >= attempts) throw failure;
      }
    }
  }

  #unprotectOnce(volumeName: string, name: string): void {
    try {
      this.#pool.open(volumeName).unprotectSnap(name);
    } catch (failure) {
      if (isRbd(failure, 'InvalidArgument')) {
        this.#rule(1554, 'A snapshot that is not protected is as good as one that no longer is.');
        return;
      }
      if (isRbd(failure, 'ImageBusy')) this.#flattenChildren(volumeName, name);
      throw failure;
    }
  }

  #flattenChildren(volumeName: string, name: string): void {
    this.#rule(1565, 'Images cloned from the snapshot are flattened, which cuts them loose; then it is tried again, three times by default.');
    const image = this.#pool.open(volumeName);
    image.setSnap(name);
    for (const child of image.listChildren()) {
      try {
        this.#pool.open(child).flatten();
      } catch (failure) {
        if (!isRbd(failure, 'ImageNotFound')) throw failure;
        this.#rule(1192, 'A child that is not found by its name, as it lies in the trash, is left as it is.');
      }
    }
  }
}

/** @param cinderId of the snapshot of Cinder's that has this name; null when none has */
function entryOf(imageName: string, name: string, sizeBytes: number, cinderId: string | null): JsonObject {
  const reason = reasonNotSafe(name, cinderId !== null);
  return object([
    ['reference', object([[SOURCE_NAME, name]])],
    ['size', int(ceilGib(sizeBytes))],
    ['cinder_id', cinderId],
    ['extra_info', null],
    ['safe_to_manage', reason === null],
    ['reason_not_safe', reason],
    ['source_reference', object([[SOURCE_NAME, imageName]])],
  ]);
}

function reasonNotSafe(name: string, isManaged: boolean): string | null {
  if (isManaged) return 'already managed';
  if (name.endsWith('.clone_snap')) return 'used for clone snap';
  return name.startsWith('backup') && name.includes('.snap.') ? 'used for volume backup' : null;
}

function isRbd(failure: unknown, name: RbdErrorName): boolean {
  return failure instanceof RbdError && failure.is(name);
}
