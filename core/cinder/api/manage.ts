/**
 * `POST manageable_snapshots`: the snapshot's row comes into being as `creating`, its quota is taken for the volume's
 * size, and the rest happens later. A bad reference is found out only then.
 *
 * Source: cinder/api/contrib/snapshot_manage.py:43, cinder/volume/api.py:2146, :980, :1109 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { SnapshotId, SnapshotRow, VolumeRow } from '../../interface.ts';
import { int, object, type Json } from '../../value/json.ts';
import type { Services } from '../calling.ts';
import { commit, reserve } from '../quota.ts';
import { newSnapshotRow } from '../snapshots.ts';
import type { ManageBody } from './validation.ts';

const ALLOWED = ['available', 'in-use'];

/** Accepts the request; returns the row as the answer shows it. Raises VolumeNotFound, InvalidVolume or a quota error. */
export function manage(services: Services, body: ManageBody): SnapshotRow {
  const { world, lanes, projectId } = services;
  const volume = world.volumes.get(body.volumeId);
  if (!volume) throw new CinderException('VolumeNotFound', { volume_id: body.volumeId });
  checkVolume(services, volume);

  const reservation = reserve(world, lanes, projectId, { snapshots: 1, gigabytes: volume.size }, int(volume.size));
  const made = {
    id: world.newId() as SnapshotId,
    status: 'creating',
    project_id: projectId,
    display_name: body.name,
    display_description: body.description,
    metadata: body.metadata,
  } as const;
  const row = newSnapshotRow(volume, made, world.now);
  world.snapshots.put(row);
  commit(world, reservation);

  world.casts.put({
    id: world.newId(), to: 'scheduler', method: 'manage_existing_snapshot', snapshot_id: row.id, existing_ref: body.ref, project_id: projectId,
  });
  return row;
}

function checkVolume({ lanes }: Services, { id, host, status }: VolumeRow): void {
  const refuse = (reason: string): never => {
    throw new CinderException('InvalidVolume', { reason });
  };
  if (!host) refuse('The snapshot cannot be created because volume has not been scheduled to any host.');
  if (status === 'maintenance') refuse('The snapshot cannot be created when the volume is in maintenance mode.');
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

/** A snapshot as the API shows it after its making (cinder/api/views/snapshots.py). */
export function snapshotView(row: SnapshotRow): Json {
  return object([
    ['id', row.id],
    ['created_at', row.created_at.replace(/\.(\d{3})Z$/, '.$1000')],
    ['updated_at', null],
    ['name', row.display_name],
    ['description', row.display_description],
    ['volume_id', row.volume_id],
    ['status', row.status],
    ['size', int(row.volume_size)],
    ['metadata', row.metadata],
  ]);
}
