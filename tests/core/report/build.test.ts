import { describe, expect, test } from 'vitest';
import { resultInSteps, totalsOf } from '../../../core/report/build.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import type { Outcome, OutcomeError } from '../../../core/interface.ts';
import { digestJson, sha256Hex } from '../../../core/value/digest.ts';
import { int } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import { crashed, HELLO, refused, returned } from '../scenario/targets.ts';
import { ONE, partsOf, reportOf, resultOf, TWO } from './results.ts';

const one = returned(int(1));
const good = (): ScenarioResult => resultOf('good', [[ONE]], [one]);
const bad = (): ScenarioResult => resultOf('bad', [[ONE, TWO]], [one]);

describe('a result', () => {
  test('has what was run, on what, where and when', () => {
    const scenarios = [good(), bad()];
    expect(reportOf(scenarios)).toMatchObject({
      format: 'custody-result', version: 1, suites: [{ id: 'a-suite', version: '1.0.0', digest: 'd1' }], target: HELLO, seed: 0, scenarios,
      environment: { runtime: 'here' }, timing: { started_at: '2026-01-01T00:00:00Z', duration_ms: 1 },
    });
  });

  test('has the checks with the levels of their clauses', () => {
    expect(reportOf([good(), bad()]).checks).toEqual([
      { id: 'good/size.one', verdict: 'pass', level: 'MUST' },
      { id: 'bad/size.one', verdict: 'pass', level: 'MUST' },
      { id: 'bad/size.two', verdict: 'fail', level: 'extension', step: 0, reason: 'expected 2, got 1' },
    ]);
  });

  test('can not be made of what cites no clause', () => {
    expect(() => reportOf([resultOf('odd', [[{ cites: 'nothing', returned: true }]], [one])])).toThrow(new RangeError('Scenario odd cites nothing, which is no clause.'));
  });

  test('counts scenarios by verdict, every verdict included', () => {
    const unfit = resultOf('unfit', [[ONE]], [one], { needs: ['clock'] }, { hello: () => ({ ...HELLO, capabilities: [] }) });
    const broken = resultOf('broken', [[ONE]], [crashed('KeyError')]);
    expect(reportOf([good(), good(), bad(), unfit, broken]).totals).toEqual({
      pass: 2, fail: 1, crash: 1, not_applicable: 1, not_run: 0, known_deviation: 0, unexpected_pass: 0,
    });
    expect(totalsOf([])).toEqual({ pass: 0, fail: 0, crash: 0, not_applicable: 0, not_run: 0, known_deviation: 0, unexpected_pass: 0 });
  });
});

test('is made in as many steps as there are scenarios', () => {
  const scenarios = [good(), bad(), good()];
  const building = resultInSteps(partsOf(scenarios));
  expect([building.next().done, building.next().done, building.next().done]).toEqual([false, false, false]);
  expect(building.next()).toEqual({ done: true, value: reportOf(scenarios) });
});

describe('the digest of the evidence', () => {
  const evidence = (...scenarios: readonly ScenarioResult[]): string => reportOf(scenarios).digests.evidence;
  const refusal = (more: Partial<OutcomeError> = {}): Outcome => ({ kind: 'refused', error: { class: 'InvalidInput', message: 'no', ...more } });
  const ofRefusal = (outcome: Outcome): string => evidence(resultOf('refused', [[{ cites: 'size.one', raises: 'InvalidInput' }]], [outcome]));

  test('is a SHA-256, the same for the same', () => {
    expect(evidence(good(), bad())).toMatch(/^[0-9a-f]{64}$/);
    expect(evidence(good(), bad())).toBe(evidence(good(), bad()));
  });

  test('is that of the canonical JSON of checks and scenarios', () => {
    for (const scenarios of [[], [good()], [good(), bad()]]) {
      expect(evidence(...scenarios)).toBe(digestJson(toJson({ scenarios, checks: reportOf(scenarios).checks })));
    }
  });

  test('leaves out the target, the suites, where and when it was run', () => {
    const usual = reportOf([good(), bad()]).digests;
    const other = reportOf([good(), bad()], {
      target: { ...HELLO, target: { name: 'other', version: '9' } }, suites: [], broken: { scenarios: ['good'] }, environment: { runtime: 'there' }, timing: { started_at: 'later', duration_ms: 9 },
    });
    expect(other.digests).toEqual(usual);
  });

  test('leaves out where an exception was raised, and its traceback', () => {
    expect(ofRefusal(refusal({ where: 'here.py:1', traceback: 'in f\nin g' }))).toBe(ofRefusal(refusal()));
    expect(ofRefusal(refusal({ where: 'here.py:1' }))).toBe(ofRefusal(refusal({ where: 'there.py:2' })));
  });

  test.each<[what: string, outcome: Outcome]>([
    ['another text', refusal({ message: 'No' })],
    ['another class', refused('InvalidVolume')],
    ['a crash', crashed('InvalidInput', 'no')],
    ['a value', one],
  ])('changes with an outcome: %s', (_what, outcome) => {
    expect(ofRefusal(outcome)).not.toBe(ofRefusal(refusal()));
  });

  test('changes with a value that the verdict does not depend on', () => {
    const of = (value: number): string => evidence(resultOf('any', [[{ cites: 'size.one', returned: true }]], [returned(int(value))]));
    expect(of(1)).not.toBe(of(2));
  });

  test('changes with what is on the backend at the start', () => {
    const of = (name: string): string => evidence(resultOf('any', [[ONE]], [one], {}, { inspect: () => ({ objects: good().start.objects.map((each) => ({ ...each, name })) }) }));
    expect(of('tuesday')).not.toBe(of('friday'));
  });

  test('changes with an object that is called «where»', () => {
    const of = (id: string): string => evidence({ ...good(), handles: { where: id } });
    expect(of('a')).not.toBe(of('b'));
  });

  test('changes with the order of scenarios', () => {
    expect(evidence(good(), bad())).not.toBe(evidence(bad(), good()));
  });
});

describe('the digest of the verdicts', () => {
  const verdicts = (...scenarios: readonly ScenarioResult[]): string => reportOf(scenarios).digests.verdicts;

  test('is the SHA-256 of the sorted list of checks and verdicts', () => {
    expect(verdicts(good(), bad())).toBe(sha256Hex('[["bad/size.one","pass"],["bad/size.two","fail"],["good/size.one","pass"]]'));
    expect(verdicts(bad(), good())).toBe(verdicts(good(), bad()));
    expect(verdicts()).toBe(sha256Hex('[]'));
  });

  test('does not depend on the evidence', () => {
    const loose = { cites: 'size.one', returned: true } as const;
    const results = [returned(int(1)), returned(int(2))].map((end) => reportOf([resultOf('loose', [[loose]], [end])]).digests);
    expect(results[0]?.verdicts).toBe(results[1]?.verdicts);
    expect(results[0]?.evidence).not.toBe(results[1]?.evidence);
  });

  test('depends on each verdict', () => {
    const of = (end: Outcome): string => verdicts(resultOf('any', [[ONE]], [end]));
    expect(new Set([of(one), of(returned(int(2))), of(crashed('KeyError'))]).size).toBe(3);
  });

  test('takes the worse verdict of a scenario that was played twice', () => {
    const failing = resultOf('good', [[ONE]], [returned(int(2))]);
    expect(verdicts(good(), failing)).toBe(sha256Hex('[["good/size.one","fail"]]'));
    expect(verdicts(failing, good())).toBe(sha256Hex('[["good/size.one","fail"]]'));
  });
});
