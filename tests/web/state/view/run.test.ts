import { expect, test } from 'vitest';
import { extentText, scenariosText, sizeOfRun, spokenProgress, whenText } from '../../../../web/state/view/run.ts';
import { totalsOf } from '../../../../core/report/build.ts';
import { aRun } from '../../fixtures/fake-client.ts';

test('numbers of scenarios', () => {
  expect([0, 1, 2].map(scenariosText)).toEqual(['0 scenarios', '1 scenario', '2 scenarios']);
});

test('a run is as large as its verdicts are many', () => {
  const totals = totalsOf(['pass', 'pass', 'known_deviation']);
  expect(sizeOfRun(aRun({ totals }))).toBe(3);
});

test('a run says how far it came', () => {
  const run = aRun({ total: 73, totals: totalsOf(['pass', 'fail']) });
  expect(extentText(run)).toBe('73 scenarios');
  expect(extentText({ ...run, state: 'cancelled' })).toBe('Cancelled after 2 of 73');
  expect(extentText({ ...run, state: 'broken_off' })).toBe('Broke off after 2 of 73');
});

test('times are the reader’s', () => {
  expect(whenText(new Date(2026, 0, 2, 3, 4).toISOString())).toBe('2026-01-02 03:04');
});

test('progress is read out at the start and at each quarter, and never more often', () => {
  const said: (string | null)[] = [];
  let before: number | null = null;
  for (let done = 0; done <= 8; done += 1) {
    const text = spokenProgress({ done, total: 8 }, before);
    if (text !== null) before = done;
    said.push(text);
  }
  expect(said).toEqual(['Running 8 scenarios.', null, '2 of 8 done.', null, '4 of 8 done.', null, '6 of 8 done.', null, null]);
});
