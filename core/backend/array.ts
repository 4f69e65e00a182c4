/** The fake array for the time of one driver call: the inventory, reached request by request, any of which may fail. */
import type { Backend, BackendObject, ObjectId } from '../interface.ts';
import { cutTo } from './content.ts';
import type { Inventory } from './inventory.ts';

/** Stands in the way of a request: it may throw `BackendFault` before it, or instead of its answer. */
export type Gate = <Answer>(request: 'lookup' | 'write', carryOut: () => Answer) => Answer;

/** No request fails. */
export const openGate: Gate = (_request, carryOut) => carryOut();

/**
 * The array as a driver reaches it. A write to an object that is not there throws RangeError.
 *
 * @param inventory what is on the array
 * @param newId     gives the id of the next object that comes into being
 * @param gate      where faults come in
 * @param backend   of which backend; what is on others is not there. Left out where there is only one
 */
export function arrayOver(inventory: Inventory, newId: () => ObjectId, gate: Gate = openGate, backend?: string): Backend {
  const isHere = (object: BackendObject): boolean => object.backend === backend;
  const find = (id: ObjectId): BackendObject | undefined => [inventory.get(id)].find((object) => object && isHere(object));
  const existing = (id: ObjectId): BackendObject => {
    const found = find(id);
    if (!found) throw new RangeError(`The array has no object ${id}.`);
    return found;
  };
  const change = (id: ObjectId, fields: (before: BackendObject) => Partial<BackendObject>): void =>
    gate('write', () => {
      const before = existing(id);
      inventory.put({ ...before, ...fields(before) });
    });
  return {
    list: () => gate('lookup', () => inventory.on(backend)),
    named: (name) => gate('lookup', () => inventory.named(name).filter(isHere)),
    get: (id) => gate('lookup', () => find(id)),
    rename: (id, name) => change(id, () => ({ name })),
    setAttributes: (id, attributes) => change(id, () => ({ attributes })),
    resize: (id, sizeBytes) => change(id, ({ content }) => ({ size_bytes: sizeBytes, content: content && cutTo(content, sizeBytes) })),
    copy: (id, name) =>
      gate('write', () => {
        const copy: BackendObject = { ...existing(id), id: newId(), handle: null, name };
        inventory.put(copy);
        return copy.id;
      }),
    remove: (id) => gate('write', () => inventory.remove(existing(id).id)),
  };
}
