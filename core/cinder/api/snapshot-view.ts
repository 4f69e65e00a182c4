/** A snapshot as the API shows it (cinder/api/views/snapshots.py, cinder/api/v3/views/snapshots.py at ab09bc39). */
import type { SnapshotRow } from '../../interface.ts';
import { int, object, type Json } from '../../value/json.ts';
import { shownTime } from './shown-time.ts';

type Fields = readonly (readonly [string, Json])[];

/** As it is shown after its making. */
export function snapshotView(row: SnapshotRow): Json {
  return object(common(row));
}

/** As it is shown after a change of its texts. @param minor the request's microversion */
export function updatedSnapshot(row: SnapshotRow, minor: number): Json {
  return object(detail(row, minor));
}

/** As it is shown to who asks for it. @param minor the request's microversion */
export function shownSnapshot(row: SnapshotRow, minor: number): Json {
  return object([
    ...detail(row, minor),
    ['os-extended-snapshot-attributes:project_id', row.project_id],
    // Only a snapshot that Cinder makes itself gets further than its beginning.
    ['os-extended-snapshot-attributes:progress', row.progress ?? '0%'],
  ]);
}

function detail(row: SnapshotRow, minor: number): Fields {
  const since = (least: number, name: string, value: Json): Fields => (minor >= least ? [[name, value]] : []);
  return [
    ...common(row),
    ...since(14, 'group_snapshot_id', row.group_snapshot_id),
    ...since(41, 'user_id', row.user_id),
    ...since(65, 'consumes_quota', true),
  ];
}

function common(row: SnapshotRow): Fields {
  return [
    ['id', row.id],
    ['created_at', shownTime(row.created_at)],
    ['updated_at', shownTime(row.updated_at)],
    ['name', row.display_name],
    ['description', row.display_description],
    ['volume_id', row.volume_id],
    ['status', row.status],
    ['size', int(row.volume_size)],
    ['metadata', row.metadata],
  ];
}
