/** What a scenario is before it is run: what is given, its steps as they are written, and what is expected of them. */
import type { DriverDefinition } from '../../core/definition.ts';
import { driveSync } from '../../core/scenario/drive.ts';
import { saysHowItEnds } from '../../core/scenario/expectations.ts';
import { inProcessTarget } from '../../core/scenario/in-process.ts';
import type { ExpectationResult, Observed, ScenarioResult, StepResult } from '../../core/scenario/result.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Expectation, Scenario, Step } from '../../core/scenario/scenario.ts';
import { isObject, object } from '../../core/value/json.ts';
import { toJson } from '../../core/value/plain.ts';

const UNLIMITED = { limit: -1, in_use: 0, reserved: 0 };
const NOTHING_SEEN: Observed = {
  backend: {}, cinder: {}, quota: { snapshots: UNLIMITED, gigabytes: UNLIMITED }, notifications: [], user_messages: [], log: [], tasks: [], calls: [],
};

/**
 * The scenario on this driver in the shape of a result of which no step was run. Its start is the real one, with the
 * names that the driver gives its objects; where the backend cannot hold what is given, the objects are left out.
 */
export function planOf(scenario: Scenario, driver: DriverDefinition): ScenarioResult {
  const { needs: _, drivers: __, ...forAnyDriver } = scenario;
  const target = inProcessTarget(driver);
  const start = driveSync(runScenario({ ...forAnyDriver, steps: [] }, target.hello({})), target);
  const about = scenario.drivers === undefined || driver.id in scenario.drivers ? [driver.id] : Object.keys(scenario.drivers);
  return { ...start, verdict: 'not_run', steps: scenario.steps.map((step, index) => planned(step, index, about)) };
}

/** @param about the drivers whose expectations are of interest */
function planned(step: Step, index: number, about: readonly string[]): StepResult {
  const { expect = [], expect_for = {}, notes: _, ...asked } = step;
  const request = toJson(asked);
  const own = about.filter((driver) => expect_for[driver] !== undefined);
  const lists = own.length > 0 ? own.map((driver) => [`expect_for.${driver}`, expect_for[driver] ?? []] as const) : [['expect', expect] as const];
  return {
    index,
    request: isObject(request) ? request : object([]),
    outcome: null,
    observed: NOTHING_SEEN,
    expectations: lists.flatMap(([key, list]) => [...unsaid(step, index, list), ...said(list, `steps[${index}].${key}`)]),
    rules: [],
    evidence: 'harness',
  };
}

/** What is expected of a call where nothing is said of how it ends: that it ends well. */
function unsaid(step: Step, index: number, expectations: readonly Expectation[]): ExpectationResult[] {
  if (!('driver' in step || 'api' in step) || saysHowItEnds(expectations)) return [];
  return [{ path: `steps[${index}]`, expected: 'driver' in step ? 'returned' : 'accepted', actual: null, verdict: 'not_run' }];
}

function said(expectations: readonly Expectation[], path: string): ExpectationResult[] {
  return expectations.map(({ cites, since: _, ...aspects }, at) => ({
    ...(cites === undefined ? {} : { cites }),
    path: `${path}[${at}]`,
    expected: toJson(aspects),
    actual: null,
    verdict: 'not_run',
  }));
}
