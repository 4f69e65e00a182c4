/** `reset-state`, of volumes and of snapshots (cinderclient/v3/shell.py:521). */
import { object } from '../../value/json.ts';
import { option } from '../argparse/parser.ts';
import type { Args } from './args.ts';
import { takes, valued, word, type Cloud, type Command } from './command.ts';
import { eachOf } from './each-of.ts';
import { ClientFailure } from './failure.ts';
import { find, idOf } from './find.ts';
import type { Steps } from './service.ts';
import { resetSnapshot } from './snapshots.ts';

/** Of these, this cloud has volumes and snapshots. */
const TYPES = ['volume', 'backup', 'snapshot', 'group', 'group-snapshot'];

export const resetState: Command = {
  name: 'reset-state',
  help: "Writes another state into Cinder's rows of volumes or snapshots, whatever the backend has.",
  takes: [
    takes(word('entity', 'entity', 'Names or ids of what is to be changed.', { nargs: '+' })),
    takes(valued('--type', 'type', 'What they are: volume (unless said) or snapshot.', { default: 'volume', choices: TYPES })),
    takes(valued('--state', 'state', 'The new state.')),
    takes(valued('--attach-status', 'attach-status', 'attached or detached. Of volumes alone.')),
    takes(option('--reset-migration-status', { action: 'store_true', help: 'Forget that the volume is being migrated.' })),
  ],
  run: resetAll,
};

function* resetAll(cloud: Cloud, args: Args): Steps<void> {
  const entities = args.texts('entity');
  const failures = yield* eachOf(entities, (name) => resetOne(cloud, args, name), ({ called: name, message }) => {
    cloud.terminal.print(message);
    if (entities.length > 1) cloud.terminal.print(`Reset state for entity ${name} failed: ${message}`);
  });
  if (failures === entities.length) throw new ClientFailure('Unable to reset the state for the specified entity(s).');
}

function* resetOne(cloud: Cloud, args: Args, name: string): Steps<void> {
  const type = args.text('type');
  if (type === 'snapshot') return yield* resetSnapshot(cloud, name, args.text('state'));
  if (type !== 'volume') throw new ClientFailure(`This cloud has volumes and snapshots, but no ${type ?? ''}.`);
  const volume = yield* find(cloud.service, 'volume', name);
  const [state, attached] = [args.text('state'), args.text('attach_status')];
  const changes = object([
    ...(state ? [['status', state] as const] : []),
    ...(attached ? [['attach_status', attached] as const] : []),
    ...(args.truth('reset_migration_status') ? [['migration_status', 'none'] as const] : []),
  ]);
  yield* cloud.service.post(`/volumes/${idOf(volume)}/action`, object([['os-reset_status', changes]]));
}
