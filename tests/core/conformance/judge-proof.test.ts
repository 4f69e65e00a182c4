/** What a proof must not let pass. */
import { describe, expect, test } from 'vitest';
import { judgeProof, type CitedExpectation, type Grounds } from '../../../core/conformance/judge-proof.ts';
import { figuresOf, mutantProof, type Miss, type MutantProof, type Proof, type Provable } from '../../../core/conformance/proof.ts';

const CLAUSES: readonly Provable[] = [
  { id: 'keeps', level: 'MUST' }, { id: 'forgets', level: 'MUST' }, { id: 'unseen', level: 'MUST', unobservable: 'Nobody can.' }, { id: 'x.more', level: 'extension' }, { id: 'may', level: 'MAY' },
];

const miss = (scenario: string, cites: string): Miss => ({ scenario, path: 'steps[0].expect[0]', step: 0, cites, verdict: 'fail' });
const mutant = (id: string, breaks: string, ...misses: Miss[]): MutantProof => mutantProof({ id, breaks, does: 'Wrong.' }, misses);
const expectation = (scenario: string, cites: string, ...declared: string[]): CitedExpectation => ({ scenario, path: 'steps[0].expect[0]', step: 0, cites, declared });

const UNJUDGED: Pick<Proof, 'controlDies' | 'mutants' | 'variants'> = {
  controlDies: true,
  mutants: [mutant('deletes', 'keeps', miss('a', 'keeps')), mutant('remembers', 'forgets', miss('b', 'forgets')), mutant('adds', 'x.more', miss('c', 'x.more'))],
  variants: [{ id: 'odd', failures: [] }],
};
const GROUNDS: Grounds = {
  clauses: CLAUSES,
  expectations: [expectation('a', 'keeps', 'deletes'), expectation('b', 'forgets', 'remembers'), expectation('c', 'x.more', 'adds')],
  bases: [{ id: 'good', failures: [] }],
};

function judged(unjudged: Partial<typeof UNJUDGED> = {}, grounds: Partial<Grounds> = {}): Proof {
  return judgeProof({ ...UNJUDGED, ...unjudged }, { ...GROUNDS, ...grounds });
}
const kinds = (...given: Parameters<typeof judged>): string[] => judged(...given).problems.map(({ kind }) => kind);

test('suites that catch every fault, each where they say so, are proven', () => {
  const proof = judged();
  expect(proof.problems).toEqual([]);
  expect(figuresOf(proof)).toEqual({ mutants: 3, killed: 3, variants: 1, passing: 1, problems: 0 });
  expect(proof.expectations[0]).toEqual({ scenario: 'a', path: 'steps[0].expect[0]', step: 0, cites: 'keeps', kills: ['deletes'], alone: ['deletes'] });
});

test('a control that lives voids everything', () => {
  expect(kinds({ controlDies: false })).toEqual(['control survives']);
});

test('a good driver that fails, and an unusual one', () => {
  const failures = [{ scenario: 'a', reason: 'no' }];
  expect(judged({}, { bases: [{ id: 'good', failures }] }).problems).toEqual([{ kind: 'base fails', text: 'The good driver good fails a: no' }]);
  const proof = judged({ variants: [{ id: 'odd', failures }] });
  expect(proof.problems).toEqual([{ kind: 'variant fails', text: 'The variant odd keeps the interface and fails a: no' }]);
  expect(figuresOf(proof)).toMatchObject({ variants: 1, passing: 0 });
});

describe('a faulty driver', () => {
  const [, remembers, adds] = UNJUDGED.mutants as readonly [MutantProof, MutantProof, MutantProof];

  test('that nothing notices', () => {
    const proof = judged({ mutants: [mutant('deletes', 'keeps'), remembers, adds] });
    expect(proof.problems.map(({ text }) => text)).toContain('The faulty driver deletes breaks keeps, and nothing notices it.');
    expect(figuresOf(proof)).toMatchObject({ mutants: 3, killed: 2 });
  });

  test('that dies for another reason has not died', () => {
    const proof = judged({ mutants: [mutant('deletes', 'keeps', miss('c', 'x.more')), remembers, adds] });
    expect(proof.problems.map(({ text }) => text)).toContain('The faulty driver deletes breaks keeps, and only x.more notices it.');
  });

  test('that no expectation says it kills', () => {
    expect(kinds({ mutants: [...UNJUDGED.mutants, mutant('adds-two', 'x.more', miss('c', 'x.more'))] })).toEqual(['declared nowhere']);
  });

  test('that is equivalent to a good one need not die, and must not', () => {
    const equivalent = { id: 'sings', breaks: 'x.more', does: 'Sings.', equivalent: 'Nobody listens.' };
    const proof = judged({ mutants: [...UNJUDGED.mutants, mutantProof(equivalent, [])] });
    expect(proof.problems).toEqual([]);
    expect(figuresOf(proof)).toMatchObject({ mutants: 3, killed: 3 });
    expect(kinds({ mutants: [...UNJUDGED.mutants, mutantProof(equivalent, [miss('c', 'x.more')])] })).toContain('equivalent, and dies');
  });
});

