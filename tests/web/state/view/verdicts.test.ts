import { expect, test } from 'vitest';
import { totalsOf } from '../../../../core/report/build.ts';
import { VERDICTS } from '../../../../core/scenario/result.ts';
import { countsOf, isStanding, meaningOf, STANDINGS, sumsOf, wordOf, worstOf } from '../../../../web/state/view/verdicts.ts';

test('there is a face for every verdict of core, worst first as there, and one for no verdict', () => {
  expect(STANDINGS).toEqual([...VERDICTS, 'never']);
});

test('no two have the same word, and each is explained', () => {
  expect(new Set(STANDINGS.map(wordOf)).size).toBe(STANDINGS.length);
  for (const standing of STANDINGS) expect(meaningOf(standing)).toMatch(/^[A-Z].*\.$/);
});

test('the worst of some is the one that stands first', () => {
  expect(worstOf(['pass', 'not_run', 'fail', 'pass'])).toBe('fail');
  expect(worstOf(['fail', 'crash'])).toBe('crash');
  expect(worstOf([])).toBeUndefined();
});

test('a run is summed up by what occurs, what went wrong first', () => {
  const texts = (...verdicts: Parameters<typeof totalsOf>[0]): string[] => sumsOf(totalsOf(verdicts)).map(({ text }) => text);
  expect(texts('not_applicable', 'pass', 'pass', 'known_deviation', 'known_deviation', 'fail', 'crash', 'crash')).toEqual([
    '2 crashes', '1 fail', '2 pass', '2 known deviations', '1 not applicable',
  ]);
  expect(texts('known_deviation', 'unexpected_pass')).toEqual(['1 unexpected pass', '1 known deviation']);
  expect(texts()).toEqual([]);
});

test('every verdict has a place in the sum', () => {
  expect(sumsOf(totalsOf(VERDICTS)).map(({ verdict }) => verdict).toSorted()).toEqual(VERDICTS.toSorted());
});

test('counts have a number for each, zero included', () => {
  const counts = countsOf(['pass', 'pass', 'crash', 'never']);
  expect(counts).toEqual({ crash: 1, fail: 0, unexpected_pass: 0, not_run: 0, known_deviation: 0, not_applicable: 0, pass: 2, never: 1 });
});

test('only standings are standings, whatever every object has', () => {
  expect(isStanding('known_deviation')).toBe(true);
  expect(isStanding('passed')).toBe(false);
  expect(isStanding('toString')).toBe(false);
});
