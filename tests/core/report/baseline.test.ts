import { describe, expect, test } from 'vitest';
import { newBaseline } from '../../../core/report/baseline.ts';
import { judge } from '../../../core/report/deviations.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import { int } from '../../../core/value/json.ts';
import { crashed, returned } from '../scenario/targets.ts';
import { ONE, reportOf, resultOf, TWO } from './results.ts';

const RESULT = reportOf([
  resultOf('good', [[ONE]], [returned(int(1))]),
  resultOf('bad', [[ONE, TWO]], [returned('a\n# b')]),
  resultOf('worse', [[ONE]], [crashed('KeyError')]),
  resultOf('beside', [[{ returns: int(1) }], [ONE]], [returned(int(2))]),
  resultOf('caller', [[{ returns: int(1) }]], [returned('odd\u0085words')], { kind: 'caller' }),
  resultOf('not-begun', [[ONE]], [], {}, { reset: () => { throw new TargetFailed('gone'); } }),
]);

describe('a baseline from a result', () => {
  const baseline = newBaseline(RESULT);

  test('lists each check that fails, with what was found, and no reason', () => {
    expect(baseline.text.split('\n')).toEqual([
      '# Known deviations of tiny 1: checks that it fails, each with the reason. A plan and a link may stand beside it.',
      'custody: 1',
      'known_deviations:',
      '  # fail: expected 1, got "a\\n# b"',
      '  - check: bad/size.one',
      '    reason: ""',
      '  # fail: expected 2, got "a\\n# b"',
      '  - check: bad/size.two',
      '    reason: ""',
      '  # crash: expected 1, got {"crashed":"KeyError","message":"oops"}',
      '  - check: worse/size.one',
      '    reason: ""',
      '  # fail: expected 1, got 2',
      '  - check: beside/precondition',
      '    reason: ""',
      '  # fail: expected 1, got "odd\\u0085words"',
      '  - check: caller/expectation',
      '    reason: ""',
    ]);
    expect(baseline).toMatchObject({ entries: 5, withoutReason: 5 });
  });

  test('names the scenarios that fail in no check', () => {
    expect(baseline.beyond).toEqual(['not-begun']);
  });

  test('excuses, once it has its reasons, all that it lists', () => {
    const known = baseline.text.split('\n').flatMap((line) => /- check: (.*)/.exec(line)?.[1] ?? []).map((check) => ({ check, reason: 'so it is' }));
    expect(RESULT.scenarios.map((scenario) => judge(scenario, known).verdict)).toEqual(['pass', 'known_deviation', 'known_deviation', 'known_deviation', 'known_deviation', 'crash']);
  });

  test('is empty when nothing fails', () => {
    expect(newBaseline(reportOf([])).text).toMatch(/\nknown_deviations: \[\]$/);
  });
});

test('what is listed elsewhere is not listed again', () => {
  const { text, entries } = newBaseline(RESULT, [], ['bad/size.two', 'worse/size.one', 'beside/precondition', 'caller/expectation']);
  expect(entries).toBe(1);
  expect(text).toMatch(/- check: bad\/size\.one\n {4}reason: ""$/);
});

test('an older baseline keeps its words, but for checks that pass by now', () => {
  const known = [
    { check: 'good/size.one', reason: 'mended since' },
    { check: 'bad/size.one', reason: 'so "it" is', plan: 'soon', link: 'https://example.org/1' },
    { check: 'elsewhere/size.one', reason: 'not run here' },
    { check: 'beside/size.one', reason: 'not reached' },
    { check: 'beside/precondition', reason: 'why it stops' },
  ];
  const { text, ...counts } = newBaseline(RESULT, known);
  expect(counts).toEqual({ entries: 7, withoutReason: 3, beyond: ['not-begun'] });
  expect(text).not.toContain('good/size.one');
  expect(text).toContain(['  # fail: expected 1, got "a\\n# b"', '  - check: bad/size.one', '    reason: "so \\"it\\" is"', '    plan: "soon"', '    link: "https://example.org/1"', '  - check: elsewhere/size.one', '    reason: "not run here"'].join('\n'));
  expect(text).toContain('  - check: beside/size.one\n    reason: "not reached"');
});
