/**
 * `os-quota-sets`: a project's limits, with what it uses of them, and the setting of new ones.
 *
 * Source: cinder/api/contrib/quotas.py:34-140 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import { get, int, isInt, object, type Json, type JsonObject } from '../../value/json.ts';
import type { World } from '../../world/world.ts';
import { quotaOf } from '../quota.ts';
import { mustBeAdmin, type Asked } from './caller.ts';
import { HttpFault } from './http.ts';
import type { Query } from './query.ts';
import { mustBeObject, mustHave, mustHaveNoOther } from './validation.ts';

const RESOURCES = ['volumes', 'per_volume_gigabytes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes'];
const OF_EACH_TYPE = ['volumes', 'gigabytes', 'snapshots'];
const TRUE = ['1', 't', 'true', 'on', 'y', 'yes'];

/** The answer's body. Raises PolicyNotAuthorized for the quota of another project. */
export function quotaSet({ world, caller }: Asked, projectId: string, query: Query): Json {
  if (projectId !== caller.projectId) mustBeAdmin(caller, 'volume_extension:quotas:show');
  const usage = TRUE.includes(query.last('usage')?.trim().toLowerCase() ?? '');
  return object([['quota_set', object([...quotas(world, projectId, usage), ['id', projectId]])]]);
}

/** Sets limits, all or none; the answer's body. Raises PolicyNotAuthorized; HttpFault 400 for a limit below what is in use. */
export function setQuota({ world, caller }: Asked, projectId: string, body: Json): Json {
  const top = mustBeObject(body, undefined);
  mustHave(top, ['quota_set'], undefined);
  mustHaveNoOther(top, ['quota_set'], undefined);
  const wanted = mustBeObject(get(top, 'quota_set') ?? null, 'quota_set');
  mustBeAdmin(caller, 'volume_extension:quotas:update');
  const limits = limitsOf(wanted, names(world));
  for (const [resource, limit] of limits) mustCoverUse(world, projectId, resource, limit);
  for (const [resource, limit] of limits) world.quotas.put({ ...quotaOf(world, projectId, resource), limit });
  return object([['quota_set', object(quotas(world, projectId, false))]]);
}

function limitsOf(wanted: JsonObject, known: readonly string[]): [resource: string, limit: number][] {
  const unknown = wanted.entries.map(([key]) => key).filter((key) => !known.includes(key) && key !== 'tenant_id');
  const limits = wanted.entries.filter(([key]) => known.includes(key)).map(([key, value]): [string, number] => [key, limitOf(key, value)]);
  if (unknown.length > 0) throw new CinderException('InvalidInput', { reason: `Bad key(s) in quota set: ${unknown.join(', ')}` });
  return limits;
}

function limitOf(key: string, value: Json): number {
  const limit = isInt(value) ? Number(value.int) : typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
  if (limit === undefined) throw new HttpFault(400, `${key} must be an integer`);
  if (limit < -1) throw new HttpFault(400, `${key} must be >= -1`);
  return limit;
}

function mustCoverUse(world: World, projectId: string, resource: string, limit: number): void {
  if (resource === 'per_volume_gigabytes' || limit === -1) return;
  const { in_use, reserved } = quotaOf(world, projectId, resource);
  const used = in_use + reserved;
  if (limit >= used) return;
  throw new HttpFault(400,
    `Quota ${resource} limit must be equal or greater than existing resources. Current usage is ${used} and the requested limit is ${limit}.`);
}

function quotas(world: World, projectId: string, usage: boolean): [string, Json][] {
  return names(world).map((resource) => {
    const { limit, in_use, reserved } = quotaOf(world, projectId, resource);
    return [resource, usage ? object([['limit', int(limit)], ['in_use', int(in_use)], ['reserved', int(reserved)]]) : int(limit)];
  });
}

function names(world: World): string[] {
  const ofTypes = world.volume_types.all().flatMap(({ name }) => OF_EACH_TYPE.map((resource) => `${resource}_${name}`));
  return [...RESOURCES, ...ofTypes, 'groups'];
}
