import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../../../core/value/parse.ts';
import type { AnyRow } from '../../../../../core/world/changes.ts';
import { NO_NAMES } from '../../../../../web/state/view/names.ts';
import { actsOn } from '../../../../../web/state/view/workspace/acts.ts';
import { completed } from '../../../../../web/state/view/workspace/completion.ts';
import { marksOf } from '../../../../../web/state/view/workspace/marks.ts';
import { deleteRequest, listManageableRequest, manageRequest, resetStatusRequest } from '../../../../../web/state/view/workspace/requests.ts';
import { EDITABLE, isEditable, newRowText, rowAt, rowFields, rowText } from '../../../../../web/state/view/workspace/row-text.ts';
import { doneText } from '../../../../../web/state/view/workspace/summary.ts';
import { readRow } from '../../../../../scenarios/format/row.ts';
import { World } from '../../../../../core/world/world.ts';
import { Bench } from '../../../../core/workspace/workplaces.ts';
import { WorkspaceBench } from '../../../fixtures/workspace.ts';

function first<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('There is no row.');
  return row;
}

describe('marks', () => {
  test('what came, what changed, what is gone; the clock is no row', () => {
    const bench = new WorkspaceBench();
    const managed = marksOf(bench.manage('tuesday', 'nightly').step);
    expect([...managed.rows].map(([key, mark]) => [key.split('/')[0], mark])).toEqual(expect.arrayContaining([['objects', 'changed'], ['snapshots', 'new']]));
    expect(managed.gone).toEqual([]);
    expect(marksOf(bench.unmanage('nightly').step).gone).toEqual([{ what: 'snapshot', name: 'nightly' }]);
    expect(marksOf(bench.do({ do: 'advance', seconds: 1 }).step)).toEqual({ rows: new Map(), gone: [] });
  });
});

describe('a row as JSON', () => {
  test('is read back as the row that it is of, in every table', () => {
    const bench = new Bench().furnish();
    bench.manage({ entries: [['source-name', 'tuesday']] }, 'nightly');
    const world = bench.world.state();
    for (const table of EDITABLE) {
      const row: AnyRow = first<AnyRow>(world[table]);
      expect(readRow(table, rowText(row)), table).toEqual({ row });
    }
  });

  test('a new one begins as one that would be taken, whether there is one of its kind or none', () => {
    const id = '6f1c3a52-55f4-4a5e-9b1d-3f0a2d1c7e88';
    const full = new Bench().furnish();
    full.manage({ entries: [['source-name', 'tuesday']] }, 'nightly');
    for (const world of [full.world.state(), World.empty().state()]) {
      for (const table of EDITABLE) {
        const text = newRowText(world, table, id);
        expect(readRow(table, text), `${table}: ${text}`).toMatchObject({ row: { id } });
      }
    }
  });

  test('is found by its id, and has its fields', () => {
    const bench = new Bench().furnish();
    const world = bench.world.state();
    const volume = first(world.volumes);
    expect(rowAt(world, { table: 'volumes', id: volume.id })).toBe(volume);
    expect(rowAt(world, { table: 'volumes', id: 'gone' })).toBeUndefined();
    expect(rowFields('volumes', volume, NO_NAMES).get('display_name')).toEqual({ text: 'payroll' });
    expect([isEditable('faults'), isEditable('services')]).toEqual([false, true]);
  });
});

