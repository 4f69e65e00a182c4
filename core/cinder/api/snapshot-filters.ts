/**
 * Which snapshots a list shows.
 *
 * Source: cinder/db/api.py:2314, :3892, :7791 at ab09bc39.
 */
import type { SnapshotRow, VolumeRow } from '../../interface.ts';
import type { World } from '../../world/world.ts';
import { columnIn } from './columns.ts';
import { hasAll, isAt, isEqual, isLike } from './comparisons.ts';
import type { Options } from './options.ts';
import { dictOf } from './python-literal.ts';
import { isProperty, SNAPSHOT_COLUMNS } from './snapshot-columns.ts';

/** Filters that look at the snapshot's volume. */
const OF_VOLUME = ['host', 'cluster_name', 'availability_zone'];
/** Option `storage_availability_zone`. */
const ZONE = 'nova';

/** Whether filters of these names make sense to the database; else nothing is looked for. */
export function areFilters(filters: Options): boolean {
  return filters.names.every((name) => {
    if (OF_VOLUME.includes(name)) return true;
    if (name === 'metadata') return dictOf(filters.get(name) ?? '') !== undefined;
    const bare = name.replace(/~+$/, '');
    return columnIn(SNAPSHOT_COLUMNS, bare) !== undefined || isProperty(bare);
  });
}

/** The snapshots that pass all filters; undefined when one of them can't be asked for. */
export function matching(world: World, filters: Options): SnapshotRow[] | undefined {
  const names = [...new Set(filters.names)];
  const tests = names.map((name) => testOf(name, filters.get(name) ?? '', world, names.some((other) => OF_VOLUME.includes(other))));
  if (tests.some((test) => test === undefined)) return undefined;
  return world.snapshots.all().filter((row) => tests.every((test) => test?.(row)));
}

type Test = (row: SnapshotRow) => boolean;

function testOf(name: string, wanted: string, world: World, joined: boolean): Test | undefined {
  if (name === 'metadata') {
    const dict = dictOf(wanted);
    return dict && ((row) => hasAll(row.metadata, dict));
  }
  const volumeOf = (row: SnapshotRow): VolumeRow | undefined => world.volumes.get(row.volume_id);
  if (name === 'host') return (row) => isAt(volumeOf(row)?.host ?? '', wanted);
  if (name === 'cluster_name') return () => wanted === '';
  if (name === 'availability_zone') return () => wanted === ZONE || wanted === '';
  if (name.endsWith('~')) return likeTest(name.replace(/~+$/, ''), wanted);
  const column = columnIn(SNAPSHOT_COLUMNS, name);
  if (!column) return undefined;
  // Once the volume is looked at as well, its column of the name is meant (`filter_by` after a join).
  if (joined && name === 'project_id') return (row) => volumeOf(row)?.project_id === wanted;
  if (joined && name === 'status') return (row) => volumeOf(row)?.status === wanted;
  if (joined && name === 'display_name') return (row) => volumeOf(row)?.display_name === wanted;
  if (name === 'use_quota') return () => wanted === 'true';
  return (row) => isEqual(column(row), wanted);
}

/** A property of the class is no column, and passes over this filter. */
function likeTest(name: string, wanted: string): Test | undefined {
  if (isProperty(name)) return () => true;
  const column = columnIn(SNAPSHOT_COLUMNS, name);
  const like = isLike(wanted);
  return column && ((row) => like(column(row)));
}
