/**
 * Whether metadata names a snapshot that Cinder has.
 *
 * Source: _check_already_managed_snapshot, cinder/volume/drivers/infinidat.py:1126-1138 at ab09bc39.
 */
import type { Rows } from '../../interface.ts';
import type { Json } from '../../value/json.ts';
import { typeError } from '../common/python-errors.ts';
import { noAttribute } from '../common/python-mapping.ts';
import { isPyUuid } from '../common/python-uuid.ts';

/**
 * @param cinderId what the metadata has under `cinder_id`
 * @returns whether it is a UUID and the very id of a snapshot's row: case, hyphens and braces count. Raises TypeError
 *          for null and AttributeError for what else is no text
 */
export function isSnapshotOfCinder(cinder: Rows, cinderId: Json): boolean {
  return isUuid(cinderId) && cinder.snapshots.some(({ id }) => id === cinderId);
}

function isUuid(value: Json): boolean {
  if (typeof value === 'string') return isPyUuid(value);
  if (value === null) throw typeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given');
  throw noAttribute(value, 'replace');
}
