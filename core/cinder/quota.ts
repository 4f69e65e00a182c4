/**
 * Quota of a project: reserved first, committed or rolled back later. A negative reservation gives back what is in use;
 * only positive ones count against the limit.
 *
 * Source: cinder/quota.py and cinder/quota_utils.py:90-144 at ab09bc39.
 */
import { CinderException } from '../errors.ts';
import type { QuotaRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Lanes } from './lanes.ts';

export type Resource = QuotaRow['resource'];
export type Deltas = Readonly<Partial<Record<Resource, number>>>;

/** Cinder's defaults: `quota_snapshots` and `quota_gigabytes`. */
export const DEFAULT_LIMITS: Readonly<Record<Resource, number>> = { snapshots: 10, gigabytes: 1000 };

/** What is put aside for a project. */
export interface Reservation {
  readonly project_id: string;
  readonly deltas: Deltas;
}

/** The project's row for a resource; none in use under the default limit when there is none yet. */
export function quotaOf(world: World, projectId: string, resource: Resource): QuotaRow {
  const id = `${projectId}/${resource}`;
  return (
    world.quotas.get(id) ?? { id, project_id: projectId, resource, limit: DEFAULT_LIMITS[resource], in_use: 0, reserved: 0 }
  );
}

/** The resources of which the project would get more than its limit allows, in order of their names. */
function overs(world: World, projectId: string, deltas: Deltas): Resource[] {
  return entries(deltas)
    .filter(([resource, delta]) => {
      const { limit, in_use, reserved } = quotaOf(world, projectId, resource);
      return delta > 0 && limit >= 0 && in_use + reserved + delta > limit;
    })
    .map(([resource]) => resource)
    .sort();
}

/**
 * Puts the amounts aside. Raises VolumeSizeExceedsAvailableQuota or SnapshotLimitExceeded when there is too little, and
 * warns in the log.
 * @param sizeGib what the request was about, for the texts
 */
export function reserve(world: World, lanes: Lanes, projectId: string, deltas: Deltas, sizeGib: number): Reservation {
  const [over] = overs(world, projectId, deltas);
  if (over) throw overQuota(lanes, quotaOf(world, projectId, over), sizeGib);
  for (const [resource, delta] of entries(deltas)) {
    // A negative amount is not held as reserved: it takes effect with the commit.
    const row = quotaOf(world, projectId, resource);
    world.quotas.put({ ...row, reserved: row.reserved + Math.max(delta, 0) });
  }
  return { project_id: projectId, deltas };
}

export function commit(world: World, { project_id, deltas }: Reservation): void {
  for (const [resource, delta] of entries(deltas)) {
    const row = quotaOf(world, project_id, resource);
    world.quotas.put({ ...row, in_use: row.in_use + delta, reserved: row.reserved - Math.max(delta, 0) });
  }
}

export function rollback(world: World, { project_id, deltas }: Reservation): void {
  for (const [resource, delta] of entries(deltas)) {
    const row = quotaOf(world, project_id, resource);
    world.quotas.put({ ...row, reserved: row.reserved - Math.max(delta, 0) });
  }
}

function overQuota(lanes: Lanes, { project_id, resource, limit, in_use, reserved }: QuotaRow, sizeGib: number): CinderException {
  const consumed = in_use + reserved;
  const warn = (what: string): void => {
    lanes.log.push({ level: 'WARNING', logger: 'cinder.quota_utils', message: `Quota exceeded for ${project_id}, tried to create ${what}.` });
  };
  if (resource === 'gigabytes') {
    warn(`${sizeGib}G snapshot (${consumed}G of ${limit}G already consumed)`);
    return new CinderException('VolumeSizeExceedsAvailableQuota', {
      name: resource, requested: String(sizeGib), quota: String(limit), consumed: String(consumed),
    });
  }
  warn(`snapshot (${consumed} snapshots already consumed)`);
  return new CinderException('SnapshotLimitExceeded', { allowed: String(limit) });
}

function entries(deltas: Deltas): [Resource, number][] {
  return Object.entries(deltas) as [Resource, number][];
}
