/**
 * `PUT snapshots/{id}`: a new name or description.
 *
 * Source: cinder/api/v3/snapshots.py:249, cinder/api/schemas/snapshots.py:45, cinder/api/openstack/wsgi.py:1242,
 * cinder/volume/api.py:1259, cinder/objects/snapshot.py:187 at ab09bc39.
 */
import type { SnapshotRow } from '../../interface.ts';
import { get, type Json } from '../../value/json.ts';
import { isSpace } from '../../value/unicode.ts';
import { snapshotFor, type Asked } from './caller.ts';
import { mustNotHaveType } from './manage-body.ts';
import { checkFields, description, mustBeObject, mustHave, mustHaveNoOther, mustHaveOneOf, text255 } from './schema.ts';

const FIELDS = ['name', 'description', 'display_name', 'display_description'];

type Texts = Partial<Pick<SnapshotRow, 'display_name' | 'display_description'>>;

/**
 * Stores the texts, and returns the row as the answer shows it: with its old time of change. Where the texts are what they were,
 * nothing is stored. Raises HttpFault 400, AttributeError for a key `type`, or SnapshotNotFound.
 */
export function updateSnapshot(services: Asked, id: string, body: Json): SnapshotRow {
  const texts = textsOf(body);
  const row = snapshotFor(services, id);
  const { world, lanes } = services;
  lanes.notifications.push('snapshot.update.start');
  const updated = { ...row, ...texts };
  const isOther = updated.display_name !== row.display_name || updated.display_description !== row.display_description;
  if (isOther) world.snapshots.put({ ...updated, updated_at: new Date(world.now).toISOString() });
  lanes.notifications.push('snapshot.update.end');
  return updated;
}

/** What the database calls the fields. The API's own names win over these. */
function textsOf(body: Json): Texts {
  const top = mustBeObject(body, undefined);
  mustNotHaveType(top);
  const snapshot = get(top, 'snapshot');
  if (snapshot !== undefined) check(snapshot);
  mustHave(top, ['snapshot'], undefined);
  mustHaveNoOther(top, ['snapshot'], undefined);

  const given = mustBeObject(snapshot ?? null, 'snapshot');
  const text = (...names: string[]): string | null | undefined => {
    const value = names.map((name) => get(given, name)).find((found) => found !== undefined);
    return typeof value === 'string' ? stripped(value) : value === undefined ? undefined : null;
  };
  const [name, about] = [text('name', 'display_name'), text('description', 'display_description')];
  return { ...(name === undefined ? {} : { display_name: name }), ...(about === undefined ? {} : { display_description: about }) };
}

function check(snapshot: Json): void {
  const given = mustBeObject(snapshot, 'snapshot');
  checkFields(given, { name: text255, description, display_name: text255, display_description: description });
  mustHaveNoOther(given, FIELDS, 'snapshot');
  mustHaveOneOf(given, FIELDS, 'snapshot');
}

/** Python's `str.strip`. */
function stripped(text: string): string {
  const signs = [...text];
  const isKept = (sign: string): boolean => !isSpace(sign.codePointAt(0) ?? 0);
  return signs.slice(signs.findIndex(isKept), signs.findLastIndex(isKept) + 1).join('');
}
