/** What the conformance scenarios find of a driver of ours. */
import type { DriverDefinition } from '../definition.ts';
import { driveSync } from '../scenario/drive.ts';
import { inProcessTarget } from '../scenario/in-process.ts';
import type { Check } from '../scenario/result.ts';
import { runScenario } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checksOf } from '../scenario/verdict.ts';

/** Plays those of the scenarios that are of the kind `conformance`. @returns their checks, raw */
export function checksOfDriver(definition: DriverDefinition, scenarios: readonly Scenario[]): Check[] {
  const target = inProcessTarget(definition);
  const hello = target.hello({});
  return scenarios.filter(({ kind }) => kind === 'conformance').flatMap((scenario) => checksOf(driveSync(runScenario(scenario, hello), target)));
}
