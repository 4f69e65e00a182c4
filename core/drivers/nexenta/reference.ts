/**
 * The reference as the drivers of NexentaStor 5 read it.
 *
 * Source: _get_existing_snapshot, cinder/volume/drivers/nexenta/ns5/iscsi.py:1028 and :1045-1047 at ab09bc39; the same in nfs.py.
 */
import { isList, isObject, type Json } from '../../value/json.ts';
import { pyTypeName } from '../../value/python.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { typeError } from '../common/python-errors.ts';

const KEYS: readonly Json[] = ['source-name', 'source-guid'];

/**
 * `any(key in types for key in existing_ref)`: whether one of the keys is there. Raises TypeError for what can't be gone
 * through, and for a list in which a list or an object comes before a key.
 */
export function hasKnownKey(existingRef: Json): boolean {
  if (isObject(existingRef)) return existingRef.entries.some(([key]) => KEYS.includes(key));
  if (typeof existingRef === 'string') return false;
  if (!isList(existingRef)) throw typeError(`'${pyTypeName(existingRef)}' object is not iterable`);
  return existingRef.some((item) => {
    if (isList(item) || isObject(item)) throw typeError(`unhashable type: '${pyTypeName(item)}'`);
    return KEYS.includes(item);
  });
}

/** What snapshots are filtered by. Raises TypeError for a list, which has no keys. */
export function filtersOf(existingRef: Json): { readonly name?: Json; readonly guid?: Json } {
  return {
    ...(hasKey(existingRef, 'source-name') ? { name: itemOf(existingRef, 'source-name') } : {}),
    ...(hasKey(existingRef, 'source-guid') ? { guid: itemOf(existingRef, 'source-guid') } : {}),
  };
}
