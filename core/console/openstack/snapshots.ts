/** `openstack volume snapshot create|show|delete` (openstackclient/volume/v2/volume_snapshot.py:57). */
import { get, object, type Json, type JsonObject } from '../../value/json.ts';
import { option, positional } from '../argparse/parser.ts';
import type { Values } from '../argparse/reading.ts';
import { keyValue } from './actions.ts';
import type { Shown } from './cells.ts';
import { ask, type Asking, type Cloud } from './cloud.ts';
import { dictCell, fieldOf, idOf, shownFields } from './columns.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { attempt, find, part } from './find.ts';
import { flag, pairs, said, text, texts, valueOf } from './values.ts';

const MODULE = 'openstackclient.volume.v2.volume_snapshot';

/** A snapshot with its metadata as properties. */
function shownSnapshot(snapshot: JsonObject): Shown {
  if (get(snapshot, 'metadata') === undefined) throw new Failure("'metadata'", 'KeyError');
  return shownFields(snapshot, ['metadata'], [['properties', dictCell(get(snapshot, 'metadata') ?? null)]]);
}

function* create(cloud: Cloud, values: Values): Asking<Shown> {
  const name = text(values, 'snapshot_name');
  const volume = yield* find(cloud, 'volume', said(values, 'volume') ?? name);
  const remote = pairs(values, 'remote_source');
  const body = remote === null ? madeBody(cloud, volume, values) : managedBody(volume, remote, values);
  if (remote !== null && flag(values, 'force')) {
    cloud.log.warn("'--force' option will not work when you create new volume snapshot from an existing remote volume snapshot");
  }
  const answer = yield* ask(cloud, 'POST', remote === null ? '/snapshots' : '/os-snapshot-manage', body);
  return shownSnapshot(part(answer, 'snapshot'));
}

/** cinderclient/v3/volume_snapshots.py:233 */
function managedBody(volume: JsonObject, remote: JsonObject, values: Values): Json {
  const ref = ['ref', remote] as const;
  return object([['snapshot', object([['volume_id', fieldOf(volume, 'id')], ref, ...described(values), ['metadata', valueOf(values, 'property')]])]]);
}

/** cinderclient/v3/volume_snapshots.py:85 */
function madeBody({ microversion }: Cloud, volume: JsonObject, values: Values): Json {
  const force = flag(values, 'force');
  const known = microversion === null || Number(microversion.split('.')[1]) < 66;
  if (!known && !force) throw new Failure(FORCE, 'ValueError');
  const forced = known ? [['force', force] as const] : [];
  const metadata = ['metadata', pairs(values, 'property') ?? object([])] as const;
  return object([['snapshot', object([['volume_id', fieldOf(volume, 'id')], ...forced, ...described(values), metadata])]]);
}

function described(values: Values): readonly (readonly [string, Json])[] {
  return [['name', text(values, 'snapshot_name')], ['description', valueOf(values, 'description')]];
}

const FORCE =
  "Since microversion 3.66 of the Block Storage API,  the 'force' option is invalid for this request.  " +
  "For backward compatibility, however, when the 'force' flag is passed with a value evaluating to True, it is silently ignored.";

export const SNAPSHOT_CREATE: Command = {
  name: 'volume snapshot create',
  python: `${MODULE}.CreateVolumeSnapshot`,
  about: 'Makes a snapshot of a volume, or takes over one that the backend already has',
  arguments: [
    positional('snapshot_name', { metavar: '<snapshot-name>', help: 'what the snapshot is called' }),
    option('--volume', { metavar: '<volume>', help: 'the volume, by name or id; without it one that is called like the snapshot' }),
    option('--description', { metavar: '<description>', help: 'a description' }),
    option('--force', { action: 'store_true', help: 'also of a volume that is in use' }),
    option('--property', { metavar: '<key=value>', action: keyValue, help: 'a property of the snapshot; repeat it for several' }),
    option('--remote-source', {
      metavar: '<key=value>', action: keyValue,
      help: 'takes over a snapshot of the backend: a part of the reference that names it there, such as source-name=NAME; repeat it for several (for administrators)',
    }),
  ],
  run: { kind: 'show', of: create },
};

function* show(cloud: Cloud, values: Values): Asking<Shown> {
  return shownSnapshot(yield* find(cloud, 'snapshot', text(values, 'snapshot')));
}

export const SNAPSHOT_SHOW: Command = {
  name: 'volume snapshot show',
  python: `${MODULE}.ShowVolumeSnapshot`,
  about: 'Shows a snapshot of a volume',
  arguments: [positional('snapshot', { metavar: '<snapshot>', help: 'the snapshot, by name or id' })],
  run: { kind: 'show', of: show },
};

function* deleteOne(cloud: Cloud, nameOrId: string, force: boolean): Asking<void> {
  const path = `/snapshots/${idOf(yield* find(cloud, 'snapshot', nameOrId))}`;
  if (force) yield* ask(cloud, 'POST', `${path}/action`, object([['os-force_delete', null]]));
  else yield* ask(cloud, 'DELETE', path);
}

/** Goes on after a failure and counts them. */
function* deleteAll(cloud: Cloud, values: Values): Asking<void> {
  const wanted = texts(values, 'snapshots');
  let failed = 0;
  for (const each of wanted) {
    const result = yield* attempt(deleteOne(cloud, each, flag(values, 'force')));
    if (!(result instanceof Failure)) continue;
    failed += 1;
    cloud.log.error(`Failed to delete snapshot with name or ID '${each}': ${result.message}`);
  }
  if (failed > 0) throw new Failure(`${failed} of ${wanted.length} snapshots failed to delete.`);
}

export const SNAPSHOT_DELETE: Command = {
  name: 'volume snapshot delete',
  python: `${MODULE}.DeleteVolumeSnapshot`,
  about: 'Deletes snapshots of volumes',
  arguments: [
    positional('snapshots', { metavar: '<snapshot>', nargs: '+', help: 'snapshots, by name or id' }),
    option('--force', { action: 'store_true', help: 'whatever state they are in' }),
  ],
  run: { kind: 'act', of: deleteAll },
};