describe('an expectation', () => {
  test('that names no faulty driver', () => {
    expect(kinds({}, { expectations: [...GROUNDS.expectations, expectation('d', 'x.more')] })).toEqual(['declares nothing']);
  });

  test('about a sentence that only allows need name none', () => {
    expect(kinds({}, { expectations: [...GROUNDS.expectations, expectation('d', 'may')] })).toEqual([]);
  });

  test('that says it kills what it does not, what breaks another clause, or what there is not', () => {
    const told = (id: string): string[] => judged({}, { expectations: [...GROUNDS.expectations, expectation('d', 'x.more', id)] }).problems.map(({ text }) => text);
    const where = 'd, steps[0].expect[0], which cites x.more, says that it kills';
    expect(told('adds')).toEqual([`${where} adds, which does not die of it for breaking that clause.`]);
    expect(told('deletes')).toEqual([`${where} deletes, which does not die of it for breaking that clause.`]);
    expect(told('flies')).toEqual([`${where} flies, which is no faulty driver.`]);
  });

  test('of a MUST sentence that could be left out', () => {
    const both = mutant('deletes', 'keeps', miss('a', 'keeps'), miss('d', 'keeps'));
    const again = expectation('d', 'keeps', 'deletes');
    expect(kinds({ mutants: [both, ...UNJUDGED.mutants.slice(1)] }, { expectations: [...GROUNDS.expectations, again] })).toEqual(['needless', 'needless']);
  });

  test('of an extension may repeat another', () => {
    const both = mutant('adds', 'x.more', miss('c', 'x.more'), miss('d', 'x.more'));
    expect(kinds({ mutants: [...UNJUDGED.mutants.slice(0, 2), both] }, { expectations: [...GROUNDS.expectations, expectation('d', 'x.more', 'adds')] })).toEqual([]);
  });

  test('is needed only for a driver that it says it kills', () => {
    const [deletes, ...others] = UNJUDGED.mutants;
    const twice = mutant('shrinks', 'keeps', miss('a', 'keeps'), miss('d', 'keeps'));
    const expectations = [expectation('a', 'keeps', 'shrinks'), ...GROUNDS.expectations.slice(1), expectation('d', 'keeps', 'shrinks')];
    expect(kinds({ mutants: [deletes, twice, ...others].filter((each) => each !== undefined) }, { expectations })).toEqual(['needless', 'needless', 'declared nowhere']);
  });
});

describe('a MUST sentence', () => {
  test('that no faulty driver breaks alone', () => {
    const both = mutant('deletes', 'keeps', miss('a', 'keeps'), miss('b', 'forgets'));
    expect(judged({ mutants: [both, ...UNJUDGED.mutants.slice(1)] }).problems).toEqual([
      { kind: 'sentence unproven', text: 'No faulty driver that breaks just keeps dies.', clause: 'keeps' },
    ]);
  });

  test('is broken alone by one that breaks extensions as well', () => {
    expect(kinds({ mutants: [mutant('deletes', 'keeps', miss('a', 'keeps'), miss('c', 'x.more')), ...UNJUDGED.mutants.slice(1)] })).toEqual([]);
  });

  test('that can be observed, with no expectation at all', () => {
    const clauses = [...CLAUSES, { id: 'tells', level: 'MUST' } as const];
    expect(judged({}, { clauses }).problems).toEqual([{ kind: 'sentence unproven', text: 'No faulty driver that breaks just tells dies.', clause: 'tells' }]);
  });
});
