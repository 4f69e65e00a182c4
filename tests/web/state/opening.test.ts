import { expect, test } from 'vitest';
import { Opening } from '../../../web/state/opening.svelte.ts';
import { openRoute } from '../../../web/state/view/route.ts';
import type { FileSummary, ReadFile } from '../../../web/worker/facade.ts';
import { aRun, FakeClient } from '../fixtures/fake-client.ts';

const NOTHING = { newlyFailing: [], newlyPassing: [], changed: [], added: [], removed: [] };

function fileOf(run: string): FileSummary {
  return { file: `${run}.json`, target: 'lvm 1.0.0', run: aRun({ id: run }) };
}

/** A worker that has these files, and writes down what it is asked. */
function opening(read: () => ReadFile = () => ({ run: 'r1', problems: [] })): { state: Opening; asked: string[] } {
  const asked: string[] = [];
  const state = new Opening({
    open: (run, scenario) => new FakeClient().open(run, scenario),
    openFile: async (name, text) => {
      asked.push(`open ${name}: ${text}`);
      return read();
    },
    files: async () => [fileOf('r1')],
    openedFile: async (run) => {
      asked.push(`file ${run}`);
      return { ...fileOf(run), suites: [] };
    },
    compare: async (before, after) => {
      asked.push(`compare ${before} ${after}`);
      return NOTHING;
    },
  });
  return { state, asked };
}

test('what the address names is loaded once', async () => {
  const { state, asked } = opening();
  await state.follow(openRoute(null, { run: 'r1', beside: 'r0' }));
  await state.follow(openRoute(null, { run: 'r1', beside: 'r0' }));
  expect(asked).toEqual(['file r1', 'compare r0 r1']);
  expect([state.file.value?.run.id, state.compared.value?.before]).toEqual(['r1', 'r0']);
  await state.follow(openRoute(null));
  expect(state.file.value).toBeNull();
});

test('a file that is no result leaves what is wrong with it; the next one clears that', async () => {
  const answers: ReadFile[] = [{ run: null, problems: ['a.json is no result of Custody'] }, { run: 'r1', problems: [] }];
  const { state, asked } = opening(() => answers.shift() ?? { run: null, problems: [] });
  expect(await state.take({ name: 'a.json', text: async () => '{}' })).toBeNull();
  expect(state.problems).toEqual(['a.json is no result of Custody']);
  expect(await state.take({ name: 'b.json', text: async () => '{"b": 1}' })).toBe('r1');
  expect([state.problems, state.files.value?.length, asked]).toEqual([[], 1, ['open a.json: {}', 'open b.json: {"b": 1}']]);
});

test('a file that could not be read says so', async () => {
  const { state } = opening();
  expect(await state.take({ name: 'a.json', text: () => Promise.reject(new Error('It is gone.')) })).toBeNull();
  expect([state.problems, state.isReading]).toEqual([['It is gone.'], false]);
});
