/**
 * `GET snapshots`, plain and in detail.
 *
 * Source: cinder/api/v3/snapshots.py:82-178, cinder/api/common.py:264-500, cinder/api/views/snapshots.py, cinder/volume/api.py:618,
 * :723, cinder/db/api.py:2984 at ab09bc39.
 */
import type { SnapshotRow } from '../../interface.ts';
import { int, object, type Json } from '../../value/json.ts';
import type { Page } from '../calling.ts';
import { boolParam, isTrue } from './booleans.ts';
import { snapshotFor, type Asked } from './caller.ts';
import { keepFilters } from './general-filters.ts';
import { linksOn } from './links.ts';
import { Options } from './options.ts';
import { byDisplayName, pageOf, sortKeys } from './order.ts';
import { partOf, sortOf, takePage } from './paging.ts';
import type { Query } from './query.ts';
import { SNAPSHOT_COLUMNS } from './snapshot-columns.ts';
import { areFilters, matching } from './snapshot-filters.ts';
import { shownSnapshot, snapshotView } from './snapshot-view.ts';

/** Microversions from which something is there. */
const SORT_BY_NAME = 30;
const COUNT = 45;

const OLD_FILTERS = ['status', 'volume_id', 'name', 'metadata'];
const FILTERS = {
  known: [...OLD_FILTERS, 'availability_zone', 'consumes_quota'],
  knownBefore: OLD_FILTERS,
  later: [[21, 'metadata'], [64, 'use_quota']],
} as const;

export interface ListAsked {
  readonly query: Query;
  readonly detail: boolean;
  readonly minor: number;
  /** What links begin with. */
  readonly address: string;
}

/** The answer's body. Raises HttpFault 400, InvalidParameterValue, InvalidInput or, for a marker, SnapshotNotFound. */
export function listSnapshots(services: Asked, { query, detail, minor, address }: ListAsked): Json {
  const options = new Options(query.pairs);
  const page = { ...sortOf(query, 'created_at'), ...partOf(query) };
  takePage(options);

  const counted = minor >= COUNT && options.has('with_count') && boolParam('with_count', options.get('with_count') ?? '');
  if (minor >= COUNT) options.take('with_count');
  keepFilters(options, services.caller, minor, FILTERS);
  const useQuota = options.get('use_quota');
  if (useQuota !== undefined) options.set('use_quota', String(boolParam('use_quota', useQuota)));
  options.rename('name', 'display_name');

  const rows = pageOfRows(services, options.copy(), { ...page, sort_keys: minor >= SORT_BY_NAME ? byDisplayName(page.sort_keys) : page.sort_keys });
  const count = counted ? countOf(services, options) : undefined;
  return object([
    ['snapshots', rows.map((row) => (detail ? shownSnapshot(row, minor) : snapshotView(row)))],
    ...linksOn('snapshots', rows, count, { address, collection: `snapshots${detail ? '/detail' : ''}`, query }),
    ...(count === undefined ? [] : [['count', int(count)] as const]),
  ]);
}

function pageOfRows(services: Asked, filters: Options, { sort_keys, sort_dirs, marker, ...part }: Page): SnapshotRow[] {
  const { world, caller } = services;
  const allTenants = isTrue(filters.take('all_tenants') ?? 'false') && caller.isAdmin;
  if (!areFilters(filters)) return [];
  if (!allTenants) filters.set('project_id', caller.projectId);

  const order = sortKeys(sort_keys, sort_dirs);
  const rows = matching(world, filters);
  if (!rows) return [];
  const last = marker === null ? undefined : snapshotFor(services, marker);
  return pageOf(rows, order, SNAPSHOT_COLUMNS, last, part);
}

/** All that pass the filters, without regard to the page. Where `all_tenants` is left as a filter, there are none (cinder/volume/api.py:623). */
function countOf({ world, caller }: Asked, filters: Options): number {
  if (boolParam('all_tenants', filters.get('all_tenants') ?? 'false') && caller.isAdmin) filters.take('all_tenants');
  else filters.set('project_id', caller.projectId);
  return matching(world, filters)?.length ?? 0;
}
