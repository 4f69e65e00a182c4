/** What the drivers do with the sentences of the interface. Each is asked once. */
import { checksOfDriver } from '../../core/conformance/checks-of-driver.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import type { DriverSentences } from '../../core/report/proof.ts';
import type { Clause } from '../../core/report/result.ts';
import { sentencesOf } from '../../core/report/sentences.ts';
import { optional } from '../../core/scenario/prepare.ts';
import type { Check } from '../../core/scenario/result.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';

export type Conduct = (driver: DriverDefinition) => DriverSentences;

export function createConduct(scenarios: readonly Scenario[], clauses: readonly Clause[]): Conduct {
  const known = new Map<string, DriverSentences>();
  const steps = stepsByCheck(scenarios);
  return (driver) => {
    const { id, upstream } = driver;
    const told = known.get(id) ?? { id, ...optional({ upstream }), sentences: sentencesOf(checksOfDriver(driver, scenarios).map((check) => shown(check, steps)), clauses) };
    known.set(id, told);
    return told;
  };
}

/** A check that passes is decided by the last of the steps that it looks at. */
function shown(check: Check, steps: ReadonlyMap<string, number>): Check {
  return check.step === undefined ? { ...check, ...optional({ step: steps.get(check.id) }) } : check;
}

/** The last step of each check, by the check's id. */
function stepsByCheck(scenarios: readonly Scenario[]): ReadonlyMap<string, number> {
  return new Map(scenarios.flatMap(({ id, steps }) => steps.flatMap(({ expect = [], expect_for = {} }, index) =>
    [...expect, ...Object.values(expect_for).flat()].flatMap(({ cites }) => (cites === undefined ? [] : [[`${id}/${cites}`, index] as const])))));
}
