/** The fake array for the time of one driver call: the inventory, reached request by request, any of which may fail. */
import type { Backend, BackendObject, ObjectId } from '../interface.ts';
import type { JsonObject } from '../value/json.ts';
import type { Inventory } from './inventory.ts';

/** Stands in the way of a request: it may throw `BackendFault` before it, or instead of its answer. */
export type Gate = <Answer>(request: 'lookup' | 'write', carryOut: () => Answer) => Answer;

/** No request fails. */
export const openGate: Gate = (_request, carryOut) => carryOut();

/**
 * @param inventory what is on the array
 * @param newId     gives the id of the next object that comes into being
 * @param gate      where faults come in
 */
export function arrayOver(inventory: Inventory, newId: () => ObjectId, gate: Gate = openGate): Backend {
  const write = (carryOut: () => void): void => gate('write', carryOut);
  return {
    list: () => gate('lookup', () => inventory.all()),
    named: (name) => gate('lookup', () => inventory.named(name)),
    get: (id) => gate('lookup', () => inventory.get(id)),
    rename: (id: ObjectId, name: string) => write(() => void inventory.update(id, { name })),
    setAttributes: (id: ObjectId, attributes: JsonObject) => write(() => void inventory.update(id, { attributes })),
    resize: (id: ObjectId, sizeBytes: number) => write(() => void inventory.update(id, { size_bytes: sizeBytes })),
    remove: (id: ObjectId) => write(() => inventory.remove(id)),
    copy: (id: ObjectId, name: string) =>
      gate('write', () => {
        const copied = existing(inventory, id);
        const copy: BackendObject = { ...copied, id: newId(), handle: null, name };
        inventory.put(copy);
        return copy.id;
      }),
  };
}

function existing(inventory: Inventory, id: ObjectId): BackendObject {
  const found = inventory.get(id);
  if (!found) throw new RangeError(`The array has no object ${id}.`);
  return found;
}
