/**
 * Which page of a list is asked for, and in which order.
 *
 * Source: cinder/api/common.py:63-190 at ab09bc39.
 */
import { PythonException } from '../../errors.ts';
import type { Page } from '../calling.ts';
import { pyInt } from '../python.ts';
import { HttpFault } from './http.ts';
import type { Options } from './options.ts';
import type { Query } from './query.ts';

/** Option `osapi_max_limit`. */
const LONGEST = 1000;
/** The greatest that Cinder's database holds. */
const GREATEST = 2_147_483_647;
const BOTH_SORTS = "The 'sort_key' and 'sort_dir' parameters are deprecated and cannot be used with the 'sort' parameter.";

/** The part of a list that is asked for. Raises HttpFault 400. */
export function partOf(query: Query): Pick<Page, 'limit' | 'marker' | 'offset'> {
  return { limit: limitOf(query), marker: query.first('marker') ?? null, offset: offsetOf(query) };
}

export function limitOf(query: Query): number {
  const limit = whole(query.first('limit') ?? String(LONGEST), 'limit param must be an integer');
  if (limit < 0) throw new HttpFault(400, 'limit param must be positive');
  return Math.min(limit, LONGEST);
}

function offsetOf(query: Query): number {
  const offset = whole(query.first('offset') ?? '0', 'offset must be an integer');
  if (offset < 0) throw new HttpFault(400, 'offset must be >= 0');
  if (offset > GREATEST) throw new HttpFault(400, `offset must be <= ${GREATEST}`);
  return offset;
}

function whole(text: string, problem: string): number {
  try {
    return pyInt(text);
  } catch (failure) {
    if (failure instanceof PythonException) throw new HttpFault(400, problem);
    throw failure;
  }
}

/**
 * The order that is asked for, its words as they are. Raises HttpFault 400.
 * @param defaultKey by which a list is sorted unless it says otherwise
 */
export function sortOf(query: Query, defaultKey: string): Pick<Page, 'sort_keys' | 'sort_dirs'> {
  const sort = query.first('sort');
  if (sort === undefined) {
    return { sort_keys: [(query.first('sort_key') ?? defaultKey).trim()], sort_dirs: [(query.first('sort_dir') ?? 'desc').trim()] };
  }
  if (query.has('sort_key') || query.has('sort_dir')) throw new HttpFault(400, BOTH_SORTS);
  const pairs = sort.trim().split(',').map((pair) => {
    const [key = '', ...direction] = pair.split(':');
    return { key: key.trim(), direction: (direction.join(':') || 'desc').trim() };
  });
  return { sort_keys: pairs.map(({ key }) => key), sort_dirs: pairs.map(({ direction }) => direction) };
}

/** Takes out what says which page is asked for. */
export function takePage(options: Options): void {
  for (const name of ['sort', 'sort_key', 'sort_dir', 'limit', 'marker', 'offset']) options.take(name);
}
