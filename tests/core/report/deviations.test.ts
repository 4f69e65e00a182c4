import { describe, expect, test } from 'vitest';
import { deviationsOf, failsBeside, judge } from '../../../core/report/deviations.ts';
import type { Deviation, KnownDeviation } from '../../../core/report/result.ts';
import type { Expectation } from '../../../core/scenario/scenario.ts';
import type { Outcome } from '../../../core/interface.ts';
import { int } from '../../../core/value/json.ts';
import { crashed, HELLO, returned } from '../scenario/targets.ts';
import { ONE, resultOf, TWO } from './results.ts';

const listed = (clause: string, reason = `why ${clause}`): Deviation => ({ check: `s/${clause}`, reason });
const [oneListed, twoListed] = [listed('size.one'), listed('size.two')];
const one = returned(int(1));
const two = returned(int(2));

function judged(steps: readonly (readonly Expectation[])[], ends: readonly Outcome[], deviations: readonly (Deviation & KnownDeviation)[]): unknown {
  return judge(resultOf('s', steps, ends), deviations);
}

test('the deviations of a driver are those that are listed, whatever its name is', () => {
  expect([deviationsOf({ lvm: [oneListed] }, 'lvm'), deviationsOf({}, 'rbd'), deviationsOf({}, 'constructor')]).toEqual([[oneListed], [], []]);
});

describe('without a list', () => {
  test('the raw verdict stands', () => {
    expect(judged([[ONE]], [one], [])).toEqual({ verdict: 'pass' });
    expect(judged([[ONE]], [two], [])).toEqual({ verdict: 'fail', reason: 'Step 1, size.one: expected 1, got 2' });
    expect(judged([[ONE]], [crashed('KeyError')], [])).toMatchObject({ verdict: 'crash' });
  });

  test('or one about other scenarios, the raw verdict stands', () => {
    const elsewhere = { check: 'other/size.one', reason: 'x' };
    expect(judged([[ONE]], [two], [elsewhere])).toMatchObject({ verdict: 'fail' });
    expect(judged([[ONE]], [one], [elsewhere])).toEqual({ verdict: 'pass' });
  });
});

describe('a listed check', () => {
  test('that fails or crashes is a known deviation, with the reason that is listed', () => {
    expect(judged([[ONE]], [two], [oneListed])).toEqual({ verdict: 'known_deviation', reason: 'why size.one' });
    expect(judged([[ONE]], [crashed('KeyError')], [oneListed])).toEqual({ verdict: 'known_deviation', reason: 'why size.one' });
  });

  test('names the place upstream that makes it so', () => {
    const upstream = { file: 'cinder/volume/drivers/lvm.py', line: 7 };
    expect(judged([[ONE]], [two], [{ ...oneListed, upstream }])).toEqual({ verdict: 'known_deviation', reason: 'why size.one (cinder/volume/drivers/lvm.py:7)' });
  });

  test('names the plan for it and where it is worked on', () => {
    expect(judged([[ONE]], [two], [{ ...oneListed, plan: 'soon', link: 'https://example.org/1' }])).toEqual({ verdict: 'known_deviation', reason: 'why size.one (soon; https://example.org/1)' });
  });

  test('of two entries for a check the last one counts', () => {
    expect(judged([[ONE]], [two], [oneListed, listed('size.one', 'in other words')])).toEqual({ verdict: 'known_deviation', reason: 'in other words' });
  });

  test('that passes is an unexpected pass', () => {
    expect(judged([[ONE]], [one], [oneListed])).toEqual({ verdict: 'unexpected_pass', reason: 's/size.one is listed as a deviation, but passes.' });
  });

  test('that passes beside one that fails as listed is an unexpected pass', () => {
    expect(judged([[ONE, TWO]], [one], [oneListed, twoListed])).toEqual({ verdict: 'unexpected_pass', reason: 's/size.one is listed as a deviation, but passes.' });
  });

  test('excuses no failure beside it: of another check, of a precondition, of the step itself', () => {
    expect(judged([[ONE, TWO]], [returned(int(3))], [oneListed])).toMatchObject({ verdict: 'fail', reason: 'Step 1, size.one: expected 1, got 3' });
    expect(judged([[ONE], [{ returns: int(1) }]], [two, two], [oneListed])).toMatchObject({ verdict: 'fail' });
    expect(judged([[ONE], []], [two, crashed('KeyError')], [oneListed])).toMatchObject({ verdict: 'crash' });
  });

  test('that passes hides no failure beside it', () => {
    expect(judged([[ONE], [{ returns: int(1) }]], [one, two], [oneListed])).toMatchObject({ verdict: 'fail' });
    expect(judged([[ONE], []], [one, crashed('KeyError')], [oneListed])).toMatchObject({ verdict: 'crash' });
    expect(judged([[ONE, TWO]], [one], [oneListed])).toMatchObject({ verdict: 'fail' });
  });

  test('that was not run excuses nothing', () => {
    expect(judged([[{ returns: int(1) }], [ONE]], [two], [oneListed])).toMatchObject({ verdict: 'fail', reason: 'Step 1, precondition: expected 1, got 2' });
  });

  test('that several expectations cite is a known deviation, whichever of them fail', () => {
    expect(judged([[ONE], [ONE]], [one, two], [oneListed])).toMatchObject({ verdict: 'known_deviation' });
  });
});

