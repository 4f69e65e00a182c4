/** `openstack volume snapshot set|unset` (openstackclient/volume/v2/volume_snapshot.py:304). */
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { option, positional } from '../argparse/parser.ts';
import type { Values } from '../argparse/reading.ts';
import { keyValue } from './actions.ts';
import { ask, type Asking, type Cloud } from './cloud.ts';
import { idOf } from './columns.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { attempt, find } from './find.ts';
import { STATES } from './snapshot-list.ts';
import { flag, pairs, said, text, texts } from './values.ts';

const MODULE = 'openstackclient.volume.v2.volume_snapshot';
const SNAPSHOT = positional('snapshot', { metavar: '<snapshot>', help: 'the snapshot, by name or id' });

/** Each part is tried, whatever became of the one before. */
function* set(cloud: Cloud, values: Values): Asking<void> {
  const snapshot = yield* find(cloud, 'snapshot', text(values, 'snapshot'));
  const path = pathOf(snapshot);
  let failed = false;
  for (const { asking, said: words } of parts(cloud, path, snapshot, values)) {
    const result = yield* attempt(asking);
    if (!(result instanceof Failure)) continue;
    cloud.log.error(`${words}: ${result.message}`);
    failed = true;
  }
  if (failed) throw new Failure('One or more of the set operations failed');
}

interface Part {
  readonly asking: Asking<void>;
  /** What is said when it fails. */
  readonly said: string;
}

function parts(cloud: Cloud, path: string, snapshot: JsonObject, values: Values): readonly Part[] {
  const metadata = get(snapshot, 'metadata') ?? null;
  const keys = isObject(metadata) ? metadata.entries.map(([key]) => key) : [];
  const properties = pairs(values, 'property');
  const state = said(values, 'state');
  const changes = ['name', 'description'].flatMap((field): (readonly [string, Json])[] => {
    const value = said(values, field);
    return value === null ? [] : [[field, value]];
  });
  return [
    ...(flag(values, 'no_property') ? [{ asking: removeProperties(cloud, path, keys), said: 'Failed to clean snapshot properties' }] : []),
    ...(properties === null ? [] : [{ asking: send(cloud, 'POST', `${path}/metadata`, object([['metadata', properties]])), said: 'Failed to set snapshot property' }]),
    ...(state === null ? [] : [{ asking: send(cloud, 'POST', `${path}/action`, object([['os-reset_status', object([['status', state]])]])), said: 'Failed to set snapshot state' }]),
    ...(changes.length === 0 ? [] : [{ asking: send(cloud, 'PUT', path, object([['snapshot', object(changes)]])), said: 'Failed to update snapshot name or description' }]),
  ];
}

function* send(cloud: Cloud, method: string, path: string, body: Json): Asking<void> {
  yield* ask(cloud, method, path, body);
}

function* removeProperties(cloud: Cloud, path: string, keys: readonly string[]): Asking<void> {
  for (const key of keys) yield* ask(cloud, 'DELETE', `${path}/metadata/${key}`);
}

function pathOf(snapshot: JsonObject): string {
  return `/snapshots/${idOf(snapshot)}`;
}

export const SNAPSHOT_SET: Command = {
  name: 'volume snapshot set',
  python: `${MODULE}.SetVolumeSnapshot`,
  about: 'Changes a snapshot of a volume',
  arguments: [
    SNAPSHOT,
    option('--name', { metavar: '<name>', help: 'a new name' }),
    option('--description', { metavar: '<description>', help: 'a new description' }),
    option('--no-property', { action: 'store_true', help: 'takes all properties away, before those of --property are set' }),
    option('--property', { metavar: '<key=value>', action: keyValue, help: 'a property to set; repeat it for several' }),
    option('--state', {
      metavar: '<state>', choices: STATES,
      help: 'another state: available, error, creating, deleting or error_deleting. Only the row of the database changes, whatever state the snapshot is in (for administrators)',
    }),
  ],
  run: { kind: 'act', of: set },
};

function* unset(cloud: Cloud, values: Values): Asking<void> {
  const snapshot = yield* find(cloud, 'snapshot', text(values, 'snapshot'));
  yield* removeProperties(cloud, pathOf(snapshot), texts(values, 'property'));
}

export const SNAPSHOT_UNSET: Command = {
  name: 'volume snapshot unset',
  python: `${MODULE}.UnsetVolumeSnapshot`,
  about: 'Takes properties of a snapshot away',
  arguments: [SNAPSHOT, option('--property', { metavar: '<key>', action: 'append', default: [], help: 'a property to take away; repeat it for several' })],
  run: { kind: 'act', of: unset },
};
