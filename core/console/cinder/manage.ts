/** `snapshot-manage`, `snapshot-unmanage`, `snapshot-manageable-list` (cinderclient/v3/shell_base.py:2262, cinderclient/v3/shell.py:1847). */
import { get, isObject, object } from '../../value/json.ts';
import { metadataOf, type Args } from './args.ts';
import { called, takes, valued, word, type Cloud, type Command } from './command.ts';
import { idOf, show } from './find.ts';
import { bodyOf, listAddress, listAll } from './listing.ts';
import { listText, propertiesText, without } from './print.ts';
import { ClientFailure } from './failure.ts';
import { sorting } from './list-arguments.ts';
import type { Steps } from './service.ts';

export const snapshotManage: Command = {
  name: 'snapshot-manage',
  help: 'Takes a snapshot that exists on the backend under management.',
  takes: [
    takes(word('volume', 'volume', 'The name or id of the volume that it was taken of.')),
    takes(word('identifier', 'identifier', 'What the backend calls the snapshot.')),
    takes(valued('--id-type', 'id-type', 'What kind of name that is: source-name (unless said), source-id or whatever the driver reads.', { default: 'source-name' })),
    takes(valued('--name', 'name', 'The name in Cinder.')),
    takes(valued('--description', 'description', 'The description in Cinder.')),
    takes(valued('--metadata', 'key=value', 'Properties.', { nargs: '*' })),
  ],
  run: manage,
};

function* manage(cloud: Cloud, args: Args): Steps<void> {
  const reference = object([[args.text('id_type') ?? '', args.text('identifier')]]);
  const metadata = args.value('metadata') === null ? null : metadataOf(args.texts('metadata'));
  const volume = yield* called(cloud, args, 'volume');
  const snapshot = object([
    ['volume_id', idOf(volume)], ['ref', reference], ['name', args.text('name')], ['description', args.text('description')], ['metadata', metadata],
  ]);
  const body = yield* cloud.service.post('/os-snapshot-manage', object([['snapshot', snapshot]]));
  const made = get(bodyOf(body, 'snapshot'), 'snapshot') ?? null;
  if (!isObject(made)) throw new ClientFailure("'snapshot'");
  cloud.terminal.print(propertiesText(without(yield* show(cloud.service, 'snapshot', idOf(made)), 'links')));
}

export const snapshotUnmanage: Command = {
  name: 'snapshot-unmanage',
  help: 'Lets a snapshot go; the backend keeps it.',
  takes: [takes(word('snapshot', 'snapshot', 'The name or id of a snapshot.'))],
  *run(cloud, args) {
    const snapshot = yield* called(cloud, args, 'snapshot');
    yield* cloud.service.post(`/snapshots/${idOf(snapshot)}/action`, object([['os-unmanage', null]]));
  },
};

export const snapshotManageableList: Command = {
  name: 'snapshot-manageable-list',
  help: 'Lists the snapshots of a backend, and which of them can be taken under management.',
  since: 8,
  takes: [
    takes(valued('--detailed', 'detailed', 'Whether why not, and more, is listed too. True unless said.', { default: true })),
    takes(valued('--marker', 'marker', 'Begin behind the snapshot of this reference, written as JSON.')),
    takes(valued('--limit', 'limit', 'So many snapshots a page.')),
    takes(valued('--offset', 'offset', 'Pass over so many.')),
    sorting('size, reference'),
  ],
  either: [
    takes(word('host', 'host', 'The backend: HOST@BACKEND#POOL.', { nargs: '?' })),
    takes(valued('--cluster', 'CLUSTER', 'The cluster of a backend: CLUSTER@BACKEND#POOL.', { metavar: null }), 17),
  ],
  run: listManageable,
};

function* listManageable(cloud: Cloud, args: Args): Steps<void> {
  const detailed = isYes(args);
  const cluster = args.text('cluster');
  const address = listAddress(`manageable_snapshots${detailed ? '/detail' : ''}`, {
    searched: [cluster ? ['cluster', cluster] : ['host', args.text('host')]],
    marker: args.text('marker'), limit: args.text('limit'), offset: args.text('offset'), sort: args.text('sort'),
  });
  const { items } = yield* listAll(cloud.service, address, 'manageable-snapshots');
  const columns = ['reference', 'size', 'safe_to_manage', 'source_reference', ...(detailed ? ['reason_not_safe', 'cinder_id', 'extra_info'] : [])];
  cloud.terminal.print(listText(items, columns, { asTheyCame: true }));
}

/** What counts as yes (oslo_utils/strutils.py: `bool_from_string`). */
function isYes(args: Args): boolean {
  const text = args.text('detailed');
  return text === null ? args.truth('detailed') : ['t', 'true', 'on', 'y', 'yes', '1'].includes(text.trim().toLowerCase());
}
