/**
 * The recorded lines of the real `openstack` once more, now answered by our own Block Storage API: what is printed is the same,
 * but for ids and times, the widths that follow from them, and what is listed here.
 */
import { describe, expect, test } from 'vitest';
import { lvm } from '../../core/drivers/lvm/definition.ts';
import { rbd } from '../../core/drivers/rbd/definition.ts';
import type { ApiRequest } from '../../core/cinder/api/http.ts';
import { RecordedCloud } from '../../core/scenario/recorded/cloud.ts';
import { fillIn } from '../../core/scenario/recorded/placeholders.ts';
import { get, isObject, type Json } from '../../core/value/json.ts';
import { LACKING, openstackLines, shellExpanded } from './console-openstack-files.ts';
import { toldBy } from './console-openstack-told.ts';
import { play, settingOf, type RecordedLine } from './console-recordings.ts';

const LINES = openstackLines();

/** Where our own API leads to other output, and why. */
const OTHERWISE: readonly (readonly [reason: string, applies: (recorded: RecordedLine, at: number) => boolean])[] = [
  ['lines break elsewhere, as ids and times are others', ({ line }) => /--max-width [1-9]/.test(line) && !/-c Name|volume show/.test(line)],
  ['requests and answers are told with headers, lengths and ids', ({ line }) => / --debug(?: |$)| -vv /.test(line)],
  ['the console has no such command', ({ line }) => LACKING.test(line)],
  [
    'our API is that of ab09bc39, which checks the keys of metadata; that of Debian took a quote in a key',
    ({ session, line, stdout }) => session === 'names' && (line.includes('"it\'s"') || stdout.includes("it's") || stdout.includes("it\\'s")),
  ],
];

/** Ids of snapshots that an answer tells of. */
function idOf(body: Json): string | null {
  const snapshot = isObject(body) ? (get(body, 'snapshot') ?? null) : null;
  const id = isObject(snapshot) ? get(snapshot, 'id') : undefined;
  return typeof id === 'string' ? id : null;
}

/** Without what differs from run to run. */
function still(text: string, ids: readonly string[]): string {
  const named = ids.reduce((rest, id, at) => rest.replaceAll(id, `SNAPSHOT ${at + 1}`), text);
  return named
    .replace(/ \(Request-ID: [^)]*\)/g, '')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?/g, 'TIME')
    .replace(/-+/g, '-')
    .replace(/ +/g, ' ');
}

/** Lines of one session, with what both APIs made of them. */
function bothOf(lines: readonly RecordedLine[]) {
  const cloud = new RecordedCloud({ lvm, ceph: rbd });
  const ids: { theirs: string[]; ours: string[] } = { theirs: [], ours: [] };
  return lines.map((recorded) => {
    for (const command of recorded.prepared) {
      const filled = fillIn(command);
      if (isObject(filled)) cloud.arrays.carryOut(filled);
    }
    const line = ids.theirs.reduce((rest, id, at) => rest.replaceAll(id, ids.ours[at] ?? id), shellExpanded(recorded.line));
    const made: string[] = [];
    const printed = play(line, settingOf(recorded.variables), (request: ApiRequest) => {
      const { answered } = cloud.request(request);
      if (request.method === 'POST' && /snapshots?(?:-manage)?$/.test(request.path) && answered.status < 400) made.push(idOf(answered.body) ?? '');
      return answered;
    });
    ids.ours.push(...made);
    ids.theirs.push(...recorded.exchanges.flatMap(({ request, answer }) => (request.method === 'POST' && answer.status === 202 ? (idOf(answer.body) ?? []) : [])));
    const shown = (told: { stdout: string; stderr: string; exit: number }, known: readonly string[]) => {
      const { stdout, stderr, exit } = toldBy(recorded.line, told);
      return { stdout: still(stdout, known), stderr: still(stderr, known), exit };
    };
    return { recorded, ours: shown(printed, ids.ours), theirs: shown(recorded, ids.theirs) };
  });
}

describe.each([...new Set(LINES.map(({ session }) => session))])('session %s', (session) => {
  const both = bothOf(LINES.filter((line) => line.session === session));
  const numbered = both.map((one, at) => ({ ...one, at: at + 1, reason: OTHERWISE.find(([, applies]) => applies(one.recorded, at))?.[0] }));

  test.each(numbered.filter(({ reason }) => reason === undefined).map((one) => [one.at, one.recorded.line, one] as const))('%i. %s', (_, __, { ours, theirs }) => {
    expect(ours).toEqual(theirs);
  });

  test('what is listed as another is another', () => {
    const equal = numbered.filter(({ reason, ours, theirs }) => reason !== undefined && JSON.stringify(ours) === JSON.stringify(theirs));
    expect(equal.map(({ recorded }) => recorded.line)).toEqual([]);
  });
});
