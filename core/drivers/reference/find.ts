/** From a reference to the one snapshot that it names. */
import { CinderException } from '../../errors.ts';
import type { BackendObject, DriverContext, ExistingRef, ObjectId, SnapshotRow, SnapshotView } from '../../interface.ts';
import { get, isObject, type Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import type { ReferenceArray } from './array.ts';

/** Which of Cinder's snapshots an object belongs to: each driver has its own sign of that. */
export type OwnerOf = (object: BackendObject, rows: readonly SnapshotRow[]) => SnapshotRow | undefined;

/** What a reference says; at least one of the two is there. */
interface Named {
  readonly name: string | undefined;
  readonly id: string | undefined;
}

/**
 * The object that the reference names, for this snapshot of Cinder's.
 *
 * Raises ManageExistingInvalidReference when the reference makes no sense, names nothing, or names what can't be this
 * snapshot; ManageExistingAlreadyManaged when the object belongs to another of Cinder's snapshots.
 */
export function findExisting(
  context: DriverContext, array: ReferenceArray, ownerOf: OwnerOf, snapshot: SnapshotView, existingRef: ExistingRef,
): BackendObject {
  const refuse: Refuse = (reason) => {
    context.rule({ text: reason });
    throw new CinderException('ManageExistingInvalidReference', { existing_ref: pyStr(existingRef), reason });
  };
  const found = lookUp(array, read(existingRef, refuse), refuse);
  const object = theSnapshotOf(snapshot, found, array, refuse);

  const others = context.cinder.snapshots.filter(({ id }) => id !== snapshot.id);
  if (ownerOf(object, others)) {
    context.rule({ text: "What belongs to another of Cinder's snapshots stays with it." });
    throw new CinderException('ManageExistingAlreadyManaged', { volume_ref: object.name });
  }
  context.rule({ text: "The reference names one snapshot of this snapshot's volume, and nobody else's." });
  return object;
}

type Refuse = (reason: string) => never;

function read(existingRef: ExistingRef, refuse: Refuse): Named {
  if (!isObject(existingRef)) return refuse('A reference is an object with source-name or source-id.');
  const name = get(existingRef, 'source-name');
  const id = get(existingRef, 'source-id');
  if (name === undefined && id === undefined) return refuse('A reference needs source-name or source-id.');
  const text = (value: Json | undefined): string | undefined => {
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    return refuse('source-name and source-id are texts, and not empty.');
  };
  return { name: text(name), id: text(id) };
}

function lookUp(array: ReferenceArray, { name, id }: Named, refuse: Refuse): readonly BackendObject[] {
  const byName = name === undefined ? undefined : array.named(name);
  const byId = id === undefined ? undefined : [array.get(id as ObjectId)].filter((object) => object !== undefined);
  if (byName?.length === 0) return refuse('No object of the array has this name.');
  if (byId?.length === 0) return refuse('No object of the array has this id.');
  const named = byId && byName ? byId.filter((object) => object.name === name) : (byId ?? byName ?? []);
  return named.length > 0 ? named : refuse('source-name and source-id name two objects.');
}

/** Of the objects that are named, the one that is a snapshot of the right volume. */
function theSnapshotOf(
  { volume_name }: SnapshotView, objects: readonly BackendObject[], array: ReferenceArray, refuse: Refuse,
): BackendObject {
  const snapshots = objects.filter(({ kind }) => kind === 'snapshot');
  if (snapshots.length === 0) return refuse('This object is no snapshot.');
  const [first, second] = snapshots.filter((object) => array.parentName(object) === volume_name);
  if (!first) return refuse('This is a snapshot of another volume.');
  return second ? refuse('Two snapshots of this volume have this name; the source-id tells them apart.') : first;
}
