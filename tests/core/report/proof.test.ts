import { expect, test } from 'vitest';
import type { Catalogue } from '../../../core/conformance/catalogue.ts';
import type { Proof } from '../../../core/conformance/proof.ts';
import { proofReport } from '../../../core/report/proof.ts';
import type { Clause } from '../../../core/report/result.ts';
import { sentencesOf } from '../../../core/report/sentences.ts';

const CLAUSES: readonly Clause[] = [
  { id: 'keeps', method: 'unmanage_snapshot', sentence: 2, level: 'MUST', demands: 'It stays.', observe: 'Look.' },
  { id: 'takes', method: 'unmanage_snapshot', sentence: 5, level: 'MUST', demands: 'It is given one.', unobservable: 'The caller does it.' },
  { id: 'may', method: 'unmanage_snapshot', sentence: 3, level: 'MAY', demands: 'It may rest.', observe: 'Look.' },
  { id: 'x.more', method: 'unmanage_snapshot', level: 'extension', demands: 'It sings.', observe: 'Listen.' },
];
const CATALOGUE: Catalogue = { control: { id: 'control', does: 'Nothing.' }, mutants: [{ id: 'hums', breaks: 'x.more', does: 'Hums.', equivalent: 'Nobody listens.' }], variants: [] };
const PROOF: Proof = {
  controlDies: true,
  mutants: [
    { id: 'deletes', breaks: 'keeps', state: 'killed', misses: [] },
    { id: 'shrinks', breaks: 'keeps', state: 'killed', misses: [] },
    { id: 'hums', breaks: 'x.more', state: 'equivalent', equivalent: 'Nobody listens.', misses: [] },
  ],
  variants: [{ id: 'odd', failures: [] }],
  expectations: [{ scenario: 'a', path: 'steps[1].expect[0]', step: 1, cites: 'keeps', kills: ['deletes', 'shrinks'], alone: ['shrinks'] }],
  problems: [],
};

test('a proof tells of each sentence what guards it, of each driver what it keeps, and closes with the figures', () => {
  const drivers = [
    { id: 'good', sentences: sentencesOf([{ id: 'a/keeps', verdict: 'pass' }], CLAUSES) },
    { id: 'bad', sentences: sentencesOf([{ id: 'a/keeps', verdict: 'pass' }, { id: 'b/keeps', verdict: 'fail' }], CLAUSES) },
    { id: 'shy', sentences: sentencesOf([], CLAUSES) },
  ];
  expect(proofReport(PROOF, CLAUSES, CATALOGUE, drivers).split('\n')).toEqual([
    'keeps (unmanage_snapshot, sentence 2, MUST)',
    '  It stays.',
    '  2 faulty drivers break it and die:',
    '    a, step 2: deletes, shrinks*',
    '',
    'takes (unmanage_snapshot, sentence 5, MUST)',
    '  It is given one.',
    '  Not observed: The caller does it.',
    '',
    'x.more (unmanage_snapshot, extension)',
    '  It sings.',
    '  No expectation guards it.',
    '',
    'No fault at all, as it turns out',
    '  hums: Hums.',
    '    Nobody listens.',
    '',
    "What the drivers do with each MUST sentence: keep it, differ from it in so many of its checks, or are not seen there (upstream's as of commit ab09bc39)",
    '  1 keeps',
    '        1',
    '  good  keeps   kept: 1 of 1',
    '  bad   1/2     kept: 0 of 1',
    '  shy   -       kept: 0 of 0',
    '  Not observed of any driver: takes',
    '',
    'The control dies.',
    '2 of 2 faulty drivers die, 1 of 1 unusual drivers pass, 0 problems',
  ]);
});

test('what is wrong stands before the figures', () => {
  const proof: Proof = { ...PROOF, controlDies: false, problems: [{ kind: 'survivor', text: 'It lives.' }] };
  expect(proofReport(proof, CLAUSES, CATALOGUE, []).split('\n').slice(-5)).toEqual([
    'Problems',
    '  survivor: It lives.',
    '',
    'The control survives: no verdict of these suites counts.',
    '2 of 2 faulty drivers die, 1 of 1 unusual drivers pass, 1 problem',
  ]);
});
