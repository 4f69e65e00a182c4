/** A workspace that is read is the one that was written, and what is no workspace is told so. */
import { expect, test } from 'vitest';
import { float, int, object } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { digestOf } from '../../../core/workspace/execute.ts';
import type { JournalEntry } from '../../../core/workspace/store.ts';
import { problemsOf } from '../../../core/workspace/file.ts';
import { readWorkspace, workspaceText } from '../../../scenarios/format/workspace.ts';
import { endOf, wholeOf } from '../../core/workspace/whole.ts';
import { Bench, HEADERS, named } from '../../core/workspace/workplaces.ts';
import { PROJECT } from '../../../core/scenario/prepare.ts';

const DRIVERS = ['lvm', 'rbd', 'infinidat'];

/** One of everything that can be done. */
function worked(driver = 'lvm'): Bench {
  const bench = new Bench(driver).furnish();
  const [, tuesday, friday] = bench.world.objects.all();
  const [service] = bench.world.services.all();
  if (!tuesday || !friday || !service) throw new Error('The bench is furnished.');
  const note = object([['2', int(2n ** 80n)], ['1', float(1)], ['__proto__', float(-0)]]);
  bench.do({ do: 'put', table: 'objects', id: tuesday.id, row: { ...tuesday, attributes: object([...tuesday.attributes.entries, ['note', note]]) } });
  bench.do({ do: 'put', table: 'services', id: service.id, row: { ...service, disabled: true } });
  bench.do({ do: 'undo', revision: bench.entries.length });
  bench.do({ do: 'fault', fault: { during: 'manage_existing_snapshot', at: 'first-write', n: 1, effect: 'fails', times: 1 } });
  bench.manage(named('tuesday'), 'Tuesday');
  bench.manage(named('nothing'));
  bench.manage(named('tuesday'));
  bench.do({ do: 'request', settle: 'api', request: { method: 'DELETE', path: `/v3/${PROJECT}/snapshots/${bench.world.snapshots.all().at(-1)?.id ?? ''}`, headers: HEADERS, body: null } });
  bench.do({ do: 'settle', until: 'done' });
  bench.do({ do: 'advance', seconds: 1.5 });
  bench.do({ do: 'put', table: 'objects', id: friday.id, row: null });
  bench.do({ do: 'return', revision: 3 });
  bench.do({ do: 'undo', revision: bench.entries.length });
  bench.do({ do: 'redo', revision: bench.entries.length - 1 });
  return bench;
}

function read(text: string, file = 'w.json') {
  const loaded = readWorkspace(text, file);
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.workspace;
}

test.each(DRIVERS)('a workspace of %s comes back with its past, to the last digit', (driver) => {
  const bench = worked(driver);
  const whole = wholeOf(bench);
  const again = read(workspaceText(whole));
  expect(again).toStrictEqual(whole);
  expect(problemsOf(again, DRIVERS)).toEqual([]);
  expect(endOf(again).state()).toEqual(bench.world.state());
});

test('the first world stands in it where the oldest that is kept is another', () => {
  const bench = worked();
  const whole = wholeOf(bench, 3);
  expect(read(workspaceText(whole))).toStrictEqual(whole);
  expect(workspaceText(wholeOf(bench))).not.toContain('"first"');
});

const TEXT = workspaceText(wholeOf(worked()));

test.each([
  ['no JSON', '{', 'w.json is no JSON: '],
  ['another file', '{"format": "custody-result"}', 'w.json is no workspace of Custody'],
  ['one of a newer Custody', TEXT.replace('"version": 1', '"version": 2'), 'w.json is a workspace of a newer Custody'],
  ['an unknown key', TEXT.replace('"name":', '"colour": "red",\n  "name":'), 'w.json: colour: got the key "colour", expected'],
  ['an unknown command', TEXT.replace('"do": "advance"', '"do": "rewind"'), 'command.do: got "rewind", expected one of'],
  ['a row of another table', TEXT.replace('"table": "services"', '"table": "objects"'), 'command.row'],
  ['time that goes back', TEXT.replace('"seconds": 1.5', '"seconds": -1'), 'expected a number of seconds'],
  ['a list that is nested for ever', `{"format": "custody-workspace", "version": 1, "name": ${'['.repeat(100_000)}`, 'w.json is no JSON'],
])('%s is refused in words, with its place', (_, text, words) => {
  const loaded = readWorkspace(text, 'w.json');
  expect('problems' in loaded ? loaded.problems.join('\n') : 'read').toContain(words);
});

test.each([
  ['a driver that is not here', TEXT.replace('"driver": "lvm"', '"driver": "floppy"'), 'setting.driver: there is no driver floppy here'],
  ['a revision that is missing', TEXT.replace('"revision": 2,', '"revision": 3,'), 'entries[1].revision: got 3, expected 2'],
  ['changes that were tampered with', TEXT.replace('"handle": "friday"', '"handle": "sunday"'), 'entries[2].digest: it is not that of the changes'],
  ['two clocks', TEXT.replace(/"clock": \[\s*(\{[^}]*\})/, '"clock": [$1, $1'), 'first: clock has two rows of one id'],
  ['a first world that is another', TEXT.replace('"start":', `"first": ${stringifyJson(toJson(new Bench().furnish().world.state()))},\n  "start":`), 'first: the world at revision 0 is another one'],
  ['no volume service', TEXT.replace(/"services": \[[^\]]*\]\s*\}\s*\]/, '"services": []'), 'services: a workspace has one'],
  ['a time that there is not', TEXT.replace(/"now": \d+/, '"now": 9000000000000000'), 'clock: there is no time 9000000000000000'],
])('%s: it is told which', (_, text, words) => {
  expect(problemsOf(read(text), DRIVERS).join('\n')).toContain(words);
});

test('a snapshot without its volume is told, at the start and at the end', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  const whole = wholeOf(bench, bench.entries.length);
  const start = { ...whole.start, state: { ...whole.start.state, volumes: [] } };
  expect(problemsOf({ ...whole, start }, DRIVERS)).toEqual([expect.stringMatching(/^start\.state: snapshots: Cinder has no volume /)]);
  const set = { volumes: { added: [], updated: [], removed: bench.world.volumes.all() } };
  const last = { ...bench.entries[0], revision: whole.start.revision + 1, changes: { format: 1, set }, digest: digestOf(set) } as JournalEntry;
  expect(problemsOf({ ...whole, entries: [last] }, DRIVERS)).toEqual([expect.stringMatching(/^the world at the end: snapshots: Cinder has no volume /)]);
});

test('changes that do not follow from what was there are told, though their digest is right', () => {
  const whole = wholeOf(worked());
  const [first, ...others] = whole.entries;
  const problems = problemsOf({ ...whole, entries: first ? [first, { ...first, revision: 2 }, ...others] : [] }, DRIVERS);
  expect(problems).toEqual([expect.stringMatching(/^entries\[1\]\.changes: The change adds row /)]);
});
