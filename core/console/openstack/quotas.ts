/**
 * `openstack quota list|show` (openstackclient/common/quota.py:215, 622). Figures for snapshots come with `quota list
 * --volume`; `quota show` asks Compute first, which is in no catalogue here.
 */
import { isObject, object, type Json } from '../../value/json.ts';
import { sameData } from '../../value/same.ts';
import { option, positional } from '../argparse/parser.ts';
import type { Values } from '../argparse/reading.ts';
import { plain, type Cell, type Listed, type Shown } from './cells.ts';
import { ask, type Asking, type Cloud } from './cloud.ts';
import { fieldOf } from './columns.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { attempt, part } from './find.ts';
import { projectId, projectOf } from './identity.ts';
import { flag } from './values.ts';

const FIELDS = ['backups', 'backup_gigabytes', 'gigabytes', 'per_volume_gigabytes', 'snapshots', 'volumes'];
const COLUMNS = ['Project ID', 'Backups', 'Backup Gigabytes', 'Gigabytes', 'Per Volume Gigabytes', 'Snapshots', 'Volumes'];

/** Projects whose quotas are not the default ones. */
function* listQuotas(cloud: Cloud, values: Values): Asking<Listed> {
  const project = projectId(cloud.setting, values) ?? projectOf(cloud.setting).id;
  if (flag(values, 'compute')) throw noEndpoint('compute');
  if (flag(values, 'network')) throw noEndpoint('network');
  if (flag(values, 'detail')) cloud.log.warn("Volume service doesn't provide detailed quota information");
  const own = yield* attempt(ask(cloud, 'GET', `/os-quota-sets/${project}?usage=False`));
  if (own instanceof Failure && own.raises !== 'NotFound') throw own;
  if (own instanceof Failure) {
    cloud.log.warn(`Project ${project} not found: ${own.message}`);
    return { kind: 'list', columns: COLUMNS, rows: [] };
  }
  const usual = yield* ask(cloud, 'GET', `/os-quota-sets/${project}/defaults`);
  const [figures, defaults] = [own, usual].map(figuresIn);
  const rows = sameData(figures, defaults) ? [] : [[plain(project), ...(figures ?? [])]];
  return { kind: 'list', columns: COLUMNS, rows };
}

function figuresIn(body: Json): readonly Cell[] {
  const quotas = part(body, 'quota_set');
  return FIELDS.map((field) => plain(fieldOf(isObject(quotas) ? quotas : object([]), field)));
}

function noEndpoint(service: string): Failure {
  return new Failure(`public endpoint for ${service} service not found`, 'EndpointNotFound');
}

const KINDS = [
  option('--compute', { action: 'store_true', help: 'quotas of Compute, which this cloud has not' }),
  option('--volume', { action: 'store_true', help: 'quotas of Block Storage' }),
  option('--network', { action: 'store_true', help: 'quotas of Networking, which this cloud has not' }),
];

export const QUOTA_LIST: Command = {
  name: 'quota list',
  python: 'openstackclient.common.quota.ListQuota',
  about: 'Lists projects whose quotas are not the default ones',
  arguments: [
    option('--project', { metavar: '<project>', help: 'this project alone, by name or id' }),
    option('--detail', { action: 'store_true', help: 'what is used of each quota; Block Storage has no such list' }),
    ...KINDS,
  ],
  exclusive: [{ required: true, members: KINDS }],
  run: { kind: 'list', of: listQuotas },
};

const WHICH = [
  option('--class', { dest: 'quota_class', action: 'store_true', help: 'the name is that of a class' }),
  option('--default', { action: 'store_true', help: 'the quotas that a project has unless they are changed' }),
];

/** It gets no further than to Compute. */
function showQuotas(): Asking<Shown> {
  throw noEndpoint('compute');
}

export const QUOTA_SHOW: Command = {
  name: 'quota show',
  python: 'openstackclient.common.quota.ShowQuota',
  about: 'Shows the quotas of a project or a class; it asks Compute as well, which this cloud has not',
  arguments: [positional('project', { metavar: '<project/class>', nargs: '?', help: 'a project or a class, by name or id' }), ...WHICH],
  exclusive: [{ required: false, members: WHICH }],
  run: { kind: 'show', of: showQuotas },
};
