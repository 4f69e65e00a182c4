import { expect, test } from 'vitest';
import { judge, type Judgement } from '../../../core/report/deviations.ts';
import { prettyReport, worth, type Grounds } from '../../../core/report/pretty.ts';
import { VERDICTS } from '../../../core/scenario/result.ts';
import { int } from '../../../core/value/json.ts';
import { HELLO, returned } from '../scenario/targets.ts';
import { CLAUSES, ONE, PROVEN, reportOf, resultOf } from './results.ts';

const GROUNDS: Grounds = { clauses: CLAUSES, proven: PROVEN, isWhole: true };

const SUITES = [
  { id: 'sizes', title: 'How large it is', scenarios: ['good', 'bad'] },
  { id: 'others', title: 'What else there is', scenarios: ['unfit', 'left-out'] },
];

test('a report tells of each scenario under its suite, and closes with the digests and the count', () => {
  const scenarios = [
    resultOf('good', [[ONE]], [returned(int(1))]),
    resultOf('bad', [[ONE]], [returned(int(2))]),
    resultOf('unfit', [[ONE]], [], { needs: ['clock'] }, { hello: () => ({ ...HELLO, capabilities: [] }) }),
  ];
  const result = reportOf(scenarios);
  const judgements = new Map(scenarios.map((scenario) => [scenario.id, judge(scenario, [])]));
  expect(prettyReport(result, SUITES, judgements, GROUNDS).split('\n')).toEqual([
    'tiny 1',
    '',
    'sizes: How large it is',
    '  ✓ pass             good',
    '  ✗ fail             bad',
    '                     Step 1, size.one: expected 1, got 2',
    '',
    'others: What else there is',
    '  ○ not applicable   unfit',
    '  – not run          left-out',
    '',
    'tiny keeps 0 of 1 MUST sentences; breaks 1: size.one',
    '3 of 3 faulty drivers die of these suites',
    '',
    `evidence ${result.digests.evidence}`,
    `verdicts ${result.digests.verdicts}`,
    '1 passed, 1 failed, 1 skipped',
  ]);
});

test('what targets say changes nothing in a terminal but the text', () => {
  const judgements = new Map<string, Judgement>([['good', { verdict: 'crash', reason: 'a\n::error::\u001b[2J' }]]);
  const result = reportOf([], { target: { ...HELLO, target: { name: 'ti\u001b[31mny', version: '1\n::error::' } } });
  const text = prettyReport(result, SUITES, judgements, GROUNDS);
  expect(text.split('\n')[0]).toBe('ti\\u001b[31mny 1\\n::error::');
  expect(text).toContain('a\\n::error::\\u001b[2J');
  expect(text).not.toMatch(/\u001b|^::error/m);
});

test('below what failed stands the command that runs just this again', () => {
  const judgements = new Map(VERDICTS.map((verdict): [string, Judgement] => [verdict, { verdict, reason: 'for a reason' }]));
  const report = prettyReport(reportOf([]), [{ id: 'all', title: 'All', scenarios: [...VERDICTS] }], judgements, GROUNDS, (suite, scenario) => `run ${suite} ${scenario}`);
  const lines = report.split('\n').map((line) => line.trim());
  expect(lines.filter((line) => line.startsWith('Again:'))).toEqual(['Again: run all crash', 'Again: run all fail', 'Again: run all unexpected_pass']);
  expect(lines[lines.indexOf('Again: run all fail') - 1]).toBe('for a reason');
});

test('a report names the release that the driver follows', () => {
  const target = { ...HELLO, target: { name: 'lvm', version: '1', upstream: '21.3.1' } };
  expect(prettyReport(reportOf([], { target }), [], new Map(), GROUNDS).split('\n')[0]).toBe('lvm 1, follows upstream 21.3.1');
});

test('each verdict has a sign and a word of its own, and all are as wide', () => {
  const judgements = new Map(VERDICTS.map((verdict): [string, Judgement] => [verdict, { verdict }]));
  const lines = prettyReport(reportOf([]), [{ id: 'all', title: 'All', scenarios: [...VERDICTS] }], judgements, GROUNDS).split('\n').slice(3, 3 + VERDICTS.length);
  const words = lines.map((line) => line.slice(0, 21).trim());
  expect(words).toEqual(['‼ crash', '✗ fail', '! unexpected pass', '– not run', '≈ known deviation', '○ not applicable', '✓ pass']);
  expect(lines.map((line) => line.slice(21))).toEqual([...VERDICTS]);
});

test('the figure of the proof stands only beside what was proven', () => {
  const told = (suites: readonly string[], grounds: Partial<Grounds> = {}): string =>
    worth({ suites: suites.map((digest) => ({ id: 'x', version: '1', digest })), scenarios: [] }, { ...GROUNDS, ...grounds });
  expect(told(['d1'])).toBe('3 of 3 faulty drivers die of these suites');
  const elsewhere = 'Only all shipped suites together, played whole, are proven: see custody prove';
  expect(told(['d2'])).toBe(elsewhere);
  expect(told(['d1', 'd2'])).toBe(elsewhere);
  expect(told([])).toBe(elsewhere);
  expect(told(['d1'], { isWhole: false })).toBe(elsewhere);
  expect(told(['d1'], { proven: { ...PROVEN, problems: 1 } })).toBe('These suites are not proven: see custody prove');

  const one = resultOf('c', [], []);
  const beside = (kind: 'conformance' | 'behaviour'): string =>
    worth({
      scenarios: [one, { ...one, id: 'other', kind }],
      suites: [{ id: 'x', version: '1', digest: 'd1', scenarios: ['c'] }, { id: 'y', version: '1', digest: 'd2', scenarios: ['other'] }],
    }, GROUNDS);
  expect(beside('behaviour')).toBe('3 of 3 faulty drivers die of these suites');
  expect(beside('conformance')).toBe(elsewhere);
});
