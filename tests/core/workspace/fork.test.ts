import { expect, test } from 'vitest';
import { driverById } from '../../../core/registry.ts';
import { driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import { SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { stateBehind } from '../../../core/workspace/fork.ts';

function recorded(id: string, driver = 'lvm'): ScenarioResult {
  const definition = driverById(driver);
  const scenario = SUITES.flatMap((suite) => decodeSuite(suite).scenarios).find((one) => one.id === id);
  if (!definition || !scenario) throw new Error('It is shipped.');
  const target = inProcessTarget(definition);
  return driveSync(runScenario(scenario, target.hello({})), target);
}

const RESULT = recorded('caller.taken-meanwhile');

test('behind no step it is the world that the scenario starts from, but for names of volumes and the source of ids', () => {
  const { clock, volumes, ...others } = stateBehind(RESULT, 0);
  expect({ ...others }).toEqual({ ...RESULT.start, clock: undefined, volumes: undefined });
  expect(volumes.map(({ display_name }) => display_name)).toEqual(['vol-a']);
  expect(volumes.map((row) => ({ ...row, display_name: null }))).toEqual(RESULT.start.volumes);
  expect(clock[0]?.now).toBe(RESULT.start.clock[0]?.now);
});

test('behind each step it has what that step changed, and not yet what comes later', () => {
  const statuses = RESULT.steps.map((_, index) => stateBehind(RESULT, index + 1).snapshots.map(({ status }) => status));
  expect(new Set(statuses.map((one) => one.join())).size).toBeGreaterThan(1);
  for (const [index, { observed }] of RESULT.steps.entries()) {
    const state = stateBehind(RESULT, index + 1);
    for (const row of observed.cinder.snapshots?.added ?? []) expect(state.snapshots).toContainEqual(row);
    for (const [, row] of observed.backend.objects?.updated ?? []) expect(state.objects).toContainEqual(row);
  }
});

test('changes that do not follow from one another are refused', () => {
  const twice = { ...RESULT, steps: RESULT.steps.flatMap((step) => [step, step]) };
  expect(() => stateBehind(twice, twice.steps.length)).toThrow(RangeError);
});

test('an array that numbers its objects gives a number again to none that has gone meanwhile', () => {
  const result = recorded('caller.taken-meanwhile', 'infinidat');
  const [clock] = stateBehind(result, result.steps.length).clock;
  expect(clock?.issued).toBeGreaterThanOrEqual(result.start.objects.length);
});
