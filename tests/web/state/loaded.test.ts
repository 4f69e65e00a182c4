import { expect, test } from 'vitest';
import { deferred } from '../fixtures/deferred.ts';
import { Loaded } from '../../../web/state/loaded.svelte.ts';

test('what was asked for is there, and was on its way until then', async () => {
  const loaded = new Loaded<number>();
  const done = loaded.load(async () => 1);
  expect(loaded).toMatchObject({ isLoading: true, value: null });
  await done;
  expect(loaded).toMatchObject({ isLoading: false, value: 1, problem: null });
});

test('a refusal is kept in words, and forgotten with the next question', async () => {
  const loaded = new Loaded<number>();
  await loaded.load(() => Promise.reject(new Error('No room left.')));
  expect(loaded).toMatchObject({ isLoading: false, problem: 'No room left.' });
  await loaded.load(async () => 2);
  expect(loaded).toMatchObject({ value: 2, problem: null });
});

test('an answer that comes after that to a later question is dropped', async () => {
  const loaded = new Loaded<string>();
  const { promise, resolve } = deferred<string>();
  const slow = loaded.load(() => promise);
  await loaded.load(async () => 'later');
  resolve('earlier');
  await slow;
  expect(loaded).toMatchObject({ value: 'later', isLoading: false });
});

test('a refusal that comes too late is dropped as well', async () => {
  const loaded = new Loaded<string>();
  const { promise, reject } = deferred<string>();
  const slow = loaded.load(() => promise);
  await loaded.load(async () => 'later');
  reject(new Error('gone'));
  await slow;
  expect(loaded).toMatchObject({ value: 'later', problem: null });
});

test('what is forgotten stays so, whatever was on its way', async () => {
  const loaded = new Loaded<number>();
  const slow = loaded.load(async () => 1);
  loaded.clear();
  await slow;
  expect(loaded).toMatchObject({ value: null, isLoading: false });
});
