/** Scenario after scenario: what goes wrong is charged where it happened, and the run goes on. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LOOK, scenarioOf } from '../../../core/scenario/targets.ts';
import { driverSubject, targetSubject, type Subject } from '../../../../scenarios/cli/target/subject.ts';
import { playAll } from '../../../../scenarios/cli/target/play.ts';
import { fixture } from './targets.ts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => {
  vi.restoreAllMocks();
});

const quiet = (id: string) => scenarioOf([{ ...LOOK, expect: [{ cites: 'three', backend: 'unchanged' }] }], { id });
const SCENARIOS = [quiet('one'), quiet('two')];

describe('what a target does behind its last answer in a scenario belongs to that scenario', () => {
  // It is asked to inspect at the beginning, after the step, and at the end.
  test.each([
    ['answers twice', '2', 'The target wrote a second answer to inspect, when it was asked for inspect.'],
    ['answers and exits', '2', 'The target exited with code 3, when it was asked for inspect.'],
  ])('%s', async (fault, nth, words) => {
    for (let time = 0; time < 3; time += 1) {
      const { scenarios, broken } = await playAll(await targetSubject({ command: fixture('faulty', fault, 'inspect', nth) }), SCENARIOS.slice(0, 1));
      expect(scenarios.map(({ verdict, reason }) => [verdict, reason])).toEqual([['crash', expect.stringContaining(words)]]);
      expect(broken).toEqual({ scenarios: ['one'] });
      expect(scenarios[0]?.steps[0]?.expectations.map(({ verdict }) => verdict)).toEqual(['pass', 'crash']);
    }
  });

  test('and the next one is played on a fresh target', async () => {
    const { scenarios, broken } = await playAll(await targetSubject({ command: fixture('faulty', 'answers and exits', 'inspect', '5') }), [...SCENARIOS, quiet('three')]);
    expect(scenarios.map(({ id, verdict }) => [id, verdict])).toEqual([['one', 'pass'], ['two', 'crash'], ['three', 'pass']]);
    expect(broken).toEqual({ scenarios: ['two'] });
  });

  test('also where the scenario did not apply', async () => {
    const unfit = scenarioOf([{ event: 'add', object: 'more', snapshot_of: 'vol-a' }], { id: 'one', given: { volumes: { 'vol-a': { size: '1 GiB' } } } });
    const { scenarios } = await playAll(await targetSubject({ command: fixture('faulty', 'says no, twice', 'event') }), [unfit, quiet('two')]);
    expect(scenarios.map(({ verdict }) => verdict)).toEqual(['crash', 'pass']);
  });
});

test('a fault of Custody itself costs one scenario, and not the run', async () => {
  const ours = await driverSubject('lvm');
  const faulty: Subject = {
    ...ours,
    play: (scenario) => {
      if (scenario.id === 'one') throw new RangeError('no such thing');
      return ours.play(scenario);
    },
  };
  const { scenarios } = await playAll(faulty, SCENARIOS);
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
    ['one', 'crash', 'Custody itself failed: no such thing'],
    ['two', 'pass', undefined],
  ]);
  expect(scenarios[0]?.steps[0]?.expectations).toMatchObject([{ cites: 'three', verdict: 'not_run' }]);
});
