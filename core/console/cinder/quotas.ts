/** `quota-show`, `quota-usage`, `quota-defaults`, `quota-update` (cinderclient/v3/shell_base.py:848, cinderclient/shell_utils.py:213). */
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { INT } from '../argparse/types.ts';
import type { Args } from './args.ts';
import { takes, valued, word, type Cloud, type Command, type Taken } from './command.ts';
import { ClientFailure } from './failure.ts';
import { bodyOf } from './listing.ts';
import { listText, propertiesText } from './print.ts';
import type { Steps } from './service.ts';

/** What a limit's name begins with. */
const RESOURCES = ['volumes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes', 'per_volume_gigabytes', 'groups'];

const TENANT = takes(word('tenant', 'tenant_id', 'The id of a project.'));

export const quotaShow: Command = {
  name: 'quota-show',
  help: "Lists a project's limits.",
  takes: [TENANT],
  *run(cloud, args) {
    printLimits(cloud, yield* quotaSet(cloud, `${args.text('tenant') ?? ''}?usage=False`));
  },
};

export const quotaDefaults: Command = {
  name: 'quota-defaults',
  help: 'Lists the limits of a project for which none were set.',
  takes: [TENANT],
  *run(cloud, args) {
    printLimits(cloud, yield* quotaSet(cloud, `${args.text('tenant') ?? ''}/defaults`));
  },
};

export const quotaUsage: Command = {
  name: 'quota-usage',
  help: "Lists a project's limits, and what it uses of them.",
  takes: [TENANT],
  *run(cloud, args) {
    const limits = yield* quotaSet(cloud, `${args.text('tenant') ?? ''}?usage=True`);
    const rows = limits.entries.map(([name, limit]) => usageOf(name, limit));
    cloud.terminal.print(listText(rows, ['Type', 'In_use', 'Reserved', 'Limit', 'Allocated']));
  },
};

function usageOf(name: string, limit: Json): JsonObject {
  if (!isObject(limit)) throw new ClientFailure("'int' object does not support item assignment");
  return object([...limit.entries.map(([key, value]) => [key[0]?.toUpperCase() + key.slice(1).toLowerCase(), value] as const), ['Type', name]]);
}

/** What was asked for, without what is no limit. */
function* quotaSet({ service }: Cloud, address: string): Steps<JsonObject> {
  return limitsOf(bodyOf(yield* service.get(`/os-quota-sets/${address}`), 'quota_set'));
}

function limitsOf(body: JsonObject): JsonObject {
  const limits = get(body, 'quota_set') ?? null;
  if (!isObject(limits)) throw new ClientFailure("'quota_set'");
  return object(limits.entries.filter(([name]) => RESOURCES.some((resource) => name.startsWith(resource))));
}

function printLimits({ terminal }: Cloud, limits: JsonObject): void {
  terminal.print(propertiesText(limits));
}

function limit(name: string, metavar: string, since = 0): Taken {
  return takes(valued(name, metavar, `The new limit of ${metavar}.`, { type: INT }), since);
}

export const quotaUpdate: Command = {
  name: 'quota-update',
  help: "Sets a project's limits.",
  takes: [
    TENANT,
    limit('--volumes', 'volumes'),
    limit('--snapshots', 'snapshots'),
    limit('--gigabytes', 'gigabytes'),
    limit('--backups', 'backups'),
    limit('--backup-gigabytes', 'backup_gigabytes'),
    limit('--groups', 'groups', 13),
    takes(valued('--volume-type', 'volume_type_name', 'The limits are those of this type of volumes.')),
    limit('--per-volume-gigabytes', 'per_volume_gigabytes'),
    takes(valued('--skip-validation', 'skip_validation', 'Whether less than is in use can be set. False unless said.', { default: false })),
  ],
  run: update,
};

/** The order of limits in the body is that of the client's own list. */
function* update(cloud: Cloud, args: Args): Steps<void> {
  const type = args.text('volume_type');
  const set = RESOURCES.flatMap((resource) => {
    const value = args.value(resource);
    return value === null ? [] : [[type ? `${resource}_${type}` : resource, value] as const];
  });
  if (set.length === 0) throw new ClientFailure('Must supply at least one quota field to update.');
  const tenant = args.text('tenant') ?? '';
  const address = `/os-quota-sets/${tenant}${args.truth('skip_validation') ? '' : '?skip_validation=False'}`;
  const body = yield* cloud.service.put(address, object([['quota_set', object([['tenant_id', tenant], ...set])]]));
  printLimits(cloud, limitsOf(bodyOf(body, 'quota_set')));
}
