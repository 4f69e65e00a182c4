/** Words that a person chooses from. They are Cinder's. */
import type { Method, SnapshotStatus } from '../../../../core/interface.ts';
import type { ArmedFault } from '../../../../core/world/rows.ts';

/** Statuses that a snapshot's can be reset to. */
export const STATUSES = [
  'available', 'error', 'creating', 'deleting', 'deleted', 'updating', 'error_deleting', 'unmanaging', 'backing-up', 'restoring',
] as const satisfies readonly SnapshotStatus[];

/** The driver's methods, in which something can fail. */
export const FAULTY_METHODS = [
  'manage_existing_snapshot', 'manage_existing_snapshot_get_size', 'unmanage_snapshot', 'delete_snapshot', 'get_manageable_snapshots',
] as const satisfies readonly Method[];

/** Where a fault strikes, in words. */
export const FAULT_PLACES = [
  ['first-write', 'the first write to the array'],
  ['nth-write', 'a later write to the array'],
  ['lookup', 'the first lookup on the array'],
  ['any', 'whatever comes first'],
  ['model-update', 'storing the model update in Cinder’s database'],
] as const satisfies readonly (readonly [ArmedFault['at'], string])[];

export const FAULT_EFFECTS = [
  ['fails', 'it fails'],
  ['done-but-answer-lost', 'it is done, but the answer is lost'],
] as const satisfies readonly (readonly [ArmedFault['effect'], string])[];
