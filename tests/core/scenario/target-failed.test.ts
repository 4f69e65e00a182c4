/** What becomes of a scenario when the target fails, in whatever operation. */
import { describe, expect, test } from 'vitest';
import { asTarget, drive } from '../../../core/scenario/drive.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import type { Operation, SyncTarget } from '../../../core/scenario/target.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import { checksOf } from '../../../core/scenario/verdict.ts';
import type { Outcome } from '../../../core/interface.ts';
import { object } from '../../../core/value/json.ts';
import { calling, HELLO, LOOK, play, returned, scenarioOf, scripted, verdicts } from './targets.ts';

/** A target that fails from the nth time on that the operation is asked for. */
function failing(op: Operation, nth: number, outcomes: readonly Outcome[] = [returned()]): SyncTarget {
  const target = scripted(outcomes);
  let asked = 0;
  const answer = target[op] as (ask: unknown) => unknown;
  return { ...target, [op]: (ask: unknown) => {
    asked += 1;
    if (asked >= nth) throw new TargetFailed('It is gone.');
    return answer(ask);
  } };
}

const STEPS: Scenario['steps'] = [
  calling('manage_existing_snapshot', { expect: [{ cites: 'one', returned: true }, { cites: 'two', backend: 'unchanged' }] }),
  { ...LOOK, expect: [{ cites: 'three', backend: 'unchanged' }] },
];

describe('the scenario ends as a crash, with the cause', () => {
  test.each(['reset', 'inspect'] as const)('before the first step: %s', (op) => {
    const result = play(scenarioOf(STEPS), failing(op, 1));
    expect(result).toMatchObject({ verdict: 'crash', reason: 'It is gone.' });
    expect(result.first_failed_step).toBeUndefined();
    expect(verdicts(result)).toEqual(['steps[0].expect[0] not_run', 'steps[0].expect[1] not_run', 'steps[1].expect[0] not_run']);
  });

  test.each([
    ['reference', STEPS],
    ['call', STEPS],
    ['event', [{ event: 'remove', object: 'tuesday', expect: [{ cites: 'one', backend: 'unchanged' }] }, LOOK]],
    ['fault', [{ fault: { during: 'unmanage_snapshot', at: 'any', effect: 'fails' }, expect: [{ cites: 'one', backend: 'unchanged' }] }, LOOK]],
    ['advance', [{ clock: { advance: '1 d' }, expect: [{ cites: 'one', backend: 'unchanged' }] }, LOOK]],
  ] as const)('in a step: %s', (op, steps) => {
    const result = play(scenarioOf(steps), failing(op, 1));
    expect(result).toMatchObject({ verdict: 'crash', first_failed_step: 0 });
    expect(result.reason).toContain('It is gone.');
    expect(verdicts(result).slice(0, 2)).toEqual(['steps[0] crash', 'steps[0].expect[0] not_run']);
    expect(verdicts(result).filter((each) => each.endsWith('pass'))).toEqual([]);
  });

  test('when the backend can no longer be looked at: how the call ended is kept, and judged if it was bad', () => {
    const ended = (outcome: Outcome): ScenarioResult => play(scenarioOf(STEPS), failing('inspect', 2, [outcome]));
    const fine = ended(returned());
    expect(verdicts(fine)).toEqual(['steps[0] crash', 'steps[0].expect[0].returned not_run', 'steps[0].expect[1].backend not_run', 'steps[1].expect[0] not_run']);
    const hung = ended({ kind: 'timed_out', after_ms: 200 });
    expect(hung.steps[0]?.outcome).toEqual({ kind: 'timed_out', after_ms: 200 });
    expect(hung.reason).toContain('It is gone.');
    expect(checksOf(hung).map(({ id, verdict }) => [id, verdict])).toEqual([['a-scenario/one', 'crash'], ['a-scenario/two', 'not_run'], ['a-scenario/three', 'not_run']]);
  });

  test.each(['conformance', 'caller'] as const)('and no step behind it is played: %s', (kind) => {
    const result = play(scenarioOf([...STEPS, ...STEPS], { kind }), failing('inspect', 3));
    expect(result.steps.map(({ outcome }) => outcome?.kind)).toEqual(['returned', undefined, undefined, undefined]);
    expect(result).toMatchObject({ verdict: 'crash', first_failed_step: 1 });
  });
});

test('what Cinder did until then is shown', () => {
  const steps: Scenario['steps'] = [{ api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { value: object([['a', 'b']]) } } }];
  const result = play(scenarioOf(steps), failing('call', 1));
  expect(result.steps[0]?.observed.notifications).toEqual(['snapshot.manage_existing_snapshot.start']);
  expect(result.verdict).toBe('crash');
});

test('it is so for targets elsewhere too', async () => {
  for (const op of ['reset', 'reference', 'inspect'] as const) {
    expect(await drive(runScenario(scenarioOf(STEPS), HELLO), asTarget(failing(op, 1)))).toEqual(play(scenarioOf(STEPS), failing(op, 1)));
  }
});

test('a fault of ours is no failure of the target', () => {
  const broken = scripted([], { inspect: () => {
    throw new RangeError('a bug');
  } });
  expect(() => play(scenarioOf(STEPS), broken)).toThrow('a bug');
});
