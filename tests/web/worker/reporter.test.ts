/** Reports of progress. */
import { expect, test } from 'vitest';
import { Reporter } from '../../../web/worker/reporter.ts';
import type { Progress, ScenarioVerdict } from '../../../web/worker/facade.ts';

const verdict = (id: string): ScenarioVerdict => ({ id, verdict: 'pass', run: 'r' });

test('reports at once, then at most every 50 ms, and what is left at the end', () => {
  let time = 1000;
  const told: Progress[] = [];
  const reporter = new Reporter('r', 4, (progress) => told.push(progress), () => time);
  for (const id of ['a', 'b', 'c', 'd']) {
    time += 25;
    reporter.add([verdict(id)]);
  }
  time += 1;
  reporter.flush();
  expect(told.map(({ run, total, done, fresh }) => [run, total, done, fresh.map(({ id }) => id)])).toEqual([
    ['r', 4, 0, []],
    ['r', 4, 2, ['a', 'b']],
    ['r', 4, 4, ['c', 'd']],
    ['r', 4, 4, []],
  ]);
});
