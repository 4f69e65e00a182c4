/** What becomes of a snapshot's row after a driver call that was made without Cinder's flows around it. */
import type { Method, Outcome, SnapshotId } from '../interface.ts';
import { PythonException } from '../errors.ts';
import { isObject } from '../value/json.ts';
import { pyTruthy } from '../value/operators.ts';
import type { World } from '../world/world.ts';
import { setStatus, storeModelUpdate } from './snapshots.ts';

/**
 * Changes the row as the volume manager would: managed → its model update and `available`, else `error`; unmanaged or
 * deleted → gone, else `error_deleting`.
 * @returns the class of the exception that the model update gave, when Cinder could not store it
 */
export function rowAfterCall(world: World, method: Method, id: SnapshotId, outcome: Outcome): string | undefined {
  const returned = outcome.kind === 'returned';
  switch (method) {
    case 'manage_existing_snapshot':
      if (!returned) setStatus(world, id, 'error');
      else return storeAndFinish(world, id, outcome);
      return undefined;
    case 'unmanage_snapshot':
    case 'delete_snapshot':
      if (returned) world.snapshots.remove(id);
      else setStatus(world, id, 'error_deleting');
      return undefined;
    case 'manage_existing_snapshot_get_size':
    case 'get_manageable_snapshots':
      return undefined;
  }
}

function storeAndFinish(world: World, id: SnapshotId, { value }: Extract<Outcome, { kind: 'returned' }>): string | undefined {
  try {
    if (pyTruthy(value) && isObject(value)) storeModelUpdate(world, id, value);
    setStatus(world, id, 'available');
    return undefined;
  } catch (failure) {
    if (failure instanceof PythonException) return failure.className;
    throw failure;
  }
}
