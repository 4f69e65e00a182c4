/**
 * A driver to learn from: it keeps every sentence of the interface by its first way, renaming. What is called
 * `snapshot['name']` on the array is Cinder's snapshot of that name.
 */
import { CinderException } from '../errors.ts';
import type { DriverDefinition } from '../definition.ts';
import type { BackendObject, DriverContext, ExistingRef, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../interface.ts';
import { int, type JsonObject, type PyInt } from '../value/json.ts';
import { ceilGib } from '../value/size.ts';
import { ReferenceArray } from './reference/array.ts';
import { findExisting, type OwnerOf } from './reference/find.ts';
import { referenceDefinition } from './reference/forms.ts';
import { listSnapshots } from './reference/listing.ts';

const ownerOf: OwnerOf = (existing, rows) => rows.find(({ name }) => name === existing.name);

class ReferenceRenameDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #array: ReferenceArray;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#array = new ReferenceArray(context.backend);
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: ExistingRef): PyInt {
    return int(ceilGib(this.#find(snapshot, existingRef).size_bytes));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: ExistingRef): null {
    const existing = this.#find(snapshot, existingRef);
    // Managed before and unmanaged since, it may have the name already.
    if (existing.name === snapshot.name) return null;
    this.#mustBeFree(snapshot.name);
    this.#array.change(
      `rename ${existing.name} to ${snapshot.name}`,
      existing,
      (backend) => backend.rename(existing.id, snapshot.name),
      (then) => then?.name === snapshot.name,
    );
    return null;
  }

  /** Nothing to do: once Cinder's row is gone, the name means nothing. */
  unmanageSnapshot(): null {
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    return listSnapshots(this.#context, this.#array, ownerOf, query);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    for (const existing of this.#array.named(snapshot.name).filter(({ kind }) => kind === 'snapshot')) {
      this.#array.change(`remove ${existing.name}`, existing, (backend) => backend.remove(existing.id), (then) => !then);
    }
    return null;
  }

  #find(snapshot: SnapshotView, existingRef: ExistingRef): BackendObject {
    return findExisting(this.#context, this.#array, ownerOf, snapshot, existingRef);
  }

  /** The array would take a second object of this name, and nobody could tell which one is Cinder's. */
  #mustBeFree(name: string): void {
    if (this.#array.named(name).length === 0) return;
    this.#context.rule({ text: 'A name that is taken on the array is not given again.' });
    throw new CinderException('VolumeBackendAPIException', { data: `The array has an object named ${name} already.` });
  }
}

export const referenceRename: DriverDefinition = {
  ...referenceDefinition,
  id: 'reference-rename',
  title: 'Reference driver that renames',
  create: (context) => new ReferenceRenameDriver(context),
};
