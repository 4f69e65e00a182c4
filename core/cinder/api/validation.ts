/**
 * The API's check of the body of a manage request, with the texts of its first mistake, as jsonschema finds it.
 *
 * Source: cinder/api/schemas/snapshot_manage.py:23, cinder/api/validation/validators.py (the text around it), and
 * parameter_types.py, at ab09bc39.
 */
import { PythonException } from '../../errors.ts';
import { codePointLength, compareCodePoints } from '../../value/code-points.ts';
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyRepr, pyStr, pyTypeName } from '../../value/python.ts';
import { HttpFault } from './http.ts';
import { descriptionPattern, isDescription } from './printable.ts';

/** A value's place is the last key of the path to it; the body itself has none. */
type Place = string | undefined;

type TypeName = 'object' | 'string' | 'null';

/** Python's `$` stands before a last line feed as well. */
const METADATA_KEY = /^[a-zA-Z0-9\-_:. /]{1,255}\n?$/;
const METADATA_KEY_TEXT = "'^[a-zA-Z0-9-_:. /]{1,255}$'";

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
  // The schema's own mistake: it has a property `type` whose schema is the text "object".
  if (get(top, 'type') !== undefined) throw new PythonException('AttributeError', "'str' object has no attribute 'get'");
  const snapshot = get(top, 'snapshot');
  if (snapshot !== undefined) checkSnapshot(snapshot);
  mustHave(top, ['snapshot'], undefined);
  mustHaveNoOther(top, ['snapshot'], undefined);
  return fields(mustBeObject(snapshot ?? null, 'snapshot'));
}

function checkSnapshot(snapshot: Json): void {
  const given = mustBeObject(snapshot, 'snapshot');
  const check = (name: string, rule: (value: Json, place: Place) => void): void => {
    const value = get(given, name);
    if (value !== undefined) rule(value, name);
  };
  check('description', description);
  check('metadata', metadata);
  check('name', text255);
  check('volume_id', uuid);
  check('ref', (value, place) => mustBe(value, ['object', 'null', 'string'], place));
  mustHave(given, ['ref', 'volume_id'], 'snapshot');
  mustHaveNoOther(given, ['description', 'metadata', 'name', 'volume_id', 'ref'], 'snapshot');
}

function fields(snapshot: JsonObject): ManageBody {
  const text = (name: string): string | null => {
    const value = get(snapshot, name);
    return typeof value === 'string' ? value : null;
  };
  const metadata = get(snapshot, 'metadata') ?? null;
  return {
    volumeId: text('volume_id') ?? '',
    ref: get(snapshot, 'ref') ?? null,
    name: text('name'),
    description: text('description'),
    metadata: isObject(metadata) ? metadata : object([]),
  };
}

function text255(value: Json, place: Place): void {
  mustBe(value, ['string', 'null'], place);
  if (typeof value === 'string' && codePointLength(value) > 255) fail(place, value, `${pyRepr(value)} is too long`);
}

function description(value: Json, place: Place): void {
  text255(value, place);
  if (typeof value === 'string' && !isDescription(value)) {
    fail(place, value, `${pyRepr(value)} does not match ${pyRepr(descriptionPattern())}`);
  }
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

function metadata(value: Json, place: Place): void {
  mustBe(value, ['object', 'null'], place);
  if (!isObject(value)) return;
  for (const [key, text] of value.entries) {
    if (!METADATA_KEY.test(key)) continue;
    mustBe(text, ['string'], key);
    if (typeof text === 'string' && codePointLength(text) > 255) fail(key, text, `${pyRepr(text)} is too long`);
  }
  const odd = value.entries.map(([key]) => key).filter((key) => !METADATA_KEY.test(key)).sort(compareCodePoints);
  if (odd.length > 0) {
    const verb = odd.length === 1 ? 'does' : 'do';
    fail(place, value, `${odd.map(pyRepr).join(', ')} ${verb} not match any of the regexes: ${METADATA_KEY_TEXT}`);
  }
}

/** Raises HttpFault 400 for anything else. */
export function mustBeObject(value: Json, place: Place): JsonObject {
  mustBe(value, ['object'], place);
  return isObject(value) ? value : object([]);
}

/** Raises HttpFault 400 for a value of another kind. */
export function mustBe(value: Json, types: readonly TypeName[], place: Place): void {
  if (!types.some((type) => type === typeOf(value))) {
    fail(place, value, `${pyRepr(value)} is not of type ${types.map(pyRepr).join(', ')}`);
  }
}

function typeOf(value: Json): TypeName | 'other' {
  const names: Partial<Record<string, TypeName>> = { dict: 'object', str: 'string', NoneType: 'null' };
  return names[pyTypeName(value)] ?? 'other';
}

/** Raises HttpFault 400 for the first key that is not there. */
export function mustHave(value: JsonObject, keys: readonly string[], place: Place): void {
  for (const key of keys) {
    if (get(value, key) === undefined) fail(place, value, `${pyRepr(key)} is a required property`);
  }
}

/** Raises HttpFault 400, naming all other keys. */
export function mustHaveNoOther(value: JsonObject, keys: readonly string[], place: Place): void {
  const extra = value.entries.map(([key]) => key).filter((key) => !keys.includes(key));
  if (extra.length === 0) return;
  const verb = extra.length === 1 ? 'was' : 'were';
  fail(place, value, `Additional properties are not allowed (${extra.map(pyRepr).join(', ')} ${verb} unexpected)`);
}

function fail(place: Place, value: Json, message: string): never {
  throw new HttpFault(400, place === undefined ? message : `Invalid input for field/attribute ${place}. Value: ${pyStr(value)}. ${message}`);
}
