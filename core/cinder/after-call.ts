/** What becomes of a snapshot's row after a driver call that was made without Cinder's flows around it. */
import type { Method, Outcome, SnapshotId } from '../interface.ts';
import { PythonException } from '../errors.ts';
import type { Json } from '../value/json.ts';
import type { World } from '../world/world.ts';
import { DriverRaised } from './calling.ts';
import { modelUpdate } from './python.ts';
import { setStatus, storeModelUpdate } from './snapshots.ts';

/**
 * Changes the row as the volume manager would: managed → its model update and `available`, else `error`; unmanaged or
 * deleted → gone, else `error_deleting`, or `available` when the snapshot is busy.
 * @returns the class of the exception that the model update gave, when Cinder could not store it
 */
export function rowAfterCall(world: World, method: Method, id: SnapshotId, outcome: Outcome): string | undefined {
  switch (method) {
    case 'manage_existing_snapshot':
      if (outcome.kind === 'returned') return storeAndFinish(world, id, outcome.value);
      setStatus(world, id, 'error');
      return undefined;
    case 'unmanage_snapshot':
    case 'delete_snapshot':
      if (outcome.kind === 'returned') world.snapshots.remove(id);
      else setStatus(world, id, new DriverRaised(outcome).is('SnapshotIsBusy') ? 'available' : 'error_deleting');
      return undefined;
    case 'manage_existing_snapshot_get_size':
    case 'get_manageable_snapshots':
      return undefined;
  }
}

function storeAndFinish(world: World, id: SnapshotId, answer: Json): string | undefined {
  try {
    storeModelUpdate(world, id, modelUpdate(answer));
    setStatus(world, id, 'available');
    return undefined;
  } catch (failure) {
    if (!(failure instanceof PythonException)) throw failure;
    setStatus(world, id, 'error');
    return failure.className;
  }
}
