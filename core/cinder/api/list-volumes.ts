/**
 * `GET volumes`, plain and in detail, and `GET volumes/summary`.
 *
 * Source: cinder/api/v3/volumes.py:119-230, cinder/volume/api.py:636, :645, :695, cinder/db/api.py:2736-3060 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { VolumeRow } from '../../interface.ts';
import { int, object, type Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import type { Page } from '../calling.ts';
import { boolParam } from './booleans.ts';
import type { Asked } from './caller.ts';
import { dropOthers, keepFilters } from './general-filters.ts';
import { linksOn } from './links.ts';
import type { ListAsked } from './list-snapshots.ts';
import { Options } from './options.ts';
import { byDisplayName, pageOf, sortKeys } from './order.ts';
import { partOf, sortOf, takePage } from './paging.ts';
import { VOLUME_COLUMNS } from './volume-columns.ts';
import { matchingVolumes, volumeFilters, type VolumeFilters } from './volume-filters.ts';
import { volumeSummary, volumeView } from './volume-view.ts';

/** Microversions from which something is there. */
const COUNT = 45;
const SUMMARY_WITH_METADATA = 36;

const KNOWN = [
  'name', 'status', 'metadata', 'bootable', 'migration_status', 'availability_zone', 'group_id', 'size', 'created_at', 'updated_at', 'consumes_quota',
] as const;
const FILTERS = {
  known: KNOWN,
  knownBefore: KNOWN,
  later: [[3, 'glance_metadata'], [9, 'group_id'], [59, 'created_at'], [59, 'updated_at'], [64, 'use_quota']],
} as const;

/** The answer's body. Raises HttpFault 400, InvalidParameterValue, InvalidInput, what filters raise or, for a marker, VolumeNotFound. */
export function listVolumes(services: Asked, { query, detail, minor, address }: ListAsked): Json {
  const options = new Options(query.pairs);
  const part = partOf(query);
  const page = { ...part, ...sortOf(query, 'created_at') };
  takePage(options);

  const counted = minor >= COUNT && options.has('with_count') && boolParam('with_count', options.get('with_count') ?? '');
  if (minor >= COUNT) options.take('with_count');
  keepFilters(options, services.caller, minor, FILTERS);
  options.rename('name', 'display_name');
  const useQuota = options.get('use_quota');
  if (useQuota !== undefined) options.set('use_quota', String(boolParam('use_quota', useQuota)));
  const filters = volumeFilters(options, minor);

  const rows = pageOfRows(services, filters, { ...page, sort_keys: byDisplayName(page.sort_keys) });
  const count = counted ? (rowsOf(services, filters)?.length ?? 0) : undefined;
  return object([
    ['volumes', rows.map((row) => (detail ? volumeView(services, row, minor, address) : volumeSummary(row, address)))],
    ...linksOn('volumes', rows, count, { address, collection: `volumes${detail ? '/detail' : ''}`, query }),
    ...(count === undefined ? [] : [['count', int(count)] as const]),
  ]);
}

/** How many volumes there are of what size in all. Raises InvalidParameterValue, or KeyError for an unknown filter that comes twice. */
export function summarizeVolumes({ world, caller }: Asked, { query, minor }: Pick<ListAsked, 'query' | 'minor'>): Json {
  const options = new Options(query.pairs);
  dropOthers(options, caller, KNOWN);
  const all = boolParam('all_tenants', options.get('all_tenants') ?? 'false') && caller.isAdmin;
  const rows = world.volumes.all().filter(({ project_id }) => all || project_id === caller.projectId);
  const pairs = new Map<string, Set<string>>();
  for (const [key, value] of rows.flatMap(({ metadata }) => metadata.entries)) pairs.set(key, (pairs.get(key) ?? new Set()).add(pyStr(value)));
  return object([['volume-summary', object([
    ['total_count', int(rows.length)],
    ['total_size', int(rows.reduce((sum, { size }) => sum + size, 0))],
    ...(minor >= SUMMARY_WITH_METADATA ? [['metadata', object([...pairs].map(([key, values]) => [key, [...values]] as const))] as const] : []),
  ])]]);
}

function pageOfRows(services: Asked, filters: VolumeFilters, { sort_keys, sort_dirs, marker, ...part }: Page): VolumeRow[] {
  const { world, caller } = services;
  wantsAll(filters); // which may raise, before anything else does
  const order = sortKeys(sort_keys, sort_dirs);
  // Others than administrators don't see where a volume is migrated to (cinder/volume/api.py:670).
  const rows = rowsOf(services, caller.isAdmin ? filters : new Map([...filters, ['no_migration_targets', true]]));
  if (!rows) return [];
  // The database is asked as an administrator, who finds the volumes of all projects.
  const last = marker === null ? undefined : world.volumes.get(marker);
  if (marker !== null && !last) throw new CinderException('VolumeNotFound', { volume_id: marker });
  return pageOf(rows, order, VOLUME_COLUMNS, last, part);
}

/** All that pass the filters. Where `all_tenants` is left as a filter, there are none. */
function rowsOf(services: Asked, filters: VolumeFilters): VolumeRow[] | undefined {
  const { world, caller } = services;
  const all = wantsAll(filters) && caller.isAdmin;
  const others = [...filters].filter(([name]) => name !== (all ? 'all_tenants' : 'project_id'));
  return matchingVolumes(world.volumes.all(), new Map(all ? others : [...others, ['project_id', caller.projectId]]));
}

function wantsAll(filters: VolumeFilters): boolean {
  const given = filters.get('all_tenants');
  return boolParam('all_tenants', given === undefined || typeof given === 'function' ? 'false' : pyStr(given));
}
