import { expect, test } from 'vitest';
import { checkProofs, clauseProofs, conductIn, conductsIn, killsAt, killsOf, partsOf } from '../../../../web/state/view/proof.ts';
import { CLAUSES, SUITES } from '../../fixtures/catalogue.ts';
import { REPORT } from '../../fixtures/proof.ts';

const OTHER = { id: 'x.other', method: 'unmanage_snapshot', level: 'extension', demands: 'Something else.' } as const;
const proofs = clauseProofs(REPORT, [...CLAUSES, OTHER], SUITES);

test('each clause has its checks, one for each scenario, and the faulty drivers that break it', () => {
  expect(proofs.map(({ clause, checks, faulty }) => [clause.id, checks, faulty.map(({ driver }) => driver)])).toEqual([
    ['size.round-up', [{ number: 1, scenario: 'a.two', title: 'The second' }, { number: 2, scenario: 'a.one', title: 'The first' }], ['mutant.size.floor', 'mutant.size.nearest', 'mutant.size.odd']],
    ['x.other', [], []],
  ]);
});

test('sentences stand method by method, apart from rules of ours', () => {
  expect(partsOf(proofs).map((part) => [part.method, part.proofs.map(({ clause }) => clause.id)])).toEqual([
    ['manage_existing_snapshot_get_size', ['size.round-up']],
    [null, ['x.other']],
  ]);
});

test('a faulty driver dies at the first step that shows it, for the right reason; one check may be alone in noticing', () => {
  const [floor, nearest, odd] = proofs[0]?.faulty ?? [];
  expect(floor).toMatchObject({ does: 'Rounds down.', like: 'nec, cinder/nec.py:499', state: 'killed', deaths: [{ step: 1, isAlone: false }, { step: 0, isAlone: false }] });
  expect(nearest?.deaths).toEqual([{ step: 1, isAlone: true }, null]);
  expect(odd).toMatchObject({ state: 'survived', equivalent: null, like: null, deaths: [null, null] });
});

test('turned round, each check has what it kills, in the order of the suites, those first that nothing else kills', () => {
  expect(checkProofs(proofs, SUITES).map(({ scenario, clause, kills }) => [scenario, clause.id, kills.map(({ driver, step, isAlone }) => [driver, step, isAlone])])).toEqual([
    ['a.one', 'size.round-up', [['mutant.size.floor', 0, false]]],
    ['a.two', 'size.round-up', [['mutant.size.nearest', 1, true], ['mutant.size.floor', 1, false]]],
  ]);
});

test('a scenario kills as many as its expectations do together', () => {
  expect(['a.one', 'a.two', 'b.one'].map((scenario) => killsOf(scenario, REPORT))).toEqual([1, 2, 0]);
});

test('an expectation kills those that it is alone or together in noticing, whatever aspect of it is looked at', () => {
  expect(killsAt('a.two', 'steps[1].expect[0].returns', REPORT)).toBe(2);
  expect(killsAt('a.one', 'steps[0].expect[0]', REPORT)).toBe(1);
  expect(killsAt('a.one', 'steps[0].expect[1].returns', REPORT)).toBe(0);
  expect(killsAt('a.one', 'steps[0]', REPORT)).toBe(0);
});

test('what a driver does with a sentence, and where that shows', () => {
  const [lvm] = REPORT.drivers;
  expect(lvm && conductIn(lvm, 'size.round-up')).toEqual({ state: 'broken', failing: 1, checks: 2, at: { scenario: 'a.two', step: 1 } });
  expect(lvm && conductIn(lvm, 'x.other')).toBeNull();
});

test('what all drivers do with a sentence, by what they do; a driver of which nothing is said is left out', () => {
  const driver = (id: string, state: 'kept' | 'broken' | 'not_observed') => ({ ...REPORT.drivers[0], id, sentences: (REPORT.drivers[0]?.sentences ?? []).map((sentence) => ({ ...sentence, state })) });
  const drivers = [driver('a', 'kept'), driver('b', 'broken'), driver('c', 'not_observed'), driver('d', 'kept'), { ...driver('e', 'kept'), sentences: [] }];
  expect(conductsIn(drivers, 'size.round-up')).toEqual({ broken: [{ driver: 'b', at: { scenario: 'a.two', step: 1 } }], kept: ['a', 'd'], unseen: ['c'] });
});
