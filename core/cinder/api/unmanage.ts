/**
 * `POST snapshots/{id}/action` with `os-unmanage`: the snapshot becomes `unmanaging`, the driver is called later.
 *
 * Source: cinder/api/contrib/snapshot_unmanage.py:31, cinder/volume/api.py:1225 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { SnapshotId } from '../../interface.ts';
import type { Services } from '../calling.ts';
import { setStatus } from '../snapshots.ts';

/** Accepts the request. Raises SnapshotNotFound or InvalidSnapshot. */
export function unmanage({ world, lanes, projectId }: Services, id: string): void {
  const snapshot = world.snapshots.get(id);
  if (!snapshot) throw new CinderException('SnapshotNotFound', { snapshot_id: id });
  const inGroup = snapshot.cgsnapshot_id !== null || snapshot.group_snapshot_id !== null;
  if (inGroup || (snapshot.status !== 'available' && snapshot.status !== 'error')) {
    const reason = 'Snapshot status must be available or error and must not be part of a group.';
    lanes.log.push({ level: 'ERROR', logger: 'cinder.volume.api', message: reason });
    throw new CinderException('InvalidSnapshot', { reason });
  }
  setStatus(world, id as SnapshotId, 'unmanaging');
  world.casts.put({
    id: world.newId(), to: 'manager', method: 'unmanage_snapshot', snapshot_id: id as SnapshotId, existing_ref: null, project_id: projectId,
  });
  lanes.log.push({ level: 'INFO', logger: 'cinder.volume.api', message: 'Snapshot delete request issued successfully.' });
}
