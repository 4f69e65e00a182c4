/** How mutations reach the array, without the care that the good drivers take. */
import { CinderException } from '../../errors.ts';
import type { Backend, BackendObject, ExistingRef, ObjectId, SnapshotView } from '../../interface.ts';
import { get, isObject, object, type Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';

/** The text under `source-name` or `source-id`, if the reference has one. */
export function namedBy(existingRef: ExistingRef, key: 'source-name' | 'source-id' = 'source-name'): string | undefined {
  const named = isObject(existingRef) ? get(existingRef, key) : undefined;
  return typeof named === 'string' ? named : undefined;
}

/** The first snapshot that the reference names, whatever volume it is of. */
export function objectNamedBy(backend: Backend, existingRef: ExistingRef): BackendObject | undefined {
  const id = namedBy(existingRef, 'source-id');
  if (id !== undefined) return backend.get(id as ObjectId);
  const name = namedBy(existingRef);
  return name === undefined ? undefined : backend.named(name).find(({ kind }) => kind === 'snapshot');
}

/** All snapshots of the snapshot's volume, oldest first. */
export function snapshotsOfVolume(backend: Backend, { volume_name }: SnapshotView): readonly BackendObject[] {
  const parents = new Set(backend.named(volume_name).map(({ id }) => id));
  return backend.list().filter(({ kind, parent }) => kind === 'snapshot' && parent !== null && parents.has(parent));
}

/** The objects that stand behind the snapshot by either sign: its name, or its id in the attributes. */
export function objectsBehind(backend: Backend, { id, name }: SnapshotView): readonly BackendObject[] {
  return backend.list().filter((candidate) => candidate.kind === 'snapshot' && (candidate.name === name || attribute(candidate, 'cinder_snapshot_id') === id));
}

export function attribute({ attributes }: BackendObject, name: string): Json | undefined {
  return get(attributes, name);
}

/** Writes one attribute of the object, and leaves the others. */
export function setAttribute(backend: Backend, { id, attributes }: BackendObject, name: string, value: Json): void {
  backend.setAttributes(id, object([...attributes.entries.filter(([key]) => key !== name), [name, value]]));
}

/** The reference that names this object by its name. */
export function referenceTo({ name }: Pick<BackendObject, 'name'>): ExistingRef {
  return object([['source-name', name]]);
}

/** The refusal that the interface wants. */
export function invalidReference(existingRef: ExistingRef, reason: string): CinderException {
  return new CinderException('ManageExistingInvalidReference', { existing_ref: pyStr(existingRef), reason });
}
