/** Lists of things: their addresses, their pages (cinderclient/base.py). */
import { get, isList, isObject, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { quotePlus } from '../sent-url.ts';
import { ClientFailure } from './failure.ts';
import { pyInt } from './python-int.ts';
import type { Service, Steps } from './service.ts';

/** What a list is asked for; what Python takes for false is left out. */
export interface Wanted {
  readonly searched?: readonly (readonly [name: string, value: Json])[];
  readonly marker?: string | null;
  readonly limit?: string | null;
  readonly offset?: string | null;
  readonly sort?: string | null;
}

const SORT_KEYS = ['id', 'status', 'size', 'availability_zone', 'name', 'bootable', 'created_at', 'reference'];
const SORT_DIRECTIONS = ['asc', 'desc'];

/** @param resource the part of the path, such as `snapshots/detail` @throws ClientFailure for a sort that there is not */
export function listAddress(resource: string, { searched = [], marker, limit, offset, sort }: Wanted): string {
  const parameters = new Map<string, Json>(searched.filter(([, value]) => pyTruthy(value)));
  if (marker) parameters.set('marker', marker);
  if (limit) parameters.set('limit', limit);
  if (sort) parameters.set('sort', sortParameter(sort));
  if (offset) parameters.set('offset', offset);
  const pairs = [...parameters].sort(([a], [b]) => compareCodePoints(a, b)).filter(([, value]) => value !== '');
  const query = pairs.map(([name, value]) => `${quotePlus(name)}=${quotePlus(pyStr(value))}`).join('&');
  return `/${resource}${query === '' ? '' : `?${query}`}`;
}

function sortParameter(sort: string): string {
  return sort
    .split(',')
    .filter((item) => item !== '')
    .map((item) => {
      const colon = item.indexOf(':');
      const key = sortKey((colon < 0 ? item : item.slice(0, colon)).trim());
      const direction = colon < 0 ? '' : item.slice(colon + 1);
      return direction === '' ? key : `${key}:${sortDirection(direction.trim())}`;
    })
    .join(',');
}

function sortKey(key: string): string {
  if (!SORT_KEYS.includes(key)) throw new ClientFailure(`sort_key must be one of the following: ${SORT_KEYS.join(', ')}.`);
  return key === 'name' ? 'display_name' : key;
}

function sortDirection(direction: string): string {
  if (SORT_DIRECTIONS.includes(direction)) return direction;
  throw new ClientFailure(`sort_dir must be one of the following: ${SORT_DIRECTIONS.join(', ')}.`);
}

export interface Listed {
  readonly items: readonly JsonObject[];
  /** How many there are in all, if the API was asked for that. */
  readonly count: Json | undefined;
}

/**
 * All pages, until as many as the limit are there.
 *
 * @param key the list's name in the body @param limit as a person wrote it
 */
export function* listAll(service: Service, address: string, key: string, limit?: string | null): Steps<Listed> {
  let items: JsonObject[] = [];
  let count: Json | undefined;
  let next: string | undefined = address;
  for (let first = true; next !== undefined; first = false) {
    const body: JsonObject = bodyOf(yield* service.get(next), key);
    if (first) count = get(body, 'count');
    const found = itemsOf(body, key);
    const most = limit ? pyInt(limit) : undefined;
    if (most !== undefined && most - items.length <= found.length) {
      return { items: [...items, ...found.slice(0, most - items.length)], count };
    }
    items = [...items, ...found];
    next = nextLink(body, key);
  }
  return { items, count };
}

/** @throws ClientFailure what Python says of a body that is none, or lacks the key */
export function bodyOf(body: Json | undefined, key: string): JsonObject {
  if (body === undefined || body === null) throw new ClientFailure("'NoneType' object is not subscriptable");
  if (isObject(body) && get(body, key) !== undefined) return body;
  throw new ClientFailure(`'${key}'`);
}

function itemsOf(body: JsonObject, key: string): readonly JsonObject[] {
  const data = get(body, key) ?? null;
  return isList(data) ? data.filter((item) => pyTruthy(item)).filter(isObject) : [];
}

function nextLink(body: JsonObject, key: string): string | undefined {
  const links = get(body, `${key}_links`) ?? null;
  const next = isList(links) ? links.filter(isObject).find((link) => get(link, 'rel') === 'next') : undefined;
  const href = next && get(next, 'href');
  return typeof href === 'string' ? href : undefined;
}
