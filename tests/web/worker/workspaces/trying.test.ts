import { expect, test } from 'vitest';
import { DRIVERS } from '../../../../core/registry.ts';
import { createTryIn } from '../../../../web/worker/workspaces/trying.ts';
import { Bench, named } from '../../../core/workspace/workplaces.ts';
import { BenchDesk } from './bench-desk.ts';

const tryIn = createTryIn(DRIVERS, async () => undefined, () => 0);

test('what is in the workspace is what references name, on its driver and on every other', async () => {
  const bench = new Bench('lvm').furnish();
  const tried = await tryIn(new BenchDesk(bench), bench.volumeId, '{"source-name": "friday"}');
  expect(tried.inventory.objects.map(({ name }) => name)).toEqual([expect.stringMatching(/^volume-/), 'tuesday', 'friday']);
  expect(tried.trial?.size).toMatchObject({ kind: 'returned', value: { int: 2n } });
  expect(tried.answers.map(({ driver }) => driver)).toEqual(DRIVERS.map(({ id }) => id));
  expect(tried.answers.find(({ driver }) => driver === 'rbd')).toMatchObject({ size: { kind: 'returned' }, tied: 'friday' });
});

test('from key to key what is on the array is read once; after a command anew', async () => {
  const bench = new Bench('lvm').furnish();
  const desk = new BenchDesk(bench);
  const [first, second] = [await tryIn(desk, bench.volumeId, '{'), await tryIn(desk, bench.volumeId, 'null')];
  expect(second.inventory).toBe(first.inventory);
  bench.manage(named('tuesday'));
  expect((await tryIn(desk, bench.volumeId, 'null')).inventory).not.toBe(first.inventory);
});

test('nothing is left of it', async () => {
  const bench = new Bench('lvm').furnish();
  const before = bench.world.state();
  await tryIn(new BenchDesk(bench), bench.volumeId, '{"source-name": "tuesday"}');
  expect(bench.world.state()).toEqual(before);
});

test('after a command it is tried on what there is then', async () => {
  const bench = new Bench('lvm').furnish();
  const desk = new BenchDesk(bench);
  expect((await tryIn(desk, bench.volumeId, '{"source-name": "tuesday"}')).trial?.manage?.kind).toBe('returned');
  bench.manage(named('tuesday'));
  const tried = await tryIn(desk, bench.volumeId, '{"source-name": "tuesday"}');
  expect(tried.trial?.size).toMatchObject({ kind: 'refused', error: { class: 'ManageExistingInvalidReference' } });
  expect(tried.inventory.objects.filter(({ is_managed }) => is_managed)).toHaveLength(1);
});

test('what is no JSON is told so, and nothing is asked', async () => {
  const bench = new Bench('lvm').furnish();
  const { problem, trial, answers } = await tryIn(new BenchDesk(bench), bench.volumeId, '{');
  expect([problem?.line, trial, answers]).toEqual([1, null, []]);
});

test('a volume that is not there is told', async () => {
  const bench = new Bench('lvm').furnish();
  await expect(tryIn(new BenchDesk(bench), 'nowhere', 'null')).rejects.toThrow('There is no volume nowhere');
  expect((await tryIn(new BenchDesk(bench), bench.volumeId, '{"source-name": "friday"}')).problem, 'and the next question is answered').toBeNull();
});

test('the worker hears other things while the arrays are set up', async () => {
  let [turns, now] = [0, 0];
  const slow = createTryIn(DRIVERS, async () => void (turns += 1), () => (now += 20));
  const bench = new Bench('lvm').furnish();
  await slow(new BenchDesk(bench), bench.volumeId, 'null');
  expect(turns).toBeGreaterThan(DRIVERS.length);
});
