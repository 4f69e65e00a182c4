/** Taking an object into Cinder's custody by the driver's own manage, and finding out what stands behind a snapshot. */
import { rowAfterCall } from '../../cinder/after-call.ts';
import type { BackendObject, ExistingRef, ObjectId, SnapshotId } from '../../interface.ts';
import { isSize } from './stage.ts';
import type { Rehearsal } from './rehearsal.ts';

/**
 * Has the driver manage the object for this snapshot, whose row keeps its status. Tries the forms of references one by one.
 * @returns whether the snapshot stands for the object then. Where it doesn't, nothing has changed
 */
export function takeIntoCustody(rehearsal: Rehearsal, snapshot: SnapshotId, { id, name, native_id, parent }: BackendObject): boolean {
  const { driver, world } = rehearsal;
  const row = world.snapshots.get(snapshot);
  if (!row) throw new RangeError(`There is no snapshot ${snapshot}.`);
  const parentName = parent === null ? null : (world.objects.get(parent)?.name ?? null);
  for (const form of driver.referenceForms) {
    const reference = driver.referenceTo({ id: native_id ?? id, name, parentName }, form.id);
    if (!manages(rehearsal, snapshot, reference, id)) continue;
    rehearsal.world.snapshots.update(snapshot, { status: row.status, updated_at: row.updated_at });
    rehearsal.keep();
    return true;
  }
  return false;
}

function manages(rehearsal: Rehearsal, snapshot: SnapshotId, reference: ExistingRef, wanted: ObjectId): boolean {
  const { world } = rehearsal;
  world.snapshots.update(snapshot, { status: 'creating' });
  const size = rehearsal.call('manage_existing_snapshot_get_size', snapshot, reference);
  const managed = size.kind === 'returned' && isSize(size.value) ? rehearsal.call('manage_existing_snapshot', snapshot, reference) : size;
  if (managed === size || managed.kind !== 'returned') {
    rehearsal.putBack();
    return false;
  }
  rowAfterCall(world, 'manage_existing_snapshot', snapshot, managed);
  const changes = world.takeChanges();
  if (rehearsal.tiedTo(snapshot)?.id === wanted) return true;
  rehearsal.putBack(changes);
  return false;
}

/** Which object stands behind which of Cinder's snapshots, found by what deletions would remove; one snapshot a step. */
export function* tiesOf(rehearsal: Rehearsal): Generator<undefined, ReadonlyMap<SnapshotId, BackendObject>, undefined> {
  const ties = new Map<SnapshotId, BackendObject>();
  for (const { id, volume_id } of rehearsal.world.snapshots.all()) {
    const tied = rehearsal.world.volumes.get(volume_id) ? rehearsal.tiedTo(id) : null;
    if (tied) ties.set(id, tied);
    yield;
  }
  return ties;
}
