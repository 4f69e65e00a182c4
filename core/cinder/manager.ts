/**
 * The volume service's side of a cast: taking a snapshot under management, and letting one go.
 *
 * Source: cinder/volume/manager.py:4769 (manage), :1312 (unmanage) at ab09bc39.
 */
import type { SnapshotId } from '../interface.ts';
import type { Cast } from '../world/rows.ts';
import { callDriver, DriverRaised, viewOf, type Calling, type Services } from './calling.ts';
import { logUnhandled } from './engine.ts';
import { manageExistingSnapshot } from './manage-flow.ts';
import { deleteMessage, SNAPSHOT_DELETE_ERROR } from './messages.ts';
import { commit, reserve } from './quota.ts';
import { setStatus } from './snapshots.ts';

const LOGGER = 'cinder.volume.manager';

/** Carries a cast out. What it raises nobody waits for: it goes to the log. */
export function* handleCast(services: Services, cast: Cast): Calling<void> {
  try {
    if (cast.method === 'manage_existing_snapshot') {
      yield* manageExistingSnapshot(services, {
        snapshotId: cast.snapshot_id, existingRef: cast.existing_ref, projectId: cast.project_id,
      });
    } else {
      yield* unmanageSnapshot(services, cast.snapshot_id);
    }
  } catch (failure) {
    logUnhandled(services.lanes, failure);
  }
}

function* unmanageSnapshot(services: Services, id: SnapshotId): Calling<void> {
  const { world, lanes } = services;
  const snapshot = viewOf(world, id);
  lanes.notifications.push('snapshot.delete.start');
  try {
    yield* callDriver({ method: 'unmanage_snapshot', snapshot });
  } catch (failure) {
    if (!(failure instanceof DriverRaised)) throw failure;
    if (failure.is('SnapshotIsBusy')) {
      lanes.log.push({ level: 'ERROR', logger: LOGGER, message: 'Delete snapshot failed, due to snapshot busy.' });
      setStatus(world, id, 'available');
      lanes.userMessages.push(deleteMessage(failure));
      return;
    }
    setStatus(world, id, 'error_deleting');
    lanes.userMessages.push(deleteMessage(failure, SNAPSHOT_DELETE_ERROR));
    throw failure;
  }
  const { project_id, volume_size } = snapshot;
  const reservation = reserve(world, lanes, project_id, { snapshots: -1, gigabytes: -volume_size });
  world.snapshots.remove(id);
  lanes.notifications.push('snapshot.delete.end');
  commit(world, reservation);
  lanes.log.push({ level: 'INFO', logger: LOGGER, message: 'Unmanage snapshot completed successfully.' });
}
