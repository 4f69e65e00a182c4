import { describe, expect, test } from 'vitest';
import { VERDICTS, type ExpectationResult, type ScenarioResult, type StepResult } from '../../../core/scenario/result.ts';
import { checksOf, verdictOf, worse } from '../../../core/scenario/verdict.ts';
import { int } from '../../../core/value/json.ts';
import { play, scenarioOf } from './targets.ts';

/** A result of such steps: each a list of what was cited and what came of it. */
function resultOf(...steps: readonly (readonly (readonly [cites: string | null, verdict: ExpectationResult['verdict']])[])[]): ScenarioResult {
  const result = play(scenarioOf(steps.map(() => ({ look: {} })), { kind: 'conformance' }));
  const judged = result.steps.map((step, index): StepResult => ({
    ...step,
    expectations: (steps[index] ?? []).map(([cites, verdict], at) => ({
      ...(cites === null ? {} : { cites }), path: `steps[${index}].expect[${at}]`, expected: int(1), actual: int(at), verdict,
    })),
  }));
  return { ...result, steps: judged, ...verdictOf('conformance', judged) };
}

test('the worse of two verdicts: what fails is worse than what was not run, and that than a pass', () => {
  expect([...VERDICTS].sort((a, b) => (worse(a, b) === a ? -1 : 1))).toEqual(['crash', 'fail', 'unexpected_pass', 'not_run', 'known_deviation', 'not_applicable', 'pass']);
  for (const a of VERDICTS) for (const b of VERDICTS) expect(worse(a, b)).toBe(worse(b, a));
});

describe('a scenario', () => {
  test('passes when nothing failed', () => {
    expect(verdictOf('caller', resultOf([['x', 'pass'], [null, 'pass']], []).steps)).toEqual({ verdict: 'pass' });
    expect(verdictOf('caller', [])).toEqual({ verdict: 'pass' });
  });

  test('is as bad as its worst expectation, and tells of the first that failed', () => {
    const { steps } = resultOf([['x', 'pass']], [['y', 'pass'], [null, 'fail']], [['z', 'crash'], ['w', 'not_run']]);
    expect(verdictOf('conformance', steps)).toEqual({ verdict: 'crash', first_failed_step: 1, reason: 'Step 2, precondition: expected 1, got 1' });
    expect(verdictOf('behaviour', steps)).toEqual({ verdict: 'crash', first_failed_step: 1, reason: 'Step 2, expectation: expected 1, got 1' });
  });
});

describe('checks', () => {
  test('are the clauses that are cited, each once, in the order in which they were cited first', () => {
    expect(checksOf(resultOf([['b', 'pass'], [null, 'pass'], ['a', 'pass']], [['b', 'pass']]))).toEqual([
      { id: 'a-scenario/b', verdict: 'pass' }, { id: 'a-scenario/a', verdict: 'pass' },
    ]);
  });

  test('are as bad as the worst expectation that cites the clause, and name the first such step', () => {
    const result = resultOf([['a', 'pass'], ['b', 'fail']], [['a', 'fail'], ['b', 'crash']], [['a', 'fail'], ['b', 'fail']]);
    expect(checksOf(result)).toEqual([
      { id: 'a-scenario/a', verdict: 'fail', step: 1, reason: 'expected 1, got 0' },
      { id: 'a-scenario/b', verdict: 'crash', step: 1, reason: 'expected 1, got 1' },
    ]);
  });

  test('that were not run say why, even where they held before', () => {
    const result = resultOf([['a', 'pass'], [null, 'fail']], [['a', 'not_run']]);
    const reason = 'Not run, since the scenario stopped before: Step 1, precondition: expected 1, got 1';
    expect(checksOf(result)).toEqual([{ id: 'a-scenario/a', verdict: 'not_run', step: 1, reason }]);
  });
});
