/**
 * The API's check of the body of a manage request.
 *
 * Source: cinder/api/schemas/snapshot_manage.py:23 at ab09bc39.
 */
import { PythonException } from '../../errors.ts';
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyRepr } from '../../value/python.ts';
import { checkFields, description, fail, metadata, mustBe, mustBeObject, mustHave, mustHaveNoOther, text255, type KeyPattern, type Place } from './schema.ts';

/** Python's `$` stands before a last line feed as well. */
const METADATA_KEY: KeyPattern = { test: /^[a-zA-Z0-9\-_:. /]{1,255}\n?$/, shown: "'^[a-zA-Z0-9-_:. /]{1,255}$'" };

export interface ManageBody {
  readonly volumeId: string;
  readonly ref: Json;
  readonly name: string | null;
  readonly description: string | null;
  readonly metadata: JsonObject;
}

/** The fields of a manage request. Raises HttpFault 400 in upstream's words, or AttributeError for a key `type`. */
export function manageBody(body: Json): ManageBody {
  const top = mustBeObject(body, undefined);
  mustNotHaveType(top);
  const snapshot = get(top, 'snapshot');
  if (snapshot !== undefined) checkSnapshot(snapshot);
  mustHave(top, ['snapshot'], undefined);
  mustHaveNoOther(top, ['snapshot'], undefined);
  return fields(mustBeObject(snapshot ?? null, 'snapshot'));
}

/**
 * Raises AttributeError for a key `type`: a mistake of several schemas, which have a property of that name whose schema is the
 * text "object".
 */
export function mustNotHaveType(body: JsonObject): void {
  if (get(body, 'type') !== undefined) throw new PythonException('AttributeError', "'str' object has no attribute 'get'");
}

function checkSnapshot(snapshot: Json): void {
  const given = mustBeObject(snapshot, 'snapshot');
  checkFields(given, {
    description,
    metadata: (value, place) => {
      mustBe(value, ['object', 'null'], place);
      if (isObject(value)) metadata(value, place, METADATA_KEY);
    },
    name: text255,
    volume_id: uuid,
    ref: (value, place) => mustBe(value, ['object', 'null', 'string'], place),
  });
  mustHave(given, ['ref', 'volume_id'], 'snapshot');
  mustHaveNoOther(given, ['description', 'metadata', 'name', 'volume_id', 'ref'], 'snapshot');
}

function fields(snapshot: JsonObject): ManageBody {
  const text = (name: string): string | null => {
    const value = get(snapshot, name);
    return typeof value === 'string' ? value : null;
  };
  const given = get(snapshot, 'metadata') ?? null;
  return {
    volumeId: text('volume_id') ?? '',
    ref: get(snapshot, 'ref') ?? null,
    name: text('name'),
    description: text('description'),
    metadata: isObject(given) ? given : object([]),
  };
}

function uuid(value: Json, place: Place): void {
  mustBe(value, ['string'], place);
  if (typeof value === 'string' && !looksLikeUuid(value)) fail(place, value, `${pyRepr(value)} is not a 'uuid'`);
}

/** Hyphens, braces and the prefixes that Python's `uuid.UUID` drops don't count (oslo_utils.uuidutils.is_uuid_like). */
function looksLikeUuid(text: string): boolean {
  const bare = text.replaceAll('urn:', '').replaceAll('uuid:', '').replace(/^[{}]+|[{}]+$/g, '').replaceAll('-', '');
  return /^[0-9a-f]{32}$/i.test(bare);
}
