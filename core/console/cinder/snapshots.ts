/** `snapshot-list`, `snapshot-show`, `snapshot-rename`, `snapshot-delete`, `snapshot-reset-state` (cinderclient/v3/shell_base.py:502). */
import { object, type Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { option } from '../argparse/parser.ts';
import { metadataOf, type Args } from './args.ts';
import { called, old, takes, valued, word, type Cloud, type Command } from './command.ts';
import { eachOf } from './each-of.ts';
import { ClientFailure } from './failure.ts';
import { find, idOf } from './find.ts';
import { ALL_TENANTS, allTenants, FILTERS, NAME, paging, renamed, searched, SORT_KEYS, sorting, STATUS, TENANT, WITH_COUNT } from './list-arguments.ts';
import { listAddress, listAll } from './listing.ts';
import { listText, propertiesText } from './print.ts';
import type { Steps } from './service.ts';

export const snapshotList: Command = {
  name: 'snapshot-list',
  help: 'Lists the snapshots that Cinder manages.',
  takes: [
    ...ALL_TENANTS,
    takes(NAME),
    takes(old('--display-name')),
    takes(old('--display_name')),
    takes(STATUS),
    takes(valued('--volume-id', 'volume-id', 'Only snapshots of the volume of this id.')),
    takes(old('--volume_id')),
    ...paging('snapshot'),
    sorting(SORT_KEYS),
    TENANT,
    takes(valued('--metadata', 'key=value', 'Only snapshots with these properties.', { nargs: '*' }), 22),
    FILTERS,
    WITH_COUNT,
  ],
  run: listSnapshots,
};

function* listSnapshots(cloud: Cloud, args: Args): Steps<void> {
  const own: readonly (readonly [string, Json])[] = [
    ['all_tenants', allTenants(args)],
    ['name', args.text('display_name') ?? args.text('name')],
    ['status', args.text('status')],
    ['volume_id', args.text('volume_id')],
    ['project_id', args.text('tenant')],
    ['metadata', metadataOf(args.texts('metadata'))],
  ];
  const sort = args.text('sort');
  const wanted = { searched: searched(cloud, args, own), marker: args.text('marker'), limit: args.text('limit'), sort };
  const { items, count } = yield* listAll(cloud.service, listAddress('snapshots/detail', wanted), 'snapshots', wanted.limit);
  const fields = ['ID', 'Volume ID', 'Status', 'Name', 'Size', 'Consumes Quota', 'User ID'];
  const shown = items.map((snapshot) => renamed(snapshot, 'volumeId', 'volume_id'));
  cloud.terminal.print(listText(shown, fields, { onlyAvailable: true, asTheyCame: Boolean(sort) }));
  if (args.truth('with_count')) cloud.terminal.print(`Snapshot in total: ${pyStr(count ?? null)}`);
}

const SNAPSHOT = takes(word('snapshot', 'snapshot', 'The name or id of a snapshot.'));
const SNAPSHOTS = takes(word('snapshot', 'snapshot', 'Names or ids of snapshots.', { nargs: '+' }));

export const snapshotShow: Command = {
  name: 'snapshot-show',
  help: 'Shows all that is known of a snapshot.',
  takes: [SNAPSHOT],
  *run(cloud, args) {
    cloud.terminal.print(propertiesText(yield* called(cloud, args, 'snapshot')));
  },
};

export const snapshotRename: Command = {
  name: 'snapshot-rename',
  help: 'Gives a snapshot another name or description.',
  takes: [
    SNAPSHOT,
    takes(word('name', 'name', 'The new name.', { nargs: '?' })),
    takes(valued('--description', 'description', 'The new description.')),
    takes(old('--display-description')),
    takes(old('--display_description')),
  ],
  run: rename,
};

function* rename(cloud: Cloud, args: Args): Steps<void> {
  const name = args.text('name');
  const description = args.text('description') ?? args.text('display_description');
  const changes = object([...(name === null ? [] : [['name', name] as const]), ...(description === null ? [] : [['description', description] as const])]);
  if (changes.entries.length === 0) throw new ClientFailure('Must supply either name or description.');
  const snapshot = yield* called(cloud, args, 'snapshot');
  yield* cloud.service.put(`/snapshots/${idOf(snapshot)}`, object([['snapshot', changes]]));
  cloud.terminal.print(`Request to rename snapshot '${args.text('snapshot') ?? ''}' has been accepted.`);
}

export const snapshotDelete: Command = {
  name: 'snapshot-delete',
  help: 'Deletes snapshots, on the backend too.',
  takes: [SNAPSHOTS, takes(option('--force', { action: 'store_true', help: 'Whatever state they are in.' }))],
  *run(cloud, args) {
    const snapshots = args.texts('snapshot');
    const failures = yield* eachOf(snapshots, (name) => deleteOne(cloud, args, name), ({ called: name, message }) => {
      cloud.terminal.print(`Delete for snapshot ${name} failed: ${message}`);
    });
    if (failures === snapshots.length) throw new ClientFailure('Unable to delete any of the specified snapshots.');
  },
};

function* deleteOne({ service }: Cloud, args: Args, name: string): Steps<void> {
  const address = `/snapshots/${idOf(yield* find(service, 'snapshot', name))}`;
  if (args.truth('force')) yield* service.post(`${address}/action`, object([['os-force_delete', null]]));
  else yield* service.delete(address);
}

export const snapshotResetState: Command = {
  name: 'snapshot-reset-state',
  help: "Writes another state into Cinder's rows of snapshots, whatever the backend has.",
  takes: [
    SNAPSHOTS,
    takes(valued('--state', 'state', 'available (unless said), error, creating, deleting or error_deleting.', { default: 'available' })),
  ],
  run: resetAll,
};

/** A failure is told at once if there are several snapshots, else as the end of the command. */
function* resetAll(cloud: Cloud, args: Args): Steps<void> {
  const snapshots = args.texts('snapshot');
  let last = 'Unable to reset the state for any of the specified snapshots.';
  const failures = yield* eachOf(snapshots, (name) => resetSnapshot(cloud, name, args.text('state')), ({ called: name, message }) => {
    const told = `Reset state for snapshot ${name} failed: ${message}`;
    if (snapshots.length === 1) last = told;
    else cloud.terminal.print(told);
  });
  if (failures === snapshots.length) throw new ClientFailure(last);
}

/** @param state null or empty: the API is told no state, and refuses that */
export function* resetSnapshot({ service }: Cloud, name: string, state: string | null): Steps<void> {
  const snapshot = yield* find(service, 'snapshot', name);
  yield* service.post(`/snapshots/${idOf(snapshot)}/action`, object([['os-reset_status', object(state ? [['status', state]] : [])]]));
}

