import { describe, expect, test } from 'vitest';
import { asTarget, drive, driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import type { Scenario, Step } from '../../../core/scenario/scenario.ts';
import { ask, type Asking } from '../../../core/scenario/target.ts';
import { digestJson } from '../../../core/value/digest.ts';
import { object } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import { calling, GIVEN, HELLO, listening, scenarioOf, scripted, tinyDriver } from './targets.ts';

/** Every kind of step once. */
const STEPS: readonly Step[] = [
  calling('manage_existing_snapshot_get_size', { expect: [{ cites: 'one', returns: object([]) }, { backend: 'unchanged' }] }),
  { fault: { during: 'manage_existing_snapshot', at: 'first-write', effect: 'fails' } },
  { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, settle: 'api' },
  { settle: 'done' },
  { api: 'manage', as: 's3', request: { volume: 'vol-a', ref: { names: 'tuesday' } } },
  { event: 'add', object: 'friday', snapshot_of: 'vol-a' },
  { clock: { advance: '1 d' } },
  { api: 'unmanage', snapshot: 's3' },
  { driver: 'get_manageable_snapshots' },
  { look: {}, expect: [{ backend: 'unchanged', since: 'start' }] },
];
const SCENARIOS: readonly Scenario[] = [
  scenarioOf(STEPS),
  scenarioOf(STEPS, { kind: 'conformance' }),
  scenarioOf(STEPS, { given: { ...GIVEN, seed: 7, clock: '2027-01-01T00:00:00Z' } }),
  scenarioOf(STEPS, { kind: 'behaviour', drivers: { other: '..' } }),
];

describe('the two ways to run a scenario', () => {
  test.each(SCENARIOS.map((scenario, index) => [index, scenario] as const))('give equal results: scenario %i', async (_index, scenario) => {
    const at_once = driveSync(runScenario(scenario, HELLO), inProcessTarget(tinyDriver()));
    const later = await drive(runScenario(scenario, HELLO), asTarget(inProcessTarget(tinyDriver())));
    expect(later).toEqual(at_once);
    expect(at_once.steps.length === 0).toBe(at_once.verdict === 'not_applicable');
  });

  test('ask the same in the same order, and wait for each answer', async () => {
    const [scenario = scenarioOf([])] = SCENARIOS;
    const sync = listening(inProcessTarget(tinyDriver()));
    driveSync(runScenario(scenario, HELLO), sync.target);
    const slow = listening(inProcessTarget(tinyDriver()));
    let busy = 0;
    const target = Object.fromEntries(Object.entries(slow.target).map(([op, answer]) => [op, async (question: never) => {
      busy += 1;
      expect(busy).toBe(1);
      await Promise.resolve();
      busy -= 1;
      return answer(question);
    }])) as unknown as ReturnType<typeof asTarget>;
    await drive(runScenario(scenario, HELLO), target);
    expect(slow.asked).toEqual(sync.asked);
    expect(new Set(slow.asked.map(({ op }) => op))).toEqual(new Set(['reset', 'inspect', 'reference', 'call', 'fault', 'event', 'advance']));
  });

  test('let a failure of the target through', async () => {
    const failing = scripted([], { reset: () => {
      throw new Error('gone');
    } });
    expect(() => driveSync(runScenario(scenarioOf([]), HELLO), failing)).toThrow('gone');
    await expect(drive(runScenario(scenarioOf([]), HELLO), asTarget(failing))).rejects.toThrow('gone');
  });
});

test.each(SCENARIOS.map((scenario, index) => [index, scenario] as const))('the same scenario twice, on one target or on two, gives the same result: scenario %i', (_index, scenario) => {
  const target = inProcessTarget(tinyDriver());
  const results = [target, target, inProcessTarget(tinyDriver())].map((each) => driveSync(runScenario(scenario, HELLO), each));
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
  expect(new Set(results.map((result) => digestJson(toJson(result)))).size).toBe(1);
});

test('seeds and clocks make the difference', () => {
  const [usual, , other] = SCENARIOS.map((scenario) => driveSync(runScenario(scenario, HELLO), inProcessTarget(tinyDriver())));
  expect(other?.start.clock).toEqual([{ ...usual?.start.clock[0], seed: 7, now: Date.UTC(2027, 0, 1) }]);
  for (const handle of ['vol-a', 'tuesday', 's1', 's2']) expect(other?.handles[handle], handle).not.toBe(usual?.handles[handle]);
});

test('no id of Cinder is that of an object on the backend', () => {
  const [usual] = SCENARIOS.map((scenario) => driveSync(runScenario(scenario, HELLO), inProcessTarget(tinyDriver())));
  const rows = [...(usual?.start.volumes ?? []), ...(usual?.start.snapshots ?? [])].map(({ id }): string => id);
  const found = (usual?.start.objects ?? []).map(({ id }): string => id);
  expect(rows).toHaveLength(2);
  expect(found).toHaveLength(2);
  expect(rows.filter((id) => found.includes(id))).toEqual([]);
});

test('what a scenario asks of a target is plain data: it may cross a border', () => {
  const asking: Asking<unknown> = runScenario(SCENARIOS[0] ?? scenarioOf([]), HELLO);
  const target = inProcessTarget(tinyDriver());
  function* cloned(): Asking<unknown> {
    let turn = asking.next();
    while (!turn.done) {
      expect(structuredClone(turn.value)).toEqual(turn.value);
      const { op, ask: question } = structuredClone(turn.value);
      turn = asking.next(structuredClone(yield* ask(op, question)));
    }
    return turn.value;
  }
  expect(driveSync(cloned(), target)).toEqual(driveSync(runScenario(SCENARIOS[0] ?? scenarioOf([]), HELLO), target));
});
