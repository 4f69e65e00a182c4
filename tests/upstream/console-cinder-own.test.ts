/** Our `cinder` on our own API, LVM and RBD: what it prints is what the real client printed on a real Cinder. */
import { describe, expect, test } from 'vitest';
import { lvm } from '../../core/drivers/lvm/definition.ts';
import { rbd } from '../../core/drivers/rbd/definition.ts';
import { RecordedCloud } from '../../core/scenario/recorded/cloud.ts';
import { changeRow } from '../../core/scenario/recorded/database.ts';
import { fillIn, snapshotIdOf } from '../../core/scenario/recorded/placeholders.ts';
import { get, isObject } from '../../core/value/json.ts';
import type { Printed } from '../../core/console/console.ts';
import { cinderLines } from './console-cinder-files.ts';
import { play, settingOf, type RecordedLine } from './console-recordings.ts';

/** The sentences of the help are our own, so it is compared elsewhere. */
const LINES = cinderLines().filter(({ stdout }) => !stdout.startsWith('usage: '));

const NO_ROUTE = 'What has no route is answered in plain text by our API, and by the real one in JSON, as the client asks for that.';
const RELEASE = 'Metadata is held to a schema in the release of our API, with the texts of schemas; in the recorded 21.3.1 it was not yet.';

/** Lines on which our cloud answers otherwise, and why; these are seen to differ. */
const OTHERWISE: Readonly<Record<string, string>> = {
  "cinder quota-show 'a b/c?d#e%f'": NO_ROUTE,
  "cinder --debug quota-show 'a b/c?d#e%41%zz'": NO_ROUTE,
  'cinder snapshot-metadata tagged set novalue': RELEASE,
  'cinder snapshot-metadata tagged set =empty': RELEASE,
  "cinder --debug quota-show 'é%41'": 'Under the server of the recording the project in the path came to Cinder with its UTF-8 read as Latin-1.',
};

/** Plays the lines one after the other; another session begins with another cloud. */
function* played(): Generator<Printed> {
  let session: string | undefined;
  let cloud = new RecordedCloud({ lvm, ceph: rbd });
  for (const recorded of LINES) {
    if (recorded.session !== session) cloud = new RecordedCloud({ lvm, ceph: rbd });
    session = recorded.session;
    prepare(cloud, recorded);
    const known = recorded.snapshots.map((id, index) => [id, snapshotIdOf(index + 1)] as const);
    const line = known.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), recorded.line);
    const { stdout, stderr, exit } = play(line, settingOf(recorded.variables), (request) => cloud.request(request).answered);
    const asRecorded = (text: string): string => known.reduce((rest, [theirs, ours]) => rest.replaceAll(ours, theirs), text);
    yield { stdout: asRecorded(stdout), stderr: asRecorded(stderr), exit };
  }
}

function prepare(cloud: RecordedCloud, { prepared }: RecordedLine): void {
  for (const command of prepared.map((each) => fillIn(each)).filter(isObject)) {
    if (get(command, 'do') === 'database') changeRow(cloud.world, command);
    else cloud.arrays.carryOut(command);
  }
}

/**
 * Ids of requests and times differ from run to run; of headers our API has those that say something about Cinder; and it
 * is of a later release, whose newest microversion is another.
 */
function alike({ stdout, stderr, exit }: Printed): Printed {
  const masked = (text: string): string =>
    text
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}/g, '2026-01-01T00:00:00.000000')
      .replace(/2023-08-31T(00:00:00Z.*)3\.71/g, '2022-08-31T$13.70')
      .replace('"3.71", "min_version": "3.0", "updated": "2023', '"3.70", "min_version": "3.0", "updated": "2022')
      .replace('| 3.71    |', '| 3.70    |')
      .replace(/ \(Request-ID: [^)]+\)/g, '')
      .replace(/ -H "X-OpenStack-Request-ID: [^"]+"/g, '')
      .replace(/^DEBUG:keystoneauth:\w+ call to .*\n/gm, '')
      .replace(/^(DEBUG:keystoneauth:RESP: .*)$/gm, (line) => line.replace(/ (?:Connection|Content-Length|x-\w+-request-id): \S+/g, ''));
  return { stdout: masked(stdout), stderr: masked(stderr), exit };
}

describe('our cloud, seen through the client', () => {
  const ours = [...played()];

  test.each(LINES.map((recorded, index) => [index, `session ${recorded.session}: ${recorded.line}`, recorded] as const))('%i, %s', (index, _, recorded) => {
    const printed = alike(ours[index] ?? { stdout: '', stderr: '', exit: -1 });
    if (OTHERWISE[recorded.line] === undefined) expect(printed).toEqual(alike(recorded));
    else expect(printed).not.toEqual(alike(recorded));
  });
});
