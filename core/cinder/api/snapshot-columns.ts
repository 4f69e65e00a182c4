/** Snapshots' columns in Cinder's database, by which lists are filtered and sorted (cinder/db/models.py:900 at ab09bc39). */
import type { SnapshotRow } from '../../interface.ts';
import { databaseTime, type Columns } from './columns.ts';

export const SNAPSHOT_COLUMNS: Columns<SnapshotRow> = {
  id: ({ id }) => id,
  created_at: (row) => databaseTime(row.created_at),
  updated_at: (row) => databaseTime(row.updated_at),
  use_quota: () => true,
  user_id: (row) => row.user_id,
  project_id: (row) => row.project_id,
  volume_id: (row) => row.volume_id,
  cgsnapshot_id: (row) => row.cgsnapshot_id,
  group_snapshot_id: (row) => row.group_snapshot_id,
  status: ({ status }) => status,
  progress: (row) => row.progress ?? '0%',
  volume_size: (row) => row.volume_size,
  scheduled_at: () => null,
  display_name: (row) => row.display_name,
  display_description: (row) => row.display_description,
  encryption_key_id: () => null,
  volume_type_id: (row) => row.volume_type_id,
  provider_location: (row) => row.provider_location,
  provider_id: (row) => row.provider_id,
  provider_auth: (row) => row.provider_auth,
};

/** What the class has besides: a list can be asked for by these, and is empty. */
const PROPERTIES = ['name', 'volume_name'];

export function isProperty(name: string): boolean {
  return PROPERTIES.includes(name);
}
