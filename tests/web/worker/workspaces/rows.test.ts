import { describe, expect, test } from 'vitest';
import { toJson } from '../../../../core/value/plain.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';
import { putRow } from '../../../../web/worker/workspaces/rows.ts';
import { Bench, named } from '../../../core/workspace/workplaces.ts';
import { BenchDesk } from './bench-desk.ts';

function furnished() {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'), 'Tuesday');
  const [snapshot] = bench.world.snapshots.all();
  const [, tuesday] = bench.world.objects.all();
  if (!snapshot || !tuesday) throw new Error('The bench is furnished.');
  return { bench, desk: new BenchDesk(bench), snapshot, tuesday };
}

function text(row: object): string {
  return stringifyJson(toJson(row), 2);
}

test('a row becomes what was written, attributes to the last digit', async () => {
  const { bench, desk, tuesday } = furnished();
  const written = text(tuesday).replace('"attributes": {}', '"attributes": {"note": [1.0, 123456789012345678901234567890]}');
  const { problems, executed } = await putRow(desk, 'objects', tuesday.id, written);
  expect(problems).toEqual([]);
  expect(executed?.revision).toBe(bench.entries.length);
  expect(text(bench.world.objects.get(tuesday.id) ?? {})).toContain('1.0,\n');
  expect(text(bench.world.objects.get(tuesday.id) ?? {})).toContain('123456789012345678901234567890');
});

test('a new row comes to be', async () => {
  const { bench, desk, snapshot } = furnished();
  const id = '00000000-0000-4000-8000-000000000001';
  expect((await putRow(desk, 'snapshots', null, text({ ...snapshot, id, name: `snapshot-${id}` }))).problems).toEqual([]);
  expect(bench.world.snapshots.size).toBe(2);
});

describe('is told what is wrong, and nothing has changed:', () => {
  test.each([
    ['no JSON', () => '{"id": ', ['This is no JSON: ']],
    ['no row', () => '[]', ['got an empty list, expected ']],
    ['a field that there is not', (row) => row.replace('"status"', '"state"'), ['state: got the key "state", expected ', '(did you mean "status"?)']],
    ['a status that there is not', (row) => row.replace('"available"', '"gone"'), ['status: got "gone", expected one of "creating"']],
    ['two things at once', (row) => row.replace('"volume_size": 1', '"volume_size": "1"').replace('"available"', '7'), ['volume_size: got "1"', 'status: got 7']],
    ['another id', (row, id) => row.replace(`"id": "${id}"`, '"id": "other"'), ['The id of a row stays as it is.']],
    ['a volume that Cinder has not', (row) => row.replace(/"volume_id": "[^"]*"/, '"volume_id": "v"'), ['Cinder has no volume v.']],
    ['what is there already', (row) => row, ['Nothing is different.']],
  ] as const satisfies readonly (readonly [string, (row: string, id: string) => string, readonly string[]])[])('%s', async (_, change, words) => {
    const { bench, desk, snapshot } = furnished();
    const before = bench.world.state();
    const { executed, problems } = await putRow(desk, 'snapshots', snapshot.id, change(text(snapshot), snapshot.id));
    expect(executed).toBeNull();
    for (const word of words) expect(problems.join('\n')).toContain(word);
    expect(bench.world.state()).toEqual(before);
  });

  test('a new row of an id that is taken', async () => {
    const { desk, snapshot } = furnished();
    expect((await putRow(desk, 'snapshots', null, text({ ...snapshot, status: 'error' }))).problems).toEqual([`There is a row of the id ${snapshot.id} already.`]);
  });

  test('a snapshot on the array of a volume that is not there', async () => {
    const { desk, tuesday } = furnished();
    expect((await putRow(desk, 'objects', tuesday.id, text({ ...tuesday, parent: 'x' }))).problems).toEqual(['There is no volume x on the array.']);
    expect((await putRow(desk, 'objects', tuesday.id, text({ ...tuesday, parent: null }))).problems).toEqual(['A snapshot has a parent, a volume has none.']);
  });
});
