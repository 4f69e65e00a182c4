import { expect, test } from 'vitest';
import type { SuiteRef } from '../../../core/report/result.ts';
import { suitesRun } from '../../../core/report/suites-run.ts';
import { returned } from '../scenario/targets.ts';
import { int } from '../../../core/value/json.ts';
import { ONE, resultOf } from './results.ts';

const SCENARIOS = ['a', 'b', 'c'].map((id) => resultOf(id, [[ONE]], [returned(int(1))]));
const KNOWN = [{ id: 'shipped', title: 'Shipped', scenarios: ['b', 'x'] }];

function ran(...suites: readonly Partial<SuiteRef>[]): unknown {
  const whole = suites.map((suite) => ({ id: '', version: '1', digest: 'd', ...suite }));
  return suitesRun({ scenarios: SCENARIOS, suites: whole }, KNOWN).map(({ id, title, scenarios }) => [id, title, scenarios.join()]);
}

test('a result that says which scenarios are from which suite is believed', () => {
  expect(ran({ id: 'two', title: 'Two', scenarios: ['b', 'c'] }, { id: 'shipped', title: 'As it was', scenarios: ['a'] }, { id: 'none', title: 'None', scenarios: [] })).toEqual([
    ['two', 'Two', 'b,c'],
    ['shipped', 'As it was', 'a'],
  ]);
});

test('of an older one the suites that are known have theirs, and what is left is with the others', () => {
  expect(ran({ id: 'shipped' }, { id: 'mine' }, { id: 'yours' })).toEqual([['shipped', 'Shipped', 'b'], ['mine, yours', 'mine, yours', 'a,c']]);
  expect(ran({ id: 'shipped' })).toEqual([['shipped', 'Shipped', 'b'], ['other', 'other', 'a,c']]);
});

test('what a suite names that was not run is not told', () => {
  expect(ran({ id: 'two', title: 'Two', scenarios: ['b', 'x'] })).toEqual([['two', 'Two', 'b'], ['other', 'other', 'a,c']]);
});
