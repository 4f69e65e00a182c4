import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Opening, type FileLike } from '../../../web/state/opening.svelte.ts';
import { MOST_BYTES } from '../../../web/state/view/file-size.ts';
import { openRoute } from '../../../web/state/view/route.ts';
import type { FileSummary, ReadFile } from '../../../web/worker/facade.ts';
import { aRun, FakeClient } from '../fixtures/fake-client.ts';

const NOTHING = { newlyFailing: [], newlyPassing: [], changed: [], added: [], removed: [] };

function fileOf(run: string, minute = 0): FileSummary {
  return { file: `${run}.json`, target: 'lvm 1.0.0', run: aRun({ id: run, started_at: `2026-01-01T00:0${minute}:00.000Z` }), baseline: null };
}

function aFile(name: string, text = '{}', size = text.length): FileLike {
  return { name, size, text: async () => text };
}

/** A worker that has these files, and writes down what it is asked. */
function opening(read: () => ReadFile = () => ({ run: 'r1', problems: [] }), misjudged: readonly string[] = []): { state: Opening; asked: string[] } {
  const asked: string[] = [];
  const removed = new Set<string>();
  const state = new Opening({
    open: (run, scenario) => new FakeClient().open(run, scenario),
    openFile: async (name, text) => {
      asked.push(`open ${name}: ${text}`);
      return read();
    },
    layBaseline: async (run, name, text) => {
      asked.push(`lay ${name} over ${run}: ${text}`);
      return misjudged;
    },
    liftBaseline: async (run) => void asked.push(`lift from ${run}`),
    removeFile: async (run) => void removed.add(run),
    restoreFile: async (run) => {
      if (!removed.delete(run)) throw new RangeError('It is not removed.');
    },
    files: async () => [fileOf('r1', 2), fileOf('r2', 1)].filter(({ run }) => !removed.has(run.id)),
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
  expect(await state.take([aFile('a.json')])).toEqual([]);
  expect(state.problems).toEqual(['a.json is no result of Custody']);
  expect((await state.take([aFile('b.json', '{"b": 1}')])).map(({ run }) => run.id)).toEqual(['r1']);
  expect([state.problems, asked]).toEqual([[], ['open a.json: {}', 'open b.json: {"b": 1}']]);
});

test('of two files the earlier run comes first, in whatever order they were given; what is wrong with others is told beside them', async () => {
  const answers: ReadFile[] = [{ run: 'r1', problems: [] }, { run: 'r2', problems: [] }, { run: null, problems: ['no'] }, { run: null, problems: ['nor this'] }];
  const { state } = opening(() => answers.shift() ?? { run: null, problems: [] });
  expect((await state.take([aFile('a.json'), aFile('b.json'), aFile('c.json'), aFile('d.json')])).map(({ run }) => run.id)).toEqual(['r2', 'r1']);
  expect(state.problems).toEqual(['no', 'nor this']);
});

test('a file that could not be read says so', async () => {
  const { state } = opening();
  expect(await state.take([{ ...aFile('a.json'), text: () => Promise.reject(new Error('It is gone.')) }])).toEqual([]);
  expect([state.problems, state.isReading]).toEqual([['It is gone.'], false]);
});

test('a file that is too large is not even read; one that just fits is', async () => {
  const { state, asked } = opening();
  expect(await state.take([aFile('big.json', '{}', MOST_BYTES + 1)])).toEqual([]);
  expect([asked, state.problems]).toEqual([[], [expect.stringMatching(/^big\.json has 33 MB, and a file that is opened here may have 32 MB\. .*--shard 1\/4/)]]);
  expect(await state.take([aFile('fits.json', '{}', MOST_BYTES)])).toHaveLength(1);
});

test('an HTML report is taken for the result that it carries, and so is a link', async () => {
  const { state, asked } = opening();
  const packed = `1.${gzipSync('{"b": 1}').toString('base64url')}`;
  await state.take([aFile('report.html', `<!doctype html><a href="https://x/#/open?result=${packed}">Open</a>`)]);
  expect((await state.takeCarried(packed))?.run.id).toBe('r1');
  expect(asked).toEqual(['open report.html: {"b": 1}', 'open result from a link: {"b": 1}']);
  expect(await state.takeCarried('1.nothing')).toBeNull();
  expect(state.problems).toEqual([expect.stringContaining('cut short')]);
});

test('a file that was removed can be brought back', async () => {
  const { state } = opening();
  await state.follow(openRoute(null));
  await state.remove(fileOf('r1'));
  expect([state.removed?.run.id, state.files.value?.map(({ run }) => run.id)]).toEqual(['r1', ['r2']]);
  await state.restore();
  expect([state.removed, state.files.value?.map(({ run }) => run.id)]).toEqual([null, ['r1', 'r2']]);
});

test('a baseline is laid over the result that is open, and lifted; the result is read anew', async () => {
  const { state, asked } = opening(undefined, ['b.yaml: no']);
  await state.judgeBy(aFile('b.yaml'));
  expect(asked, 'nothing is open').toEqual([]);
  await state.follow(openRoute(null, { run: 'r1' }));
  await state.judgeBy(aFile('b.yaml', 'custody: 1'));
  expect([asked, state.problems]).toEqual([['file r1', 'lay b.yaml over r1: custody: 1', 'file r1'], ['b.yaml: no']]);
  await state.judgeBy(null);
  expect([asked.slice(3), state.problems]).toEqual([['lift from r1', 'file r1'], []]);
});
