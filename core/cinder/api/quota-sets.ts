/**
 * `os-quota-sets`: a project's limits, with what it uses of them, and the setting of new ones.
 *
 * Source: cinder/api/contrib/quotas.py:34-140 at ab09bc39.
 */
import { CinderException, PythonException } from '../../errors.ts';
import { get, int, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import type { World } from '../../world/world.ts';
import { pyInt } from '../python.ts';
import { defaultLimit, quotaOf } from '../quota.ts';
import { boolParam } from './booleans.ts';
import { mustBeAdmin, type Asked } from './caller.ts';
import { HttpFault } from './http.ts';
import type { Query } from './query.ts';
import { mustBeObject, mustHave, mustHaveNoOther } from './schema.ts';

const RESOURCES = ['volumes', 'per_volume_gigabytes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes'];
const OF_EACH_TYPE = ['volumes', 'gigabytes', 'snapshots'];

/** The answer's body. Raises PolicyNotAuthorized for the quota of another project. */
export function quotaSet({ world, caller }: Asked, projectId: string, query: Query): Json {
  if (projectId !== caller.projectId) mustBeAdmin(caller, 'volume_extension:quotas:show');
  const usage = boolParam('usage', query.last('usage') ?? 'false');
  return object([['quota_set', object([...quotas(world, projectId, usage), ['id', projectId]])]]);
}

/** The limits of a project that has none of its own; the answer's body. Raises PolicyNotAuthorized for another project. */
export function quotaDefaults({ world, caller }: Asked, projectId: string): Json {
  if (projectId !== caller.projectId) mustBeAdmin(caller, 'volume_extension:quotas:show');
  const limits = names(world).map((resource): [string, Json] => [resource, int(defaultLimit(resource))]);
  return object([['quota_set', object([...limits, ['id', projectId]])]]);
}

/** Sets limits, all or none; the answer's body. Raises PolicyNotAuthorized; HttpFault 400 for a limit below what is in use. */
export function setQuota({ world, caller }: Asked, projectId: string, body: Json): Json {
  const top = mustBeObject(body, undefined);
  mustHave(top, ['quota_set'], undefined);
  mustHaveNoOther(top, ['quota_set'], undefined);
  const wanted = mustBeObject(get(top, 'quota_set') ?? null, 'quota_set');
  if (wanted.entries.length === 0) throw new HttpFault(400, 'Invalid input for field/attribute quota_set. Value: {}. {} does not have enough properties');
  const limits = limitsOf(wanted, names(world));
  mustBeAdmin(caller, 'volume_extension:quotas:update');
  for (const [resource, limit, given] of limits) mustCoverUse(world, projectId, resource, limit, given);
  for (const [resource, limit] of limits) world.quotas.put({ ...quotaOf(world, projectId, resource), limit, own_limit: true });
  return object([['quota_set', object(quotas(world, projectId, false))]]);
}

/** These say whose quota it is, and no limit (cinder/quota.py:NON_QUOTA_KEYS). */
const OTHER_KEYS = ['tenant_id', 'id'];
const GREATEST = 2_147_483_647;

/** The limits as they are stored. Raises HttpFault 400 or InvalidInput for keys and values (cinder/api/validation/validators.py:239). */
function limitsOf(wanted: JsonObject, known: readonly string[]): [resource: string, limit: number, given: Json][] {
  const unknown = wanted.entries.map(([key]) => key).filter((key) => !known.includes(key) && !OTHER_KEYS.includes(key));
  const limits = wanted.entries.filter(([key]) => known.includes(key)).map(([key, value]): [string, number, Json] => [key, limitOf(key, value), value]);
  if (unknown.length > 0) throw new CinderException('InvalidInput', { reason: `Bad key(s) in quota set: ${unknown.join(', ')}` });
  return limits;
}

function limitOf(key: string, value: Json): number {
  const limit = wholeNumber(value);
  if (limit === undefined) throw new HttpFault(400, `${key} must be an integer`);
  if (limit < -1) throw new HttpFault(400, `${key} must be >= -1`);
  if (limit > GREATEST) throw new HttpFault(400, `${key} must be <= ${GREATEST}`);
  return limit;
}

/** Python's `int(str(value))`, where there is one. */
function wholeNumber(value: Json): number | undefined {
  try {
    return pyInt(pyStr(value));
  } catch (failure) {
    if (failure instanceof PythonException) return undefined;
    throw failure;
  }
}

/**
 * Raises HttpFault 400 for a limit below what is in use. Only a resource that the project has a limit of its own for is
 * looked at (contrib/quotas.py:107, `defaults=False`). Raises TypeError for a text, which upstream has let through till here.
 */
function mustCoverUse(world: World, projectId: string, resource: string, limit: number, given: Json): void {
  if (resource === 'per_volume_gigabytes' || (limit === -1 && typeof given !== 'string')) return;
  if (typeof given === 'string') throw new PythonException('TypeError', "'<' not supported between instances of 'str' and 'int'");
  const { in_use, reserved, own_limit } = quotaOf(world, projectId, resource);
  const used = own_limit ? in_use + reserved : 0;
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
