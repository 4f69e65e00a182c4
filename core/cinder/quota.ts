/**
 * Quota of a project: reserved first, committed or rolled back later. A negative reservation gives back what is in use
 * and is never over a limit.
 *
 * Source: cinder/db/api.py:1585-1880 and cinder/quota_utils.py:90-144 at ab09bc39.
 */
import { CinderException } from '../errors.ts';
import type { CinderOptions } from '../interface.ts';
import type { Json } from '../value/json.ts';
import { pyRepr, pyStr } from '../value/python.ts';
import type { QuotaRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Lanes, LogLine } from './lanes.ts';
import { pyInt } from './python.ts';

export type Resource = QuotaRow['resource'];
/** Amounts by resource. */
export type Deltas = Readonly<Record<Resource, number>>;

/** Cinder's defaults, options `quota_*`; what is not among them has no limit. */
const DEFAULT_LIMITS: Readonly<Record<Resource, number>> = {
  volumes: 10, snapshots: 10, gigabytes: 1000, backups: 10, backup_gigabytes: 1000, groups: 10,
};

/**
 * What one snapshot of this size takes; its size is left out under the option `no_snapshot_gb_quota`
 * (cinder/volume/api.py:1011).
 */
export function snapshotDeltas({ no_snapshot_gb_quota }: CinderOptions, gigabytes: number): Deltas {
  return no_snapshot_gb_quota ? { snapshots: 1 } : { snapshots: 1, gigabytes };
}

/** What is given back with it (cinder/volume/manager.py:1366). */
export function givenBack(deltas: Deltas): Deltas {
  return Object.fromEntries(entries(deltas).map(([resource, delta]) => [resource, -delta]));
}

/** The amounts, and the same once more for the volume's type, which may have limits of its own (cinder/quota.py:add_volume_type_opts). */
export function withVolumeType(world: World, deltas: Deltas, volumeTypeId: string | null): Deltas {
  const type = world.volume_types.get(volumeTypeId ?? '');
  if (!type) return deltas;
  return { ...deltas, ...Object.fromEntries(entries(deltas).map(([resource, delta]) => [`${resource}_${type.name}`, delta])) };
}

/** What is put aside for a project. */
export interface Reservation {
  readonly project_id: string;
  readonly deltas: Deltas;
}

/** What a project may have that has no limit of its own. */
export function defaultLimit(resource: Resource): number {
  return DEFAULT_LIMITS[resource] ?? -1;
}

/** The project's row for a resource; none in use under the default limit when there is none yet. */
export function quotaOf(world: World, projectId: string, resource: Resource): QuotaRow {
  const id = `${projectId}/${resource}`;
  return (
    world.quotas.get(id) ?? { id, project_id: projectId, resource, limit: defaultLimit(resource), in_use: 0, reserved: 0 }
  );
}

/**
 * Puts the amounts aside, which may be negative. Raises VolumeSizeExceedsAvailableQuota or SnapshotLimitExceeded when
 * there is too little, and warns in the log.
 * @param size GiB that the request was about, for the texts: as the driver answered it, in the manager's flow
 */
export function reserve(world: World, lanes: Lanes, projectId: string, deltas: Deltas, size: Json = null): Reservation {
  warnOfUnders(world, lanes, projectId, deltas);
  const [over] = overs(world, projectId, deltas);
  if (over) throw overQuota(lanes, quotaOf(world, projectId, over), size);
  for (const [resource, delta] of entries(deltas)) {
    // A negative amount is not held as reserved: it takes effect with the commit.
    const row = quotaOf(world, projectId, resource);
    world.quotas.put({ ...row, reserved: row.reserved + Math.max(delta, 0) });
  }
  return { project_id: projectId, deltas };
}

/** Turns what was put aside into what is in use; that never becomes less than nothing. */
export function commit(world: World, { project_id, deltas }: Reservation): void {
  for (const [resource, delta] of entries(deltas)) {
    const row = quotaOf(world, project_id, resource);
    world.quotas.put({ ...row, in_use: Math.max(row.in_use + delta, 0), reserved: withoutReserved(row, delta) });
  }
}

/** Puts nothing aside any more. */
export function rollback(world: World, { project_id, deltas }: Reservation): void {
  for (const [resource, delta] of entries(deltas)) {
    const row = quotaOf(world, project_id, resource);
    world.quotas.put({ ...row, reserved: withoutReserved(row, delta) });
  }
}

function withoutReserved({ reserved }: QuotaRow, delta: number): number {
  return Math.max(reserved - Math.max(delta, 0), 0);
}

/** The resources of which the project would get more than its limit allows, in order of their names. */
function overs(world: World, projectId: string, deltas: Deltas): Resource[] {
  return entries(deltas)
    .filter(([resource, delta]) => {
      const { limit, in_use, reserved } = quotaOf(world, projectId, resource);
      return delta >= 0 && limit >= 0 && in_use + reserved + delta > limit;
    })
    .map(([resource]) => resource)
    .sort();
}

function warnOfUnders(world: World, lanes: Lanes, projectId: string, deltas: Deltas): void {
  const unders = entries(deltas).filter(([resource, delta]) => delta < 0 && quotaOf(world, projectId, resource).in_use + delta < 0);
  if (unders.length === 0) return;
  lanes.log.push(warning('cinder.db.api',
    'Reservation would make usage less than 0 for the following resources, so on commit they will be limited to prevent going ' +
    `below 0: ${pyRepr(unders.map(([resource]) => resource))}`));
}

function overQuota(lanes: Lanes, { project_id, resource, limit, in_use, reserved }: QuotaRow, size: Json): CinderException {
  const consumed = in_use + reserved;
  const warn = (what: string): void => {
    lanes.log.push(warning('cinder.quota_utils', `Quota exceeded for ${project_id}, tried to create ${what}.`));
  };
  if (resource.includes('gigabytes')) {
    // The log prints the size with %d, which a text can't be: then this line is lost. The exception has it as it is.
    if (typeof size !== 'string') warn(`${pyInt(size)}G snapshot (${consumed}G of ${limit}G already consumed)`);
    return new CinderException('VolumeSizeExceedsAvailableQuota', {
      name: resource, requested: pyStr(size), quota: String(limit), consumed: String(consumed),
    });
  }
  warn(`snapshot (${consumed} snapshots already consumed)`);
  return new CinderException('SnapshotLimitExceeded', { allowed: String(limit) });
}

function warning(logger: string, message: string): LogLine {
  return { level: 'WARNING', logger, message };
}

function entries(deltas: Deltas): [Resource, number][] {
  return Object.entries(deltas);
}
