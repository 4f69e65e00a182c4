import { expect, test } from 'vitest';
import type { Command } from '../../../../../core/workspace/command.ts';
import { deedText, spanText, underWay } from '../../../../../web/state/view/workspace/deed.ts';
import { WorkspaceBench } from '../../../fixtures/workspace.ts';

function told(bench: WorkspaceBench): string[] {
  const { steps } = bench;
  return steps.map((step) => deedText(step, (revision) => steps.find((one) => one.revision === revision)));
}

test('requests by what they are about', () => {
  const bench = new WorkspaceBench();
  bench.manage('tuesday', 'nightly');
  bench.unmanage('nightly');
  bench.do({ do: 'request', request: { method: 'GET', path: '/v3/c0ffee00c0ffee00c0ffee00c0ffee00/os-hosts', headers: {}, body: null } });
  expect(told(bench)).toEqual(['manage tuesday', 'unmanage nightly', 'GET os-hosts']);
});

test('references that are no plain name', () => {
  const bench = new WorkspaceBench();
  bench.bench.manage('friday');
  bench.bench.manage(null);
  bench.bench.manage({ entries: [['source-name', 'tuesday'], ['source-id', '1']] });
  expect(told(bench)).toEqual(['manage friday', 'manage null', 'manage a reference']);
});

test('what is done beside the API', () => {
  const bench = new WorkspaceBench();
  const [object] = bench.bench.world.objects.all();
  const quota = { id: 'p/snapshots', project_id: 'p', resource: 'snapshots', limit: 1, in_use: 0, reserved: 0 } as const;
  const commands: readonly Command[] = [
    { do: 'place', object: { name: 'late', size_bytes: 1, parent: object?.id ?? null } },
    { do: 'create_volume', display_name: 'ledger', size: 1 },
    { do: 'advance', seconds: 3600 },
    { do: 'fault', fault: { during: 'unmanage_snapshot', at: 'any', n: 1, effect: 'fails', times: 1 } },
    { do: 'settle', until: 'done' },
    { do: 'put', table: 'quotas', id: quota.id, row: quota },
    { do: 'put', table: 'quotas', id: quota.id, row: { ...quota, limit: 2 } },
    { do: 'put', table: 'quotas', id: quota.id, row: null },
  ];
  for (const command of commands) bench.do(command);
  expect(told(bench)).toEqual([
    'place late', 'create volume ledger', 'let 1 h pass', 'arm a fault in unmanage_snapshot', 'let Cinder finish', 'add quota snapshots', 'change quota snapshots',
    'remove quota snapshots',
  ]);
});

test('going back says what is gone back from', () => {
  const bench = new WorkspaceBench();
  const { revision } = bench.manage('tuesday');
  bench.do({ do: 'undo', revision });
  bench.do({ do: 'redo', revision });
  bench.do({ do: 'return', revision: 3 });
  bench.do({ do: 'return', revision: 0 });
  expect(told(bench)).toEqual(['manage tuesday', 'undo manage tuesday', 'redo manage tuesday', 'return to revision 3', 'reset']);
  const [, undo] = bench.steps;
  expect(undo && deedText(undo, () => undefined), 'what is not kept any more').toBe(`undo revision ${revision}`);
});

test('an id is told by its beginning', () => {
  const bench = new WorkspaceBench();
  bench.manage('tuesday');
  const [snapshot] = bench.bench.world.snapshots.all();
  bench.bench.unmanage(snapshot?.id ?? '');
  expect(told(bench).at(-1)).toBe(`unmanage ${snapshot?.id.slice(0, 8)}…`);
});

test.each([[86_400, '1 day'], [172_800, '2 days'], [7200, '2 h'], [60, '1 min'], [90, '90 s'], [0.5, '0.5 s']])('%d seconds are %s', (seconds, text) => {
  expect(spanText(seconds)).toBe(text);
});

test('what is under way', () => {
  expect(underWay({ do: 'return', revision: 0 })).toBe('Going back …');
  expect(underWay({ do: 'advance', seconds: 1 })).toBe('Being done …');
});