describe('what can be done with a row', () => {
  test('a snapshot of Cinder’s, on what it is of', () => {
    const bench = new Bench().furnish();
    bench.manage({ entries: [['source-name', 'tuesday']] }, 'nightly');
    const world = bench.world.state();
    const acts = actsOn('snapshots', first(world.snapshots), world);
    expect(acts).toMatchObject({ name: 'nightly', tries: bench.volumeId, snapshot: { display_name: 'nightly' } });
    expect(acts.commands.map(({ what }) => what)).toEqual(['Unmanage nightly', 'Delete nightly', 'Remove the row nightly']);
  });

  test('an object leads to the volume of Cinder’s that it is of', () => {
    const bench = new Bench().furnish();
    bench.do({ do: 'place', object: { name: 'stranger', size_bytes: 1, parent: null } });
    const world = bench.world.state();
    expect(world.objects.map((object) => actsOn('objects', object, world).tries)).toEqual([bench.volumeId, bench.volumeId, bench.volumeId, null]);
  });

  test('a service’s switches turn what is so', () => {
    const bench = new Bench();
    const world = bench.world.state();
    const { commands } = actsOn('services', first(world.services), world);
    expect(commands.map(({ text }) => text)).toEqual(['Let it go down', 'Disable it', 'Freeze it', 'Take its driver away']);
    for (const { command } of commands) bench.do(command);
    const after = bench.world.services.all()[0];
    // Each begins from the row that was shown: the last one pressed is what holds.
    expect(after).toMatchObject({ up: true, disabled: false, frozen: false, initialized: false });
  });

  test('the commands are taken by the simulator', () => {
    const bench = new Bench().furnish();
    bench.manage({ entries: [['source-name', 'tuesday']] }, 'nightly');
    const unmanage = first(actsOn('snapshots', first(bench.world.snapshots.all()), bench.world.state()).commands).command;
    expect(bench.do(unmanage).told.outcome).toMatchObject({ kind: 'answered', status: 202 });
    expect(bench.world.snapshots.size).toBe(0);
  });
});

describe('requests', () => {
  test('manage, reset the status, delete, and list: as Cinder takes them', () => {
    const bench = new Bench().furnish();
    const ask = (request: ReturnType<typeof deleteRequest>): unknown => bench.do({ do: 'request', request }).told.outcome;
    const volume = first(bench.world.volumes.all());
    expect(ask(manageRequest(volume, parseJson('{"source-name":"tuesday"}'), 'nightly'))).toMatchObject({ status: 202 });
    const snapshot = (): Parameters<typeof deleteRequest>[0] => first(bench.world.snapshots.all());
    expect(snapshot()).toMatchObject({ display_name: 'nightly', status: 'available' });
    expect(ask(listManageableRequest(volume.project_id, `${first(bench.world.services.all()).id}#pool`))).toMatchObject({ status: 200 });
    expect(ask(resetStatusRequest(snapshot(), 'error'))).toMatchObject({ status: 202 });
    expect(snapshot().status).toBe('error');
    expect(ask(deleteRequest(snapshot()))).toMatchObject({ status: 202 });
    expect(bench.world.snapshots.size).toBe(0);
  });

  test('a snapshot without a name is asked for without one; a reference keeps how it was written', () => {
    const volume = first(new Bench().furnish().world.volumes.all());
    expect(manageRequest(volume, parseJson('{"b":1.0,"a":null}'), '').body).toBe(`{"snapshot":{"volume_id":"${volume.id}","ref":{"b":1.0,"a":null}}}`);
  });
});

describe('Tab', () => {
  test.each([
    ['one way is taken', 'cin', { from: 0, to: 3, options: ['cinder'] }, 'cinder ', 7, []],
    ['of several, what they share', 'cinder snap x', { from: 7, to: 11, options: ['snapshot-list', 'snapshot-show'] }, 'cinder snapshot- x', 16, ['snapshot-list', 'snapshot-show']],
    ['what was typed is never shortened', "cinder my", { from: 7, to: 9, options: ["'my a'", 'my-b'] }, 'cinder my', 9, ["'my a'", 'my-b']],
    ['nothing to go on with', 'cinder ?', { from: 8, to: 8, options: [] }, 'cinder ?', 8, []],
    ['a character is not cut in two', '', { from: 0, to: 0, options: ['a\u{1f600}', 'a\u{1f601}'] }, 'a', 1, ['a\u{1f600}', 'a\u{1f601}']],
  ] as const)('%s', (_, line, completion, after, cursor, options) => {
    expect(completed(line, completion)).toEqual({ line: after, cursor, options });
  });
});

test.each([[0, 'nothing done yet'], [1, '1 thing done'], [12, '12 things done']])('%d: %s', (revision, text) => {
  expect(doneText(revision)).toBe(text);
});
