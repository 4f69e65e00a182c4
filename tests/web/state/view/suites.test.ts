import { expect, test } from 'vitest';
import { NO_FILTER } from '../../../../web/state/view/filter.ts';
import { countsOfAll, findScenario, kindCounts, neighboursOf, splitReason, standingsBySuite, suitesElsewhere, suitesFor, suiteViews, type Verdicts } from '../../../../web/state/view/suites.ts';
import { DRIVERS, SUITES } from '../../fixtures/catalogue.ts';

const verdicts: Verdicts = new Map([
  ['a.one', { id: 'a.one', verdict: 'pass', run: 'r1' }],
  ['a.two', { id: 'a.two', verdict: 'fail', reason: 'Expected 2, got 1.', run: 'r1' }],
]);

test('each scenario stands with its newest verdict, one without any as such', () => {
  const [first, second] = suiteViews(SUITES, verdicts, NO_FILTER);
  expect(first?.scenarios.map(({ scenario, standing, reason }) => [scenario.id, standing, reason])).toEqual([
    ['a.one', 'pass', null],
    ['a.two', 'fail', 'Expected 2, got 1.'],
  ]);
  expect(second?.scenarios[0]).toMatchObject({ standing: 'never', drivers: ['lvm 21.3.1..'] });
});

test('what is filtered out still counts', () => {
  const [first] = suiteViews(SUITES, verdicts, { ...NO_FILTER, show: ['fail'] });
  expect(first?.scenarios.map(({ scenario }) => scenario.id)).toEqual(['a.two']);
  expect(first?.counts).toMatchObject({ pass: 1, fail: 1, never: 0 });
  expect(countsOfAll(SUITES, verdicts)).toMatchObject({ pass: 1, fail: 1, never: 1 });
});

test('standings come suite by suite', () => {
  expect(standingsBySuite(SUITES, verdicts)).toEqual([
    [{ id: 'a.one', title: 'The first', standing: 'pass' }, { id: 'a.two', title: 'The second', standing: 'fail' }],
    [{ id: 'b.one', title: 'The third', standing: 'never' }],
  ]);
});

test('the step that failed counts from 1', () => {
  const failed: Verdicts = new Map([['a.two', { id: 'a.two', verdict: 'fail', failed_step: 0, run: 'r1' }]]);
  expect(suiteViews(SUITES, failed, NO_FILTER)[0]?.scenarios.map(({ failedStep }) => failedStep)).toEqual([null, 1]);
});

test('neighbours are those that the filter lets through, across suites', () => {
  const around = (id: string, filter = NO_FILTER): unknown => Object.values(neighboursOf(id, SUITES, verdicts, filter));
  expect(around('a.one')).toEqual([null, 'a.two']);
  expect(around('a.two')).toEqual(['a.one', 'b.one']);
  expect(around('b.one')).toEqual(['a.two', null]);
  expect(around('b.one', { ...NO_FILTER, kinds: ['conformance'], show: ['pass'] }), 'one that is not in the list itself').toEqual(['a.one', null]);
  expect(around('a.one', { ...NO_FILTER, show: ['never'] })).toEqual([null, 'b.one']);
});

test('kinds are counted, those without a scenario too', () => {
  expect(kindCounts(SUITES.flatMap(({ scenarios }) => scenarios))).toEqual({ conformance: 2, behaviour: 1, caller: 0 });
});

test('a scenario is found with its suite', () => {
  expect(findScenario(SUITES, 'b.one')).toMatchObject({ suite: { id: 'b' }, scenario: { id: 'b.one' } });
  expect(findScenario(SUITES, 'c')).toBeUndefined();
});

test('a reason is split from the place upstream that it ends with', () => {
  expect(splitReason('It is rounded twice (cinder/volume/drivers/lvm.py:690)')).toEqual({ reason: 'It is rounded twice', where: 'cinder/volume/drivers/lvm.py:690' });
  expect(splitReason('It was so (cinder/volume/drivers/pure.py:1171 in 21.3.1)').where).toBe('cinder/volume/drivers/pure.py:1171 in 21.3.1');
  expect(splitReason('It is (really) odd')).toEqual({ reason: 'It is (really) odd', where: null });
  expect(splitReason(null)).toEqual({ reason: null, where: null });
});

test('suites that do not concern a driver are named with those that they are about', () => {
  const [reference, lvm] = DRIVERS;
  if (!reference || !lvm) throw new Error('There are no drivers.');
  expect(suitesFor(reference, SUITES).map(({ id }) => id)).toEqual(['a']);
  expect(suitesFor(null, SUITES)).toBe(SUITES);
  expect(suitesElsewhere(reference, SUITES, DRIVERS)).toEqual([{ suite: SUITES[1], drivers: [lvm] }]);
  expect(suitesElsewhere(lvm, SUITES, DRIVERS)).toEqual([]);
});
