/**
 * `GET snapshots`, plain and in detail.
 *
 * Source: cinder/api/v3/snapshots.py:82-178, cinder/api/common.py:264-500, cinder/api/views/snapshots.py, cinder/volume/api.py:618,
 * :723, cinder/db/api.py:2984, :3182, cinder/common/sqlalchemyutils.py:58 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { SnapshotRow } from '../../interface.ts';
import { int, object, type Json } from '../../value/json.ts';
import type { Page } from '../calling.ts';
import { boolParam, isTrue } from './booleans.ts';
import { snapshotFor, type Asked } from './caller.ts';
import { HttpFault } from './http.ts';
import { Options } from './options.ts';
import { limitOf, partOf, sortOf } from './paging.ts';
import { encoded, type Query } from './query.ts';
import { areFilters, matching } from './snapshot-filters.ts';
import { behind, byKeys, type SortKey } from './snapshot-order.ts';
import { shownSnapshot, snapshotView } from './snapshot-view.ts';

/** Microversions from which something is there. */
const METADATA_FILTER = 22;
const SORT_BY_NAME = 30;
const GENERAL_FILTERS = 31;
const COUNT = 45;

/** What who is no administrator may filter by: before general filters, and with them (etc/cinder/resource_filters.json). */
const OLD_FILTERS = ['status', 'volume_id', 'name', 'metadata'];
const FILTERS = [...OLD_FILTERS, 'availability_zone', 'consumes_quota'];

export interface SnapshotsAsked {
  readonly query: Query;
  readonly detail: boolean;
  readonly minor: number;
  /** What links begin with. */
  readonly address: string;
}

/** The answer's body. Raises HttpFault 400, InvalidParameterValue, InvalidInput or, for a marker, SnapshotNotFound. */
export function listSnapshots(services: Asked, asked: SnapshotsAsked): Json {
  const { query, detail, minor } = asked;
  const options = new Options(query.pairs);
  const page = { ...sortOf(query, 'created_at'), ...partOf(query) };
  for (const name of ['sort', 'sort_key', 'sort_dir', 'limit', 'marker', 'offset']) options.take(name);

  const counted = minor >= COUNT && options.names.includes('with_count') && boolParam('with_count', options.get('with_count') ?? '');
  if (minor >= COUNT) options.take('with_count');
  filtersOf(options, services, minor);

  const rows = pageOfRows(services, options.copy(), { ...page, sort_keys: minor >= SORT_BY_NAME ? byDisplayName(page.sort_keys) : page.sort_keys });
  const count = counted ? countOf(services, options) : undefined;
  return object([
    ['snapshots', rows.map((row) => (detail ? shownSnapshot(row, minor) : snapshotView(row)))],
    ...linksTo(rows, count, asked),
    ...(count === undefined ? [] : [['count', int(count)] as const]),
  ]);
}

/** Leaves the filters, by the names that they have in the database. */
function filtersOf(options: Options, { caller }: Asked, minor: number): void {
  if (minor >= GENERAL_FILTERS) {
    if (options.names.some((name) => /[^\0-\x7f]/.test(name))) throw new HttpFault(400, 'Filter keys can only contain ASCII characters.');
    if (!caller.isAdmin) refuseOthers(options);
    options.rename('name~', 'display_name~');
    options.rename('description~', 'display_description~');
    options.rename('consumes_quota', 'use_quota');
  } else {
    if (minor < METADATA_FILTER) options.take('metadata');
    options.take('use_quota');
    for (const name of caller.isAdmin ? [] : options.names) if (!OLD_FILTERS.includes(name)) options.take(name);
  }
  const useQuota = options.get('use_quota');
  if (useQuota !== undefined) options.set('use_quota', String(boolParam('use_quota', useQuota)));
  options.rename('name', 'display_name');
}

/** Clients always send `all_tenants`, which is not held against them. */
function refuseOthers(options: Options): void {
  const others = options.names.filter((name) => !FILTERS.includes(name));
  if (others.includes('all_tenants')) options.take('all_tenants');
  others.splice(others.indexOf('all_tenants'), others.includes('all_tenants') ? 1 : 0);
  if (others.length > 0) throw new HttpFault(400, `Invalid filters ${others.join(',')} are found in query options.`);
}

function byDisplayName(keys: readonly string[]): string[] {
  const first = keys.indexOf('name');
  return keys.map((key, index) => (index === first ? 'display_name' : key));
}

function pageOfRows(services: Asked, filters: Options, { sort_keys, sort_dirs, marker, limit, offset }: Page): SnapshotRow[] {
  const { world, caller } = services;
  const allTenants = isTrue(filters.take('all_tenants') ?? 'false') && caller.isAdmin;
  if (!areFilters(filters)) return [];
  if (!allTenants) filters.set('project_id', caller.projectId);

  const order = orderOf(sort_keys, sort_dirs);
  const rows = matching(world, filters);
  if (!rows) return [];
  const last = marker === null ? undefined : snapshotFor(services, marker);
  const sorted = rows.sort(byKeys(order));
  const rest = last ? sorted.filter((row) => behind(row, last, order)) : sorted;
  return rest.slice(offset, offset + limit);
}

/** What it is sorted by, with what makes that unique. Raises InvalidInput for a direction. */
function orderOf(keys: readonly string[], directions: readonly string[]): SortKey[] {
  const known = directions.map((direction): SortKey['direction'] => {
    if (direction === 'asc' || direction === 'desc') return direction;
    throw new CinderException('InvalidInput', { reason: "Unknown sort direction, must be 'desc' or 'asc'." });
  });
  const [first = 'desc'] = known;
  const more = ['created_at', 'id'].filter((name) => !keys.includes(name));
  return [...keys.map((name, index) => ({ name, direction: known[index] ?? first })), ...more.map((name) => ({ name, direction: first }))];
}

/** All that pass the filters, without regard to the page. Where `all_tenants` is left as a filter, there are none (cinder/volume/api.py:623). */
function countOf({ world, caller }: Asked, filters: Options): number {
  if (boolParam('all_tenants', filters.get('all_tenants') ?? 'false') && caller.isAdmin) filters.take('all_tenants');
  else filters.set('project_id', caller.projectId);
  return matching(world, filters)?.length ?? 0;
}

/** The way to the next page, when this one is as full as it may be. */
function linksTo(rows: readonly SnapshotRow[], count: number | undefined, { query, detail, address }: SnapshotsAsked): readonly (readonly [string, Json])[] {
  const last = rows.at(-1);
  if (!last || limitOf(query) > (count || rows.length)) return [];
  const parameters = [...query.pairs.filter(([name]) => name !== 'marker'), ['marker', last.id] as const];
  const href = `${address}/snapshots${detail ? '/detail' : ''}?${encoded(parameters)}`;
  return [['snapshots_links', [object([['rel', 'next'], ['href', href]])]]];
}
