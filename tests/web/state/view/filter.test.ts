import { expect, test } from 'vitest';
import { isFiltering, lets, NO_FILTER, toggled } from '../../../../web/state/view/filter.ts';
import type { ScenarioSummary } from '../../../../web/worker/facade.ts';

const scenario: ScenarioSummary = { id: 'size.round-up[3]', kind: 'conformance', title: 'A little over a GiB counts as two', cites: ['size.round-up', 'x.get-size-only-reads'] };

test('without a filter all are let through', () => {
  expect(lets(NO_FILTER, scenario, 'never')).toBe(true);
  expect(isFiltering(NO_FILTER)).toBe(false);
  expect(isFiltering({ ...NO_FILTER, text: '  ' })).toBe(false);
});

test('by verdict: any of those that are chosen', () => {
  const filter = { ...NO_FILTER, show: ['fail', 'crash'] as const };
  expect(lets(filter, scenario, 'crash')).toBe(true);
  expect(lets(filter, scenario, 'pass')).toBe(false);
  expect(isFiltering(filter)).toBe(true);
});

test('by kind', () => {
  expect(lets({ ...NO_FILTER, kinds: ['caller', 'conformance'] }, scenario, 'pass')).toBe(true);
  expect(lets({ ...NO_FILTER, kinds: ['caller'] }, scenario, 'pass')).toBe(false);
});

test.each([
  ['ROUND-UP', true],
  ['little two', true],
  ['only-reads', true],
  [' [3] ', true],
  ['little three', false],
])('by text: %j', (text, found) => {
  expect(lets({ ...NO_FILTER, text }, scenario, 'pass')).toBe(found);
});

test('all parts of a filter must let it through', () => {
  expect(lets({ show: ['pass'], kinds: ['caller'], text: '' }, scenario, 'pass')).toBe(false);
  expect(lets({ show: ['pass'], kinds: ['conformance'], text: 'nowhere' }, scenario, 'pass')).toBe(false);
});

test('a value is put in, or taken out', () => {
  expect(toggled(['a', 'b'], 'c')).toEqual(['a', 'b', 'c']);
  expect(toggled(['a', 'b', 'c'], 'b')).toEqual(['a', 'c']);
});
