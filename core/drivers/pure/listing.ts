/** The array's snapshots as Pure's drivers list them: the same at ab09bc39 and in 21.3.1, but for what is not safe. */
import type { DriverContext, ListingQuery, VolumeRow } from '../../interface.ts';
import { int, object, type JsonObject } from '../../value/json.ts';
import { ceilGib } from '../../value/size.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { snapName } from './names.ts';
import type { PuritySnapshot } from './purity.ts';

/** Why a snapshot can't be managed, or null. */
export type ReasonNotSafe = (snapshot: PuritySnapshot, isManaged: boolean) => string | null;

/** The page of snapshots that the query asks for. */
export function listSnapshots(
  context: DriverContext, snapshots: readonly PuritySnapshot[], query: ListingQuery, reasonNotSafe: ReasonNotSafe,
): readonly JsonObject[] {
  const volumes = new Map<string, VolumeRow>(context.cinder.volumes.map((volume) => [volume.id, volume]));
  const managed = new Map(query.cinder_snapshots.map((snapshot) => [snapName(volumes.get(snapshot.volume_id), snapshot), snapshot.id]));
  const entries = snapshots.map((snapshot) => {
    const cinderId = managed.get(snapshot.name) ?? null;
    const reason = reasonNotSafe(snapshot, cinderId !== null && cinderId !== '');
    return object([
      ['reference', object([['name', snapshot.name]])],
      ['size', int(ceilGib(snapshot.provisioned))],
      ['safe_to_manage', reason === null],
      ['reason_not_safe', reason],
      ['cinder_id', cinderId],
      ['extra_info', null],
      ['source_reference', object([['name', snapshot.source]])],
    ]);
  });
  return paginateEntriesList(context, entries, query);
}
