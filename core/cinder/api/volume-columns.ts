/** Volumes' columns in Cinder's database, by which lists are filtered and sorted (cinder/db/models.py:312 at ab09bc39). */
import type { VolumeRow } from '../../interface.ts';
import { DEFAULT_NOW } from '../../world/world.ts';
import { databaseTime, type Columns, type Value } from './columns.ts';

/** Who made volumes of which nobody says so: the user that noauth takes everybody for. */
export const SOME_USER = 'admin';
/** When they came into being. */
const BEGINNING = new Date(DEFAULT_NOW).toISOString();
/** Option `storage_availability_zone`. */
export const ZONE = 'nova';
/** Of volumes for which no type is named here: upstream gives them its default one, as a volume has a type (cinder/db/models.py:374). */
export const DEFAULT_TYPE = { id: '00000000-0000-4000-8000-00000000d3f1', name: '__DEFAULT__' };

/** A volume's time of creation, ISO 8601 in UTC. */
export function createdAt({ created_at }: VolumeRow): string {
  return created_at ?? BEGINNING;
}

/** What stands in the row as Cinder's database has it: a name's id only where it is another. */
export function nameId({ id, name_id }: VolumeRow): string | null {
  return name_id === id ? null : name_id;
}

const nothing = (): Value => null;

/** Nothing here attaches, boots, encrypts, groups or copies a volume: those columns have one value in all rows. */
export const VOLUME_COLUMNS: Columns<VolumeRow> = {
  id: ({ id }) => id,
  _name_id: nameId,
  use_quota: () => true,
  ec2_id: nothing,
  user_id: ({ user_id }) => (user_id === undefined ? SOME_USER : user_id),
  project_id: (row) => row.project_id,
  snapshot_id: nothing,
  cluster_name: nothing,
  host: ({ host }) => host,
  size: ({ size }) => size,
  availability_zone: () => ZONE,
  status: ({ status }) => status,
  attach_status: () => 'detached',
  migration_status: (row) => row.migration_status ?? null,
  scheduled_at: nothing,
  launched_at: nothing,
  terminated_at: nothing,
  display_name: (row) => row.display_name,
  display_description: nothing,
  provider_location: (row) => row.provider_location,
  provider_auth: nothing,
  provider_geometry: nothing,
  provider_id: (row) => row.provider_id,
  volume_type_id: (row) => row.volume_type_id ?? DEFAULT_TYPE.id,
  source_volid: nothing,
  encryption_key_id: nothing,
  consistencygroup_id: nothing,
  group_id: nothing,
  bootable: () => false,
  multiattach: () => false,
  replication_status: (row) => row.replication_status,
  replication_extended_status: nothing,
  replication_driver_data: nothing,
  previous_status: nothing,
  service_uuid: nothing,
  shared_targets: () => true,
  created_at: (row) => databaseTime(createdAt(row)),
  updated_at: (row) => databaseTime(row.updated_at ?? null),
  deleted_at: nothing,
  deleted: () => false,
};

/** What the class has besides: a list can be asked for by these, and is empty. */
const PROPERTIES = ['name', 'name_id'];

export function isVolumeProperty(name: string): boolean {
  return PROPERTIES.includes(name);
}
