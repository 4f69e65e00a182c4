/** A volume or a snapshot by what a person calls it: its id or its name (cinderclient/utils.py:218). */
import { get, int, isObject, type JsonObject } from '../../value/json.ts';
import { decimalDigit } from '../../value/unicode.ts';
import { ClientFailure, HttpFailure } from './failure.ts';
import { bodyOf, listAddress, listAll } from './listing.ts';
import type { Service, Steps } from './service.ts';

export type Kind = 'volume' | 'snapshot';

/** @throws ClientFailure when there is none, or several of that name */
export function* find(service: Service, kind: Kind, called: string): Steps<JsonObject> {
  return (yield* byId(service, kind, called)) ?? (yield* byName(service, kind, called));
}

/** The thing of an id. @throws ClientFailure */
export function* show(service: Service, kind: Kind, id: string): Steps<JsonObject> {
  const body = yield* service.get(`/${kind}s/${id}`);
  const thing = get(bodyOf(body, kind), kind) ?? null;
  if (!isObject(thing)) throw new ClientFailure(`'${kind}'`);
  return thing;
}

/** The id of a thing that was found. */
export function idOf(thing: JsonObject): string {
  const id = get(thing, 'id');
  return typeof id === 'string' ? id : '';
}

/** Only what looks like an id is asked for by it. */
function* byId(service: Service, kind: Kind, called: string): Steps<JsonObject | undefined> {
  const id = isNumber(called) ? numberOf(called) : isUuid(called) ? called : undefined;
  if (id === undefined) return undefined;
  try {
    return yield* show(service, kind, id);
  } catch (failure) {
    if (failure instanceof HttpFailure && failure.status === 404) return undefined;
    throw failure;
  }
}

function isNumber(text: string): boolean {
  return text !== '' && Array.from(text).every((character) => decimalDigit(character.codePointAt(0) ?? 0) !== undefined);
}

/** Ids were numbers once: zeros in front of one don't count. */
function numberOf(text: string): string {
  const digits = Array.from(text, (character) => decimalDigit(character.codePointAt(0) ?? 0) ?? 0).join('');
  return BigInt(digits).toString();
}

/** What Python's `uuid.UUID` takes. */
function isUuid(text: string): boolean {
  const plain = text.replaceAll('urn:', '').replaceAll('uuid:', '').replace(/^[{}]+|[{}]+$/g, '').replaceAll('-', '');
  return /^[0-9a-f]{32}$/i.test(plain);
}

/** By name; then by a name for people that nothing has any more, which takes a list of everything. */
function* byName(service: Service, kind: Kind, called: string): Steps<JsonObject> {
  const resource = `${kind}s/detail`;
  const everyone = ['all_tenants', int(1)] as const;
  const { items } = yield* listAll(service, listAddress(resource, { searched: [everyone, ['name', called]] }), `${kind}s`);
  const [found, another] = items.filter((item) => get(item, 'name') === called);
  if (another) throw new ClientFailure(`Multiple ${kind} matches found for '${called}', use an ID to be more specific.`);
  if (found) return found;
  yield* listAll(service, listAddress(resource, { searched: [everyone] }), `${kind}s`);
  throw new ClientFailure(`No ${kind} with a name or ID of '${called}' exists.`);
}