describe('what cites no clause', () => {
  const precondition = listed('precondition');
  const uncited: Expectation = { returns: int(1) };

  test('is listed as one check, which may fail', () => {
    expect(judged([[uncited], [ONE]], [two, one], [precondition])).toEqual({ verdict: 'known_deviation', reason: 'why precondition' });
    expect(judged([[]], [crashed('KeyError')], [precondition])).toEqual({ verdict: 'known_deviation', reason: 'why precondition' });
  });

  test('of another kind of scenario is called an expectation', () => {
    const caller = resultOf('s', [[uncited]], [two], { kind: 'caller' });
    expect(judge(caller, [listed('expectation')])).toMatchObject({ verdict: 'known_deviation' });
    expect(judge(caller, [precondition])).toMatchObject({ verdict: 'fail' });
  });

  test('excuses no check beside it', () => {
    expect(judged([[ONE], [uncited]], [two, two], [precondition])).toMatchObject({ verdict: 'fail' });
    expect(judged([[ONE], [uncited]], [two, two], [precondition, oneListed])).toMatchObject({ verdict: 'known_deviation' });
  });

  test('that passes is an unexpected pass', () => {
    expect(judged([[uncited]], [one], [precondition])).toEqual({ verdict: 'unexpected_pass', reason: 's/precondition is listed as a deviation, but passes.' });
  });
});

test('several listed checks that all fail: the reason of the first', () => {
  expect(judged([[ONE, TWO]], [returned(int(3))], [twoListed, oneListed])).toEqual({ verdict: 'known_deviation', reason: 'why size.one' });
});

test('a scenario that is not applicable stays so', () => {
  const unfit = resultOf('s', [[ONE]], [one], { needs: ['clock'] }, { hello: () => ({ ...HELLO, capabilities: [] }) });
  expect(judge(unfit, [oneListed])).toEqual({ verdict: 'not_applicable', reason: "The target doesn't offer clock." });
});

test('a scenario fails beside all checks before its first step alone', () => {
  expect(failsBeside(resultOf('s', [[ONE]], [two]))).toBe(false);
  expect(failsBeside(resultOf('s', [[ONE]], [one]))).toBe(false);
  expect(failsBeside(resultOf('s', [[ONE], [{ returns: int(1) }]], [two, two]))).toBe(false);
  expect(failsBeside({ ...resultOf('s', [], []), verdict: 'crash' })).toBe(true);
});
