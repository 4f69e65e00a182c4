import { expect, test } from 'vitest';
import { recordingOf, stepAt, worldAfter } from '../../../../../web/state/view/workspace/recording.ts';
import { WorkspaceBench } from '../../../fixtures/workspace.ts';

test('the world behind the steps is the one that the simulator has', () => {
  const bench = new WorkspaceBench();
  expect(worldAfter(bench.start, bench.steps)).toBe(bench.start);
  const { revision } = bench.manage('tuesday', 'nightly');
  bench.unmanage('nightly');
  bench.manage('friday', 'kept');
  bench.do({ do: 'advance', seconds: 60 });
  bench.do({ do: 'undo', revision: revision + 3 });
  expect(worldAfter(bench.start, bench.steps)).toEqual(bench.bench.world.state());
});

test('a journal is a recording: numbered from its beginning, with the names that people gave', () => {
  const bench = new WorkspaceBench();
  bench.manage('tuesday', 'nightly');
  bench.unmanage('nightly');
  const { opened } = bench;
  const recording = recordingOf({ ...opened, steps: opened.steps.map((one) => ({ ...one, step: { ...one.step, index: 17 } })) });
  expect(recording.steps.map(({ index }) => index)).toEqual([0, 1]);
  expect(recording.start).toBe(opened.start.state);
  const added = bench.steps[0]?.step.observed.cinder.snapshots?.added[0]?.id;
  expect(added).toBeDefined();
  expect(recording.handles).toEqual({ payroll: bench.bench.volumeId, nightly: added });
});

test('of two rows of one name the first has it', () => {
  const bench = new WorkspaceBench();
  const first = bench.manage('tuesday', 'twin');
  bench.manage('friday', 'twin');
  expect(recordingOf(bench.opened).handles['twin']).toBe(first.step.observed.cinder.snapshots?.added[0]?.id);
});

test('the step of a revision', () => {
  const bench = new WorkspaceBench();
  const { revision } = bench.manage('tuesday');
  expect([stepAt(bench.opened, revision), stepAt(bench.opened, revision - 1), stepAt(bench.opened, 0)]).toEqual([0, -1, -1]);
});
