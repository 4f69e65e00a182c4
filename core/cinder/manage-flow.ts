/**
 * The flow by which the volume service takes a snapshot under management: seven tasks, the driver called twice, the
 * quota for the difference in size reserved in between. A rename that the driver made is not undone.
 *
 * Source: cinder/volume/flows/manager/manage_existing_snapshot.py at ab09bc39; each task names its line.
 */
import { PythonException } from '../errors.ts';
import type { SnapshotId, SnapshotView } from '../interface.ts';
import { object, type Json, type JsonObject } from '../value/json.ts';
import { pyRepr } from '../value/python.ts';
import type { World } from '../world/world.ts';
import { callDriver, viewOf, type Calling, type Services } from './calling.ts';
import { runFlow, type Task } from './engine.ts';
import type { Lanes } from './lanes.ts';
import { modelUpdate, pyInt } from './python.ts';
import { commit, reserve, rollback, withVolumeType, type Reservation } from './quota.ts';
import { backendOf, driverNotInitialized, isInitialized } from './services.ts';
import { DataRefused, setStatus, storeModelUpdate } from './snapshots.ts';

const MODULE = 'cinder.volume.flows.manager.manage_existing_snapshot';
const ACTION = 'snapshot:manage_existing';

interface Store {
  readonly snapshotId: SnapshotId;
  readonly existingRef: Json;
  readonly projectId: string;
  /** The snapshot as the first task found it: later tasks and the last event go on showing it. */
  snapshot?: SnapshotView;
  size?: Json;
  reservation?: Reservation;
}

export interface ManageRequest {
  readonly snapshotId: SnapshotId;
  readonly existingRef: Json;
  readonly projectId: string;
}

/** Runs the flow. Throws what made it fail; by then the snapshot's status is `error`. */
export function* manageExistingSnapshot(services: Services, request: ManageRequest): Calling<void> {
  const store: Store = { ...request };
  yield* runFlow('snapshot_manage_existing_manager', MODULE, tasks(services), store, services.lanes);
}

function tasks({ world, lanes, options }: Services): Task<Store>[] {
  const found = (store: Store): SnapshotView => store.snapshot ?? viewOf(world, store.snapshotId);

  return [
    {
      name: 'ExtractSnapshotRefTask', // :39
      addons: [ACTION],
      *execute(store) {
        store.snapshot = viewOf(world, store.snapshotId);
      },
      revert(store) {
        setStatus(world, store.snapshotId, 'error');
        lanes.log.push({ level: 'ERROR', logger: MODULE, message: `Snapshot ${store.snapshotId}: create failed` });
      },
    },
    {
      name: 'NotifySnapshotActionTask', // :68
      addons: [ACTION, 'manage_existing_snapshot.start'],
      *execute() {
        lanes.notifications.push('snapshot.manage_existing_snapshot.start');
      },
    },
    {
      name: 'PrepareForQuotaReservationTask', // :97
      addons: [ACTION],
      *execute(store) {
        mustBeInitialized(world, lanes, found(store));
        store.size = yield* callDriver({
          method: 'manage_existing_snapshot_get_size', snapshot: found(store), existing_ref: store.existingRef,
        });
      },
    },
    {
      name: 'QuotaReserveTask', // :126
      addons: [ACTION],
      *execute(store) {
        // The API has committed the volume's own size already; only the difference is wanted now.
        const size = store.size ?? null;
        const { volume, volume_size } = found(store);
        // Without sizes in the quota (:147) nothing is left to reserve, and the size is not looked at.
        const difference = options.no_snapshot_gb_quota ? {} : { gigabytes: pyInt(size) - volume_size };
        const deltas = withVolumeType(world, difference, volume.volume_type_id);
        store.reservation = reserve(world, lanes, store.projectId, deltas, size);
      },
      revert(store) {
        if (store.reservation) rollback(world, store.reservation);
      },
    },
    {
      name: 'ManageExistingTask', // :238
      addons: [ACTION],
      *execute(store) {
        const answer = yield* callDriver({
          method: 'manage_existing_snapshot', snapshot: found(store), existing_ref: store.existingRef,
        });
        const update = object([...modelUpdate(answer).entries, ['volume_size', store.size ?? null]]);
        storeOrLog(world, lanes, store.snapshotId, update);
      },
    },
    {
      name: 'QuotaCommitTask', // :194
      addons: [ACTION],
      *execute(store) {
        // Upstream gives the quota back when the task behind this one fails, which it never does here.
        if (store.reservation) commit(world, store.reservation);
      },
    },
    {
      name: 'CreateSnapshotOnFinishTask', // :272
      addons: [ACTION, 'manage_existing_snapshot.end'],
      *execute(store) {
        setStatus(world, store.snapshotId, 'available');
        lanes.notifications.push('snapshot.manage_existing_snapshot.end');
        lanes.log.push({ level: 'INFO', logger: MODULE, message: `Snapshot ${store.snapshotId} created successfully.` });
      },
    },
  ];
}

/** What a field can't hold is not told here: only Cinder's own exceptions are (:258). */
function storeOrLog(world: World, lanes: Lanes, id: SnapshotId, update: JsonObject): void {
  try {
    storeModelUpdate(world, id, update);
  } catch (failure) {
    if (failure instanceof DataRefused) {
      // What the database itself says is not known here.
      const cause = { class: 'DBDataError', message: 'The database refuses the data.' };
      lanes.log.push({ level: 'ERROR', logger: 'cinder.db.api', message: failure.message, exception: cause });
    }
    if (failure instanceof PythonException && failure.mro.includes('CinderException')) {
      const message = `Failed updating model of snapshot ${id} with creation provided model ${pyRepr(update)}.`;
      lanes.log.push({ level: 'ERROR', logger: MODULE, message, exception: { class: failure.className, message: failure.message } });
    }
    throw failure;
  }
}

/** The flow's own look at the driver (:107): it names the backend, and the snapshot is in error before anything is taken back. */
function mustBeInitialized(world: World, lanes: Lanes, { id, volume: { host } }: SnapshotView): void {
  if (isInitialized(world, host)) return;
  const backend = backendOf(host ?? '').split('@')[1] ?? 'None';
  lanes.log.push({ level: 'ERROR', logger: MODULE, message: `Unable to manage existing snapshot. Volume driver ${backend} not initialized.` });
  setStatus(world, id, 'error');
  throw driverNotInitialized();
}
