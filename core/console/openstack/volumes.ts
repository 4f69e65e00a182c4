/** `openstack volume list|show` (openstackclient/volume/v2/volume.py:308). */
import { get, isList, isObject, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { option, positional, type Argument } from '../argparse/parser.ts';
import type { Values } from '../argparse/reading.ts';
import { INT } from '../argparse/types.ts';
import { nonNegative } from './actions.ts';
import { plain, type Cell, type Listed, type Shown } from './cells.ts';
import type { Asking, Cloud } from './cloud.ts';
import { dictCell, fieldOf, shownFields } from './columns.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { find, list } from './find.ts';
import { projectId, userId } from './identity.ts';
import { flag, numberOf, text, texts } from './values.ts';

const ARGUMENTS: readonly Argument[] = [
  option('--project', { metavar: '<project>', help: 'volumes of this project, by name or id (for administrators)' }),
  option('--project-domain', { metavar: '<project-domain>', help: 'the domain of that project, by name or id' }),
  option('--user', { metavar: '<user>', help: 'volumes of this user, by name or id (for administrators)' }),
  option('--user-domain', { metavar: '<user-domain>', help: 'the domain of that user, by name or id' }),
  option('--name', { metavar: '<name>', help: 'volumes of this name' }),
  option('--status', { metavar: '<status>', help: 'volumes of this status' }),
  option('--all-projects', { action: 'store_true', help: 'volumes of every project (for administrators)' }),
  option('--long', { action: 'store_true', help: 'more columns' }),
  option('--marker', { metavar: '<volume>', help: 'the id of the last volume on the page before' }),
  option('--limit', { type: INT, action: nonNegative, metavar: '<num-volumes>', help: 'how many volumes at most' }),
];

const SHORT = ['ID', 'Name', 'Status', 'Size', 'Attached to'];
const LONG = ['ID', 'Name', 'Status', 'Size', 'Type', 'Bootable', 'Attached to', 'Properties'];

function* listVolumes(cloud: Cloud, values: Values): Asking<Listed> {
  const project = projectId(cloud.setting, values);
  const filters = {
    all_tenants: project !== null || flag(values, 'all_projects'),
    project_id: project,
    user_id: userId(cloud.setting, values),
    name: text(values, 'name'),
    status: text(values, 'status'),
    marker: text(values, 'marker'),
    limit: numberOf(values, 'limit'),
  };
  const volumes = yield* list(cloud, 'volume', filters, numberOf(values, 'limit'));
  const long = flag(values, 'long');
  return { kind: 'list', columns: renamed(cloud, long ? LONG : SHORT, values), rows: volumes.map((volume) => row(volume, long)) };
}

/** `-c "Display Name"` still means the name (osc_lib/utils/__init__.py:32). */
function renamed(cloud: Cloud, columns: readonly string[], values: Values): readonly string[] {
  if (!texts(values, 'columns').includes('Display Name')) return columns;
  cloud.log.warn('The column "Display Name" was deprecated, please use "Name" replace.');
  return columns.map((column) => (column === 'Name' ? 'Display Name' : column));
}

function row(volume: JsonObject, long: boolean): readonly Cell[] {
  const cell = (name: string): Cell => plain(fieldOf(volume, name));
  const short = ['id', 'name', 'status', 'size'].map(cell);
  const attachments = attachedTo(fieldOf(volume, 'attachments'));
  if (!long) return [...short, attachments];
  return [...short, cell('volume_type'), cell('bootable'), attachments, dictCell(fieldOf(volume, 'metadata'))];
}

/** Servers by id, as there is no service that knows their names (volume.py:51). */
function attachedTo(attachments: Json): Cell {
  if (attachments === null) return plain(null);
  const told = (isList(attachments) ? attachments : []).map((one) => {
    const [server, device] = ['server_id', 'device'].map((name) => pyStr(isObject(one) ? (get(one, name) ?? null) : null));
    return `Attached to ${server ?? ''} on ${device ?? ''} `;
  });
  return { human: told.join(''), machine: attachments };
}

export const VOLUME_LIST: Command = {
  name: 'volume list',
  python: 'openstackclient.volume.v2.volume.ListVolume',
  about: 'Lists volumes',
  arguments: ARGUMENTS,
  run: { kind: 'list', of: listVolumes },
};

function* show(cloud: Cloud, values: Values): Asking<Shown> {
  const volume = yield* find(cloud, 'volume', text(values, 'volume'));
  const missing = ['metadata', 'volume_type'].find((name) => get(volume, name) === undefined);
  if (missing !== undefined) throw new Failure(`'${missing}'`, 'KeyError');
  return shownFields(volume, ['metadata', 'volume_type', 'links'], [
    ['properties', dictCell(fieldOf(volume, 'metadata'))],
    ['type', plain(fieldOf(volume, 'volume_type'))],
  ]);
}

export const VOLUME_SHOW: Command = {
  name: 'volume show',
  python: 'openstackclient.volume.v2.volume.ShowVolume',
  about: 'Shows a volume',
  arguments: [positional('volume', { metavar: '<volume>', help: 'the volume, by name or id' })],
  run: { kind: 'show', of: show },
};
