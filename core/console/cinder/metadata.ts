/** `snapshot-metadata` and its kin (cinderclient/v3/shell_base.py:1779). */
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { metadataOf } from './args.ts';
import { called, takes, word, type Command, type Taken } from './command.ts';
import { ClientFailure } from './failure.ts';
import { idOf } from './find.ts';
import { bodyOf } from './listing.ts';
import { propertiesText } from './print.ts';

const SNAPSHOT = takes(word('snapshot', 'snapshot', 'The name or id of a snapshot.'));
const PAIRS = (help: string): Taken => takes(word('metadata', 'key=value', help, { nargs: '+', default: [] }));

export const snapshotMetadata: Command = {
  name: 'snapshot-metadata',
  help: "Adds to a snapshot's metadata, or takes from it.",
  takes: [SNAPSHOT, takes(word('action', 'action', 'set or unset.', { choices: ['set', 'unset'] })), PAIRS('What is set; the key alone of what is taken.')],
  *run(cloud, args) {
    const address = `/snapshots/${idOf(yield* called(cloud, args, 'snapshot'))}/metadata`;
    const metadata = metadataOf(args.texts('metadata'));
    if (args.text('action') === 'set') {
      const body = yield* cloud.service.post(address, object([['metadata', metadata]]));
      cloud.terminal.print(propertiesText(properties(get(bodyOf(body, 'metadata'), 'metadata'))));
      return;
    }
    for (const [key] of metadata.entries) yield* cloud.service.delete(`${address}/${key}`);
  },
};

export const snapshotMetadataShow: Command = {
  name: 'snapshot-metadata-show',
  help: "Shows a snapshot's metadata.",
  takes: [SNAPSHOT],
  *run(cloud, args) {
    const snapshot = yield* called(cloud, args, 'snapshot');
    cloud.terminal.print(propertiesText(properties(get(snapshot, 'metadata')), [], 'Metadata-property'));
  },
};

export const snapshotMetadataUpdateAll: Command = {
  name: 'snapshot-metadata-update-all',
  help: 'Gives a snapshot other metadata in place of all that it has.',
  takes: [SNAPSHOT, PAIRS('All of the new metadata.')],
  *run(cloud, args) {
    const address = `/snapshots/${idOf(yield* called(cloud, args, 'snapshot'))}/metadata`;
    const body = yield* cloud.service.put(address, object([['metadata', metadataOf(args.texts('metadata'))]]));
    cloud.terminal.print(propertiesText(properties(body)));
  },
};

function properties(value: Json | undefined): JsonObject {
  if (value !== undefined && isObject(value)) return value;
  throw new ClientFailure("'metadata'");
}
