/**
 * `POST manageable_snapshots`: the snapshot's row comes into being as `creating`, its quota is taken for the volume's
 * size, and the rest happens later. A bad reference is found out only then.
 *
 * Source: cinder/api/contrib/snapshot_manage.py:43, cinder/volume/api.py:2146, :982, :1060 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { SnapshotId, SnapshotRow, VolumeRow } from '../../interface.ts';
import { int } from '../../value/json.ts';
import type { Services } from '../calling.ts';
import { commit, reserve, snapshotDeltas, withVolumeType } from '../quota.ts';
import { serviceAt } from '../services.ts';
import { newSnapshotRow } from '../snapshots.ts';
import { mustBeAdmin, volumeFor, type Asked } from './caller.ts';
import type { ManageBody } from './manage-body.ts';

const ALLOWED = ['available', 'in-use'];
/** A volume in one of these is not on its way elsewhere (cinder/volume/api.py:195). */
const NOT_MIGRATING = ['none', 'deleting', 'error', 'success'];

/**
 * Accepts the request; returns the row as the answer shows it. Raises VolumeNotFound, PolicyNotAuthorized,
 * ServiceNotFound, ServiceUnavailable, InvalidVolume or a quota error.
 */
export function manage(services: Asked, body: ManageBody): SnapshotRow {
  const { world, lanes, projectId, caller } = services;
  const volume = volumeFor(services, body.volumeId);
  mustBeAdmin(caller, 'snapshot_extension:snapshot_manage');
  serviceAt(services, { host: volume.host, cluster: null });
  checkVolume(services, volume);

  const deltas = withVolumeType(world, snapshotDeltas(services.options, volume.size), volume.volume_type_id);
  const reservation = reserve(world, lanes, projectId, deltas, int(volume.size));
  const made = {
    id: (services.newSnapshotId?.() ?? world.newId()) as SnapshotId,
    status: 'creating',
    project_id: projectId,
    user_id: caller.userId,
    display_name: body.name,
    display_description: body.description,
    metadata: body.metadata,
  } as const;
  const row = newSnapshotRow(volume, made, world.now, services.options);
  world.snapshots.put(row);
  commit(world, reservation);

  world.casts.put({
    id: world.newId(), to: 'scheduler', method: 'manage_existing_snapshot', snapshot_id: row.id, existing_ref: body.ref, project_id: projectId,
  });
  return row;
}

function checkVolume({ lanes }: Services, { id, host, status, migration_status }: VolumeRow): void {
  const refuse = (reason: string): never => {
    throw new CinderException('InvalidVolume', { reason });
  };
  if (!host) refuse('The snapshot cannot be created because volume has not been scheduled to any host.');
  if (status === 'maintenance') refuse('The snapshot cannot be created when the volume is in maintenance mode.');
  if (!NOT_MIGRATING.includes(migration_status ?? 'none')) refuse('Snapshot cannot be created while volume is migrating.');
  if (status === 'error') {
    const reason = 'The snapshot cannot be created when the volume is in error status.';
    lanes.log.push({ level: 'ERROR', logger: 'cinder.volume.api', message: reason });
    refuse(reason);
  }
  if (status.startsWith('replica_')) refuse('Snapshot of secondary replica is not allowed.');
  if (!ALLOWED.includes(status)) {
    refuse(`Volume ${id} status must be ${ALLOWED.join(', ')}, but current status is: ${status}.`);
  }
}
