/**
 * `GET manageable_snapshots`, plain and in detail: the volume service asks its driver, while the API waits.
 *
 * Source: cinder/api/contrib/snapshot_manage.py:113, resource_common_manage.py:23 there and in cinder/api/v3, cinder/api/common.py:363,
 * cinder/volume/api.py:2172, cinder/api/views/manageable_snapshots.py at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { get, isList, isObject, object, type Json } from '../../value/json.ts';
import { DriverRaised, type Calling } from '../calling.ts';
import { listManageable } from '../manager.ts';
import { serviceAt, type Whereabouts } from '../services.ts';
import { mustBeAdmin, type Asked } from './caller.ts';
import { HttpFault } from './http.ts';
import { partOf, sortOf } from './paging.ts';
import type { Query } from './query.ts';

/** The microversion from which a cluster can be named in place of a host. */
const MANAGE_EXISTING_CLUSTER = 17;
const PLAIN = ['reference', 'size', 'safe_to_manage', 'source_reference'];
const DETAIL = ['reference', 'size', 'safe_to_manage', 'reason_not_safe', 'extra_info', 'cinder_id', 'source_reference'];

export interface ListAsked {
  readonly query: Query;
  readonly detail: boolean;
  readonly minor: number;
  /** Asked for as `os-snapshot-manage`. */
  readonly oldPath: boolean;
}

/** The answer's body. Raises what stands in the way; CinderException with the driver's text for an InvalidInput of its. */
export function* manageable(services: Asked, { query, detail, minor, oldPath }: ListAsked): Calling<Json> {
  mustBeAdmin(services.caller, 'snapshot_extension:list_manageable');
  const whereabouts = whereaboutsOf(query, minor);
  const page = { ...partOf(query), ...sortOf(query, 'reference') };
  onlyThese('keys', page.sort_keys, ['reference', 'size'], oldPath);
  onlyThese('dirs', page.sort_dirs, ['asc', 'desc'], oldPath);
  const { id: host } = serviceAt(services, whereabouts);
  const entries = yield* told(listManageable(services, { host, page }));
  return object([['manageable-snapshots', entries.map((entry) => view(entry, detail ? DETAIL : PLAIN))]]);
}

/**
 * Raises InvalidParameterValue that names the others: on the old path as they were sent
 * (contrib/resource_common_manage.py:36), else each once, in no order (v3/resource_common_manage.py:59, a set of Python's,
 * whose order is another in each process). Here they are in order.
 */
function onlyThese(what: string, given: readonly string[], known: readonly string[], oldPath: boolean): void {
  const unknown = given.filter((word) => !known.includes(word));
  if (unknown.length === 0) return;
  const named = oldPath ? unknown : [...new Set(unknown)].sort(compareCodePoints);
  throw new CinderException('InvalidParameterValue', { err: `Invalid sort ${what} passed: ${named.join(', ')}` });
}

function whereaboutsOf(query: Query, minor: number): Whereabouts {
  const withClusters = minor >= MANAGE_EXISTING_CLUSTER;
  const cluster = withClusters ? (query.last('cluster') ?? null) : null;
  const host = query.last('host') ?? null;
  if (!cluster === !host) {
    throw new CinderException('InvalidInput', { reason: withClusters ? 'One and only one of cluster and host must be set.' : 'Host field is missing.' });
  }
  return { host, cluster };
}

/** The driver's entries. Its InvalidInput comes back over the wire as a text, and is raised once more with it. */
function* told(listing: Calling<Json>): Calling<readonly Json[]> {
  try {
    const entries = yield* listing;
    return isList(entries) ? entries : [];
  } catch (failure) {
    if (failure instanceof DriverRaised && failure.exception.class === 'InvalidInput') throw new HttpFault(400, failure.exception.message);
    throw failure;
  }
}

function view(entry: Json, fields: readonly string[]): Json {
  return isObject(entry) ? object(fields.map((name) => [name, get(entry, name) ?? null])) : entry;
}
