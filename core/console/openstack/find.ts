/** Things by name or id, as osc-lib looks for them (osc_lib/utils/__init__.py:170), and lists, as cinderclient asks for them (cinderclient/base.py:72). */
import { get, isList, isObject, type Json, type JsonObject } from '../../value/json.ts';
import { pyRepr } from '../../value/python.ts';
import { INT } from '../argparse/types.ts';
import { quotePlus } from '../sent-url.ts';
import { ask, type Asking, type Cloud } from './cloud.ts';
import { Failure } from './failure.ts';

/** What there are lists of. */
export type Kind = 'snapshot' | 'volume';

/** @throws Failure; what the answer has not ends the client with Python's KeyError or TypeError */
export function* getOne(cloud: Cloud, kind: Kind, id: string): Asking<JsonObject> {
  return part(yield* ask(cloud, 'GET', `/${kind}s/${id}`), kind);
}

/** The object below a key of an answer. */
export function part(body: Json, key: string): JsonObject {
  const value = member(body, key);
  return isObject(value) ? value : { entries: [] };
}

function member(body: Json, key: string): Json {
  if (!isObject(body)) throw new Failure(`'${body === null ? 'NoneType' : 'list'}' object is not subscriptable`, 'TypeError');
  const value = get(body, key);
  if (value === undefined) throw new Failure(pyRepr(key), 'KeyError');
  return value;
}

/** Filters by name; those that say nothing are left out. */
export type Filters = Readonly<Record<string, string | number | boolean | null>>;

/** A list with all of its pages, or as many things as `limit` says. */
export function* list(cloud: Cloud, kind: Kind, filters: Filters = {}, limit: number | null = null): Asking<readonly JsonObject[]> {
  const key = `${kind}s`;
  const found: JsonObject[] = [];
  let path: string | null = `/${key}/detail${query(filters)}`;
  while (path !== null) {
    const body: Json = yield* ask(cloud, 'GET', path);
    const page = member(body, key);
    const items = isList(page) ? page.filter(isObject) : [];
    found.push(...items);
    if (limit !== null && limit > 0 && found.length >= limit) return found.slice(0, limit);
    path = nextOf(body, `${key}_links`);
  }
  return found;
}

function query(filters: Filters): string {
  const said = Object.entries(filters).filter(([, value]) => Boolean(value));
  const texts = said.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${quotePlus(value === true ? 'True' : String(value))}`);
  return texts.length === 0 ? '' : `?${texts.join('&')}`;
}

function nextOf(body: Json, key: string): string | null {
  const links = isObject(body) ? get(body, key) : undefined;
  if (links === undefined || !isList(links)) return null;
  const next = links.find((link) => isObject(link) && get(link, 'rel') === 'next');
  const href = next !== undefined && isObject(next) ? get(next, 'href') : undefined;
  return typeof href === 'string' && href !== '' ? href : null;
}

/** By id, then by a number for an id, then by name. @throws Failure */
export function* find(cloud: Cloud, kind: Kind, nameOrId: string): Asking<JsonObject> {
  const byId = yield* attempt(getOne(cloud, kind, nameOrId));
  if (!(byId instanceof Failure)) return byId;
  if (/^\p{Nd}+$/u.test(nameOrId)) {
    const byNumber = yield* attempt(getOne(cloud, kind, String(numberIn(nameOrId))));
    if (!(byNumber instanceof Failure)) return byNumber;
    if (byNumber.raises !== 'NotFound' && byNumber.raises !== 'TypeError') throw byNumber;
  }
  return yield* findByName(cloud, kind, nameOrId);
}

function numberIn(digits: string): bigint {
  const value = INT.read(digits);
  return value !== undefined && value !== null && typeof value === 'object' && 'int' in value ? value.int : 0n;
}

function* findByName(cloud: Cloud, kind: Kind, name: string): Asking<JsonObject> {
  const listed = yield* attempt(list(cloud, kind, { all_tenants: 1, name }));
  if (listed instanceof Failure) {
    if (listed.raises === 'NotFound') throw none(kind, name);
    return yield* findInAll(cloud, kind, name);
  }
  const matches = listed.filter((one) => get(one, 'name') === name);
  const [only] = matches;
  if (only === undefined) throw none(kind, name);
  if (matches.length > 1) throw new Failure(`More than one ${kind} exists with the name '${name}'.`);
  return only;
}

/** When the search by name failed: the client looks through all, and trips over the first (osc_lib/utils/__init__.py:264). */
function* findInAll(cloud: Cloud, kind: Kind, name: string): Asking<JsonObject> {
  const all = yield* list(cloud, kind);
  if (all.length > 0) throw new Failure('Resource.get() takes 1 positional argument but 2 were given', 'TypeError');
  throw new Failure(`Could not find resource ${name}`);
}

function none(kind: string, name: string): Failure {
  return new Failure(`No ${kind} with a name or ID of '${name}' exists.`);
}

/** The result, or the failure as a value. */
export function* attempt<Result>(asking: Asking<Result>): Asking<Result | Failure> {
  try {
    return yield* asking;
  } catch (problem) {
    if (problem instanceof Failure) return problem;
    throw problem;
  }
}
