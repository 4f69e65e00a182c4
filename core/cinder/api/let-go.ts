/**
 * `POST snapshots/{id}/action` with `os-unmanage` or `os-force_delete`, and `DELETE snapshots/{id}`: the snapshot's status
 * changes at once, the driver is called later.
 *
 * Source: cinder/api/contrib/snapshot_unmanage.py:31, cinder/api/contrib/admin_actions.py:288, cinder/api/v3/snapshots.py:64,
 * cinder/volume/api.py:1225 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { SnapshotRow, SnapshotStatus } from '../../interface.ts';
import type { Cast } from '../../world/rows.ts';
import { assertNotFrozen } from '../services.ts';
import { setStatus } from '../snapshots.ts';
import { mustBeAdmin, snapshotFor, type Asked } from './caller.ts';

/** Accepts the request. Raises SnapshotNotFound, PolicyNotAuthorized, InvalidSnapshot or, with the status changed, VolumeNotFound. */
export function unmanage(services: Asked, id: string): void {
  const snapshot = snapshotFor(services, id);
  mustBeAdmin(services.caller, 'snapshot_extension:snapshot_unmanage');
  letGo(services, snapshot, 'unmanage_snapshot', 'unmanaging');
}

/** Accepts the request. Raises SnapshotNotFound, VolumeNotFound, InvalidInput on a frozen backend, or InvalidSnapshot. */
export function deleteSnapshot(services: Asked, id: string): void {
  const snapshot = snapshotFor(services, id);
  mustNotBeFrozen(services, snapshot);
  letGo(services, snapshot, 'delete_snapshot', 'deleting');
}

/** Accepts the request, whatever the snapshot's status. Raises SnapshotNotFound, PolicyNotAuthorized, InvalidInput on a frozen backend, or InvalidSnapshot. */
export function forceDelete(services: Asked, id: string): void {
  const snapshot = snapshotFor(services, id);
  mustBeAdmin(services.caller, 'volume_extension:snapshot_admin_actions:force_delete');
  mustNotBeFrozen(services, snapshot);
  letGo(services, snapshot, 'delete_snapshot', 'deleting', true);
}

/** Looks at the volume, which must still be there. */
function mustNotBeFrozen({ world }: Asked, { volume_id }: SnapshotRow): void {
  const volume = world.volumes.get(volume_id);
  if (!volume) throw new CinderException('VolumeNotFound', { volume_id });
  assertNotFrozen(world, volume.host);
}

function letGo(asked: Asked, snapshot: SnapshotRow, method: Cast['method'], meanwhile: SnapshotStatus, force = false): void {
  const { world, lanes, projectId } = asked;
  const inGroup = snapshot.cgsnapshot_id !== null || snapshot.group_snapshot_id !== null;
  const inStatus = force || snapshot.status === 'available' || snapshot.status === 'error';
  if (inGroup || !inStatus) {
    // With nothing about the status upstream leaves two spaces in the text.
    const reason = `Snapshot ${force ? '' : 'status must be available or error and'} must not be part of a group.`;
    lanes.log.push({ level: 'ERROR', logger: 'cinder.volume.api', message: reason });
    throw new CinderException('InvalidSnapshot', { reason });
  }
  const { id } = snapshot;
  setStatus(world, id, meanwhile);
  // The volume says where the message goes.
  if (!world.volumes.get(snapshot.volume_id)) throw new CinderException('VolumeNotFound', { volume_id: snapshot.volume_id });
  world.casts.put({
    id: world.newId(), to: 'manager', method, snapshot_id: id, snapshot: snapshotFor(asked, id), existing_ref: null, project_id: projectId,
  });
  lanes.log.push({ level: 'INFO', logger: 'cinder.volume.api', message: 'Snapshot delete request issued successfully.' });
}
