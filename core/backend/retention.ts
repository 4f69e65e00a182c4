/** Arrays can be told to remove an object by themselves, when its time has come. */
import { get, isInt } from '../value/json.ts';
import type { Inventory } from './inventory.ts';

/** The attribute that says when: milliseconds since 1970-01-01T00:00:00Z. */
const EXPIRES_AT = 'expires_at';

/** Removes what has expired by now. */
export function removeExpired(inventory: Inventory, now: number): void {
  for (const { id, attributes } of inventory.all()) {
    const at = get(attributes, EXPIRES_AT);
    if (at !== undefined && isInt(at) && at.int <= BigInt(now)) inventory.remove(id);
  }
}
