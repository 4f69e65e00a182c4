/**
 * The volume service's side of a message: taking a snapshot under management, letting one go, deleting one, listing.
 *
 * Source: cinder/volume/manager.py:4769 (manage), :1314 (unmanage and delete), :4794 (list) at ab09bc39.
 */
import type { Json } from '../value/json.ts';
import type { Cast } from '../world/rows.ts';
import { callDriver, DriverRaised, viewOf, withVolume, type Calling, type Services, type WantedListing } from './calling.ts';
import { logUnhandled } from './engine.ts';
import { manageExistingSnapshot } from './manage-flow.ts';
import { deleteMessage, SNAPSHOT_DELETE_ERROR } from './messages.ts';
import { commit, givenBack, reserve, snapshotDeltas, withVolumeType } from './quota.ts';
import { backendOf, requireInitialized } from './services.ts';
import { setStatus } from './snapshots.ts';

const LOGGER = 'cinder.volume.manager';

/** Carries a cast out. What it raises nobody waits for: it goes to the log. */
export function* handleCast(services: Services, cast: Cast): Calling<void> {
  if (!hasReceiver(services, cast)) return;
  try {
    if (cast.method === 'manage_existing_snapshot') {
      yield* manageExistingSnapshot(services, {
        snapshotId: cast.snapshot_id, existingRef: cast.existing_ref, projectId: cast.project_id,
      });
    } else {
      yield* deleteSnapshot(services, cast, cast.method);
    }
  } catch (failure) {
    logUnhandled(services.lanes, failure);
  }
}

/** A message to a host without a service waits there for ever; here it is dropped, which comes to the same. */
function hasReceiver({ world }: Services, { snapshot_id, snapshot = world.snapshots.get(snapshot_id) }: Cast): boolean {
  const volume = world.volumes.get(snapshot?.volume_id ?? '');
  return !volume || world.services.get(backendOf(volume.host ?? '')) !== undefined;
}

/** The page of the backend's listing. Throws DriverRaised, which goes to the log here and back to the API. */
export function* listManageable(services: Services, wanted: Omit<WantedListing, 'method'>): Calling<Json> {
  try {
    requireInitialized(services, wanted.host);
  } catch (failure) {
    listingFailed(services, failure, 'uninitialized driver'); // :4804
    throw failure;
  }
  try {
    return yield* callDriver({ method: 'get_manageable_snapshots', ...wanted });
  } catch (failure) {
    if (failure instanceof DriverRaised && failure.is('AttributeError')) return [];
    listingFailed(services, failure, 'driver error'); // :4820
    throw failure;
  }
}

function listingFailed({ lanes }: Services, failure: unknown, why: string): void {
  lanes.log.push({ level: 'ERROR', logger: LOGGER, message: `Listing manageable snapshots failed, due to ${why}.` });
  logUnhandled(lanes, failure);
}

/** What the messages have in common; only the driver's method is another. A row that is gone by now makes no difference to upstream. */
function* deleteSnapshot(services: Services, cast: Cast, method: 'unmanage_snapshot' | 'delete_snapshot'): Calling<void> {
  const { world, lanes } = services;
  const { snapshot_id: id } = cast;
  const snapshot = cast.snapshot ? withVolume(world, cast.snapshot) : viewOf(world, id);
  lanes.notifications.push('snapshot.delete.start');
  try {
    requireInitialized(services, snapshot.volume.host); // :1327
    yield* callDriver({ method, snapshot });
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
  const { project_id, volume_size, volume } = snapshot;
  const deltas = withVolumeType(world, givenBack(snapshotDeltas(services.options, volume_size)), volume.volume_type_id);
  const reservation = reserve(world, lanes, project_id, deltas);
  if (world.snapshots.get(id)) world.snapshots.remove(id);
  lanes.notifications.push('snapshot.delete.end');
  commit(world, reservation);
  const what = method === 'unmanage_snapshot' ? 'Unmanage' : 'Delete';
  lanes.log.push({ level: 'INFO', logger: LOGGER, message: `${what} snapshot completed successfully.` });
}
