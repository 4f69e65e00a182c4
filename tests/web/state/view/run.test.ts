import { expect, test } from 'vitest';
import { scenariosText, sizeOfRun, spokenProgress, whenText } from '../../../../web/state/view/run.ts';
import { totalsOf } from '../../../../core/report/build.ts';

test('numbers of scenarios', () => {
  expect([0, 1, 2].map(scenariosText)).toEqual(['0 scenarios', '1 scenario', '2 scenarios']);
});

test('a run is as large as its verdicts are many', () => {
  const totals = totalsOf(['pass', 'pass', 'known_deviation']);
  expect(sizeOfRun({ id: 'r', driver: 'lvm', started_at: '', state: 'finished', totals, evidence: null, verdicts: null })).toBe(3);
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
