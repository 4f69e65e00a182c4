/** The array's snapshots as the API lists them, each with whether it can be managed. */
import type { BackendObject, DriverContext, ListingQuery } from '../../interface.ts';
import { int, object, type JsonObject } from '../../value/json.ts';
import { ceilGib } from '../../value/size.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import type { ReferenceArray } from './array.ts';
import type { OwnerOf } from './find.ts';

export function listSnapshots(context: DriverContext, array: ReferenceArray, ownerOf: OwnerOf, query: ListingQuery): readonly JsonObject[] {
  const snapshots = array.snapshots();
  const isUnique = uniqueNames(snapshots);
  const entries = snapshots.map((snapshot) => {
    const owner = ownerOf(snapshot, query.cinder_snapshots);
    return object([
      ['reference', object([isUnique(snapshot) ? ['source-name', snapshot.name] : ['source-id', snapshot.id]])],
      ['size', int(ceilGib(snapshot.size_bytes))],
      ['safe_to_manage', !owner],
      ['reason_not_safe', owner ? 'already managed' : null],
      ['cinder_id', owner?.id ?? null],
      ['extra_info', null],
      ['source_reference', object([['source-name', array.parentName(snapshot)]])],
    ]);
  });
  return paginateEntriesList(context, entries, query);
}

/** Tells whether a snapshot is the only one of its volume with its name, so that the driver finds it by that. */
function uniqueNames(snapshots: readonly BackendObject[]): (snapshot: BackendObject) => boolean {
  const place = ({ parent, name }: BackendObject): string => `${parent}/${name}`;
  const seen = new Map<string, number>();
  for (const snapshot of snapshots) seen.set(place(snapshot), (seen.get(place(snapshot)) ?? 0) + 1);
  return (snapshot) => seen.get(place(snapshot)) === 1;
}
