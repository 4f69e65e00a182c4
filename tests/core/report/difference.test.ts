import { describe, expect, test } from 'vitest';
import { differenceOf, differenceReport, type Difference } from '../../../core/report/difference.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import type { Expectation } from '../../../core/scenario/scenario.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import { int } from '../../../core/value/json.ts';
import { crashed, HELLO, returned } from '../scenario/targets.ts';
import { ONE, reportOf, resultOf, TWO } from './results.ts';

const one = returned(int(1));
const two = returned(int(2));
const three = returned(int(3));
const unfit = (id: string): ScenarioResult => resultOf(id, [[ONE]], [one], { needs: ['clock'] }, { hello: () => ({ ...HELLO, capabilities: [] }) });

function between(before: readonly ScenarioResult[], after: readonly ScenarioResult[]): Difference {
  return differenceOf(reportOf(before), reportOf(after));
}

/** Ids by kind; kinds without any are left out. */
function ids(difference: Difference): Record<string, string[]> {
  const lists = Object.entries(difference).map(([kind, changes]: [string, Difference['added']]) => [kind, changes.map(({ id }) => id)] as const);
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}

const played = (answer: typeof one, expected: readonly Expectation[] = [ONE]): ScenarioResult[] => [resultOf('s', [expected], [answer])];

describe('between two results', () => {
  test('that are alike there is none', () => {
    expect(ids(between(played(two), played(two)))).toEqual({});
  });

  test('a check that fails or crashes now is newly failing, with both verdicts and the reason', () => {
    expect(between(played(one), played(two)).newlyFailing).toEqual([{ id: 's/size.one', before: { verdict: 'pass' }, after: { verdict: 'fail', reason: 'expected 1, got 2' } }]);
    expect(ids(between(played(one), played(crashed('KeyError'))))).toEqual({ newlyFailing: ['s/size.one'] });
  });

  test('one that is new, or was not run, fails newly too', () => {
    expect(ids(between([], played(two)))).toEqual({ newlyFailing: ['s/size.one'], added: ['s'] });
    expect(ids(between([unfit('s')], played(two)))).toEqual({ newlyFailing: ['s/size.one'], newlyPassing: ['s'] });
  });

  test('a check that passes now is newly passing', () => {
    expect(ids(between(played(two), played(one)))).toEqual({ newlyPassing: ['s/size.one'] });
  });

  test('a check of several goes its own way', () => {
    expect(ids(between(played(one, [ONE, TWO]), played(two, [ONE, TWO])))).toEqual({ newlyFailing: ['s/size.one'], newlyPassing: ['s/size.two'] });
  });

  test('another reason is a change, and so is another way of failing', () => {
    expect(between(played(two), played(three)).changed).toEqual([{ id: 's/size.one', before: { verdict: 'fail', reason: 'expected 1, got 2' }, after: { verdict: 'fail', reason: 'expected 1, got 3' } }]);
    expect(ids(between(played(two), played(crashed('KeyError'))))).toEqual({ changed: ['s/size.one'] });
  });

  test('what is gone is removed, what came and passes is added', () => {
    expect(ids(between([...played(one), resultOf('t', [[ONE]], [two])], played(one)))).toEqual({ removed: ['t', 't/size.one'] });
    expect(ids(between(played(one), [...played(one), resultOf('t', [[ONE]], [one])]))).toEqual({ added: ['t', 't/size.one'] });
  });

  test('a precondition that fails is told, and that the checks behind it are not run', () => {
    const guarded = (answer: typeof one): ScenarioResult[] => [resultOf('s', [[{ returns: int(1) }], [ONE]], [answer, one])];
    expect(ids(between(guarded(one), guarded(two)))).toEqual({ newlyFailing: ['s/precondition'], changed: ['s/size.one'] });
  });

  test('a scenario that fails before its first step has its own verdict', () => {
    const gone = { reset: () => { throw new TargetFailed('gone'); } };
    expect(between(played(one), [resultOf('s', [[ONE]], [], {}, gone)])).toMatchObject({ newlyFailing: [{ id: 's', after: { verdict: 'crash', reason: 'gone' } }], changed: [{ id: 's/size.one' }] });
  });

  test('what cites no clause goes its own way too', () => {
    const caller = (answer: typeof one): ScenarioResult[] => [resultOf('s', [[{ returns: int(1) }]], [answer], { kind: 'caller' })];
    expect(ids(between(caller(one), caller(two)))).toEqual({ newlyFailing: ['s/expectation'] });
  });
});

test('what targets say changes nothing in a terminal but the text', () => {
  const broken = (words: string): ScenarioResult => resultOf('s', [[ONE]], [], {}, { reset: () => { throw new TargetFailed(words); } });
  const before = reportOf([broken('a')], { target: { ...HELLO, target: { name: 'ti\u001b[31mny', version: '1\n::error::' } } });
  const after = reportOf([broken('b\n::error::\u001b[2J')]);
  const text = differenceReport(before, after, differenceOf(before, after));
  expect(text).toContain('is: b\\n::error::\\u001b[2J');
  expect(text.split('\n')[0]).toBe('ti\\u001b[31mny 1\\n::error:: → tiny 1');
});

test('in words: what fails newly comes first, what it was and is, and a count at the end', () => {
  const before = reportOf([resultOf('a', [[ONE]], [two]), resultOf('b', [[ONE]], [one]), resultOf('c', [[ONE]], [two])]);
  const after = reportOf([resultOf('a', [[ONE]], [one]), resultOf('b', [[ONE]], [two]), resultOf('c', [[ONE]], [three])], { suites: [{ id: 'a-suite', version: '2.0.0', digest: 'd2' }] });
  expect(differenceReport(before, after, differenceOf(before, after)).split('\n')).toEqual([
    'tiny 1 → tiny 1',
    'Not the same suites: a-suite',
    '',
    'Newly failing',
    '  b/size.one: pass → fail',
    '      is: expected 1, got 2',
    '',
    'Newly passing',
    '  a/size.one: fail → pass',
    '      was: expected 1, got 2',
    '',
    'Changed',
    '  c/size.one: fail → fail',
    '      was: expected 1, got 2',
    '      is: expected 1, got 3',
    '',
    '1 newly failing, 1 newly passing, 1 changed, 0 added, 0 removed',
  ]);
});
