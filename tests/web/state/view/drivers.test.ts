import { expect, test } from 'vitest';
import type { DriverSentences } from '../../../../core/report/proof.ts';
import { conductInWords, driverGroups, isNamed, lessonsOn, matchingDrivers, reasonsOf, sentenceRows } from '../../../../web/state/view/drivers.ts';
import { CARDS, CLAUSES, SUITES } from '../../fixtures/catalogue.ts';

const [ROUND_UP] = CLAUSES;
if (!ROUND_UP) throw new Error('There is no clause.');

test('drivers stand by kind, and in a kind by title', () => {
  const other = { kind: 'implemented', title: 'alletra' } as const;
  expect(driverGroups([...CARDS, other]).map(({ kind, drivers }) => [kind, drivers.map(({ title }) => title)])).toEqual([
    ['implemented', ['alletra', 'LVM']],
    ['not_implemented', ['Unity (not implemented: answers None)']],
    ['reference', ['Reference driver that renames']],
  ]);
});

test.each([
  ['', ['reference-rename', 'lvm', 'unity']],
  ['vnx', ['unity']],
  ['  DELL unity ', ['unity']],
  ['dell lvm', []],
  ['rename', ['reference-rename']],
])('«%s» finds products, ids and titles', (text, ids) => {
  expect(matchingDrivers(CARDS, text).map(({ id }) => id)).toEqual(ids);
});

test('a product is named by any of the words', () => {
  expect(['Dell Unity', 'Dell VNX'].map((product) => isNamed(product, 'my vnx'))).toEqual([false, true]);
  expect(isNamed('Dell VNX', ' ')).toBe(false);
});

test('what a driver does stands sentence by sentence, permissions and rules of ours apart, without what nobody sees', () => {
  const of = (id: string, level: 'MUST' | 'MAY' | 'extension', unobservable?: string) => ({ clause: { ...ROUND_UP, id, level, ...(unobservable === undefined ? {} : { unobservable }) }, state: 'not_observed', checks: [] } as const);
  const conduct: DriverSentences = { id: 'lvm', sentences: [of('a', 'MUST'), of('b', 'MUST', 'Nobody can.'), of('x.c', 'extension'), of('d', 'MAY')] };
  const rows = sentenceRows(conduct);
  expect([rows.MUST, rows.MAY, rows.extension].map((level) => level.map(({ clause }) => clause.id))).toEqual([['a'], ['d'], ['x.c']]);
});

test.each([
  [{ state: 'kept', failing: 0, checks: 1 }, 'kept in 1 check'],
  [{ state: 'broken', failing: 3, checks: 9 }, 'broken in 3 of 9 checks'],
  [{ state: 'not_observed', failing: 0, checks: 0 }, 'not seen'],
] as const)('%o in words', (conduct, words) => {
  expect(conductInWords({ ...conduct, at: null })).toBe(words);
});

test('deviations of one reason and place are one, with the scenarios that show it', () => {
  expect(reasonsOf(CARDS[1]?.deviations ?? [])).toEqual([
    { reason: 'It cuts off.', where: 'lvm.py:690', scenarios: ['a.two', 'a.one'] },
    { reason: 'It is on its own here.', where: null, scenarios: ['a.two'] },
  ]);
});

test('a place that is of another release says so', () => {
  const upstream = { file: 'pure.py', line: 7, release: '21.3.1' };
  expect(reasonsOf([{ check: 'a.one/size.round-up', reason: 'It was so.', upstream }]).map(({ where }) => where)).toEqual(['pure.py:7 in 21.3.1']);
});

test('lessons on a driver name it; a suite of its own comes before one about several', () => {
  const scenario = { id: 'c.one', kind: 'behaviour', title: 'About two', cites: [], drivers: { rbd: '..', lvm: '..' } } as const;
  const suites = [{ id: 'c', version: '1.0.0', title: 'Suite C', digest: '', scenarios: [scenario] }, ...SUITES];
  expect(lessonsOn('lvm', suites).map(({ suite, scenarios }) => [suite.id, scenarios.map(({ id }) => id)])).toEqual([['b', ['b.one']], ['c', ['c.one']]]);
  expect(lessonsOn('sc', suites)).toEqual([]);
});
