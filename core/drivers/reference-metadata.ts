/**
 * A driver to learn from: it keeps every sentence of the interface by its second way, metadata. What carries the
 * attribute `cinder_snapshot_id` on the array is Cinder's snapshot of that id; its name is left alone.
 */
import { CinderException } from '../errors.ts';
import type { DriverDefinition } from '../definition.ts';
import type { BackendObject, DriverContext, ExistingRef, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../interface.ts';
import { get, int, object, type Json, type JsonObject, type PyInt } from '../value/json.ts';
import { ceilGib } from '../value/size.ts';
import { ReferenceArray } from './reference/array.ts';
import { findExisting, type OwnerOf } from './reference/find.ts';
import { referenceDefinition } from './reference/forms.ts';
import { listSnapshots } from './reference/listing.ts';

const ATTRIBUTE = 'cinder_snapshot_id';

const ownerOf: OwnerOf = (existing, rows) => rows.find(({ id }) => id === tiedTo(existing));

class ReferenceMetadataDriver implements VolumeSnapshotManagementDriver {
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
    this.#mustBeFree(snapshot, existing);
    this.#tie(existing, snapshot.id);
    return null;
  }

  /** Takes the attribute away again. An object that is gone has none, which is as good. */
  unmanageSnapshot(snapshot: SnapshotView): null {
    for (const existing of this.#tied(snapshot)) this.#tie(existing, undefined);
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    return listSnapshots(this.#context, this.#array, ownerOf, query);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    for (const existing of this.#tied(snapshot)) {
      this.#array.change(`remove ${existing.name}`, existing, (backend) => backend.remove(existing.id), (then) => !then);
    }
    return null;
  }

  #find(snapshot: SnapshotView, existingRef: ExistingRef): BackendObject {
    return findExisting(this.#context, this.#array, ownerOf, snapshot, existingRef);
  }

  /** What carries this snapshot's id. */
  #tied(snapshot: SnapshotView): BackendObject[] {
    return this.#array.snapshots().filter((existing) => tiedTo(existing) === snapshot.id);
  }

  /** Writes the id, or takes it away. All other attributes stay as they are. */
  #tie(existing: BackendObject, id: string | undefined): void {
    const others = existing.attributes.entries.filter(([name]) => name !== ATTRIBUTE);
    const attributes = object(id === undefined ? others : [...others, [ATTRIBUTE, id]]);
    this.#array.change(
      `change the attributes of ${existing.name}`,
      existing,
      (backend) => backend.setAttributes(existing.id, attributes),
      (then) => then !== undefined && tiedTo(then) === id,
    );
  }

  /** One snapshot of Cinder's is one object: a second one would be deleted along with the first. */
  #mustBeFree(snapshot: SnapshotView, existing: BackendObject): void {
    const other = this.#tied(snapshot).find(({ id }) => id !== existing.id);
    if (!other) return;
    this.#context.rule({ text: 'A snapshot that is tied to one object is not tied to a second.' });
    throw new CinderException('VolumeBackendAPIException', { data: `The array has an object for this snapshot already: ${other.name}.` });
  }
}

/** The id of the snapshot that an object is tied to, or undefined. */
function tiedTo({ attributes }: BackendObject): Json | undefined {
  return get(attributes, ATTRIBUTE);
}

export const referenceMetadata: DriverDefinition = {
  ...referenceDefinition,
  id: 'reference-metadata',
  title: 'Reference driver that keeps metadata',
  create: (context) => new ReferenceMetadataDriver(context),
};
