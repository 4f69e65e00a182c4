/**
 * A volume as the API shows it.
 *
 * Source: cinder/api/v3/views/volumes.py:37-268, cinder/api/contrib/volume_tenant_attribute.py, volume_mig_status_attribute.py,
 * volume_host_attribute.py at ab09bc39.
 */
import type { VolumeRow } from '../../interface.ts';
import { int, object, type Json } from '../../value/json.ts';
import type { Asked } from './caller.ts';
import { linksTo } from './links.ts';
import { shownTime } from './shown-time.ts';
import { createdAt, DEFAULT_TYPE, nameId, SOME_USER, ZONE } from './volume-columns.ts';

type Fields = readonly (readonly [string, Json])[];

/** As a plain list shows it. @param address what links begin with */
export function volumeSummary({ id, display_name }: VolumeRow, address: string): Json {
  return object([['id', id], ['name', display_name], ['links', linksTo(address, 'volumes', id)]]);
}

/**
 * As it is shown to who asks for it, some of it to administrators alone.
 * @param minor   the request's microversion
 * @param address what links begin with
 */
export function volumeView({ world, caller }: Asked, row: VolumeRow, minor: number, address: string): Json {
  const since = (least: number, name: string, value: Json): Fields => (minor >= least ? [[name, value]] : []);
  const toAdmin = (fields: Fields): Fields => (caller.isAdmin ? fields : []);
  const type = typeOf(world.volume_types.all(), row);
  const migration = row.migration_status ?? null;
  return object([
    ['id', row.id],
    ['status', SHOWN_STATUSES[row.status] ?? row.status],
    ['size', int(row.size)],
    ['availability_zone', ZONE],
    ['created_at', shownTime(createdAt(row))],
    ['updated_at', shownTime(row.updated_at ?? null)],
    ['name', row.display_name],
    ['description', null],
    // From 3.63 on a type without a row would be null; here each has one (views/volumes.py:90).
    ['volume_type', type.name],
    ['snapshot_id', null],
    ['source_volid', null],
    ['metadata', row.metadata],
    ['links', linksTo(address, 'volumes', row.id)],
    ['user_id', row.user_id === undefined ? SOME_USER : row.user_id],
    ['bootable', 'false'],
    ['encrypted', false],
    ['replication_status', row.replication_status],
    ['consistencygroup_id', null],
    ['multiattach', false],
    ['attachments', []],
    ...toAdmin([['migration_status', migration]]),
    ...since(13, 'group_id', null),
    ...toAdmin(since(21, 'provider_id', row.provider_id)),
    ...since(48, 'shared_targets', true),
    // A volume whose service is not noted: nothing here asks for it.
    ...since(48, 'service_uuid', null),
    ...toAdmin(since(61, 'cluster_name', null)),
    ...since(63, 'volume_type_id', type.id),
    ...since(65, 'consumes_quota', true),
    ['os-vol-tenant-attr:tenant_id', row.project_id],
    ...toAdmin([['os-vol-mig-status-attr:migstat', migration], ['os-vol-mig-status-attr:name_id', nameId(row)]]),
    ...toAdmin([['os-vol-host-attr:host', row.host]]),
  ]);
}

/** Statuses that came later and are shown as older ones (views/volumes.py:76). */
const SHOWN_STATUSES: Readonly<Record<string, string>> = { managing: 'creating', error_managing: 'error', error_managing_deleting: 'deleting' };

/** The volume's type. One that Cinder has no row of is shown by its id. */
function typeOf(types: readonly { readonly id: string; readonly name: string }[], { volume_type_id: id }: VolumeRow): { readonly id: string; readonly name: string } {
  if (id === null) return types.find(({ name }) => name === DEFAULT_TYPE.name) ?? DEFAULT_TYPE;
  return types.find((type) => type.id === id) ?? { id, name: id };
}
