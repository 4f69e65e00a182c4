/** `openstack volume snapshot list` (openstackclient/volume/v2/volume_snapshot.py:206). */
import { get, type Json, type JsonObject } from '../../value/json.ts';
import { option, type Argument } from '../argparse/parser.ts';
import type { Values } from '../argparse/reading.ts';
import { INT } from '../argparse/types.ts';
import { nonNegative } from './actions.ts';
import { plain, type Cell, type Listed } from './cells.ts';
import type { Asking, Cloud } from './cloud.ts';
import { dictCell, fieldOf, idOf } from './columns.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { attempt, find, list } from './find.ts';
import { projectId } from './identity.ts';
import { flag, numberOf, said, text } from './values.ts';

export const STATES = ['available', 'error', 'creating', 'deleting', 'error_deleting'] as const;

const ARGUMENTS: readonly Argument[] = [
  option('--all-projects', { action: 'store_true', help: 'snapshots of every project (for administrators)' }),
  option('--project', { metavar: '<project>', help: 'snapshots of this project, by name or id (for administrators)' }),
  option('--project-domain', { metavar: '<project-domain>', help: 'the domain of that project, by name or id' }),
  option('--long', { action: 'store_true', help: 'more columns' }),
  option('--marker', { metavar: '<volume-snapshot>', help: 'the id of the last snapshot on the page before' }),
  option('--limit', { type: INT, action: nonNegative, metavar: '<num-snapshots>', help: 'how many snapshots at most' }),
  option('--name', { metavar: '<name>', help: 'snapshots of this name' }),
  option('--status', { metavar: '<status>', choices: STATES, help: 'snapshots of this status: available, error, creating, deleting or error_deleting' }),
  option('--volume', { metavar: '<volume>', help: 'snapshots of this volume, by name or id' }),
];

const SHORT = ['ID', 'Name', 'Description', 'Status', 'Size'];
const LONG = [...SHORT, 'Created At', 'Volume', 'Properties'];

function* listSnapshots(cloud: Cloud, values: Values): Asking<Listed> {
  // The client asks for volumes first, as a list of snapshots has only their ids; a failure is passed over.
  const volumes = yield* attempt(list(cloud, 'volume'));
  const names = new Map(volumes instanceof Failure ? [] : volumes.map((volume) => [get(volume, 'id') ?? null, fieldOf(volume, 'name')] as const));
  const volume = said(values, 'volume');
  const volumeId = volume === null ? null : idOf(yield* find(cloud, 'volume', volume));
  const project = projectId(cloud.setting, values);
  const filters = {
    all_tenants: project !== null || flag(values, 'all_projects'),
    project_id: project,
    name: text(values, 'name'),
    status: text(values, 'status'),
    volume_id: volumeId,
    marker: text(values, 'marker'),
    limit: numberOf(values, 'limit'),
  };
  const snapshots = yield* list(cloud, 'snapshot', filters, numberOf(values, 'limit'));
  const long = flag(values, 'long');
  return { kind: 'list', columns: long ? LONG : SHORT, rows: snapshots.map((snapshot) => row(snapshot, names, long)) };
}

function row(snapshot: JsonObject, names: ReadonlyMap<Json, Json>, long: boolean): readonly Cell[] {
  const short = ['id', 'name', 'description', 'status', 'size'].map((field) => plain(fieldOf(snapshot, field)));
  if (!long) return short;
  const volume = fieldOf(snapshot, 'volume_id');
  const named = names.get(volume);
  return [
    ...short,
    plain(fieldOf(snapshot, 'created_at')),
    volume === null ? plain(null) : { human: named === undefined ? volume : named, machine: volume },
    dictCell(fieldOf(snapshot, 'metadata')),
  ];
}

export const SNAPSHOT_LIST: Command = {
  name: 'volume snapshot list',
  python: 'openstackclient.volume.v2.volume_snapshot.ListVolumeSnapshot',
  about: 'Lists snapshots of volumes',
  arguments: ARGUMENTS,
  run: { kind: 'list', of: listSnapshots },
};
