/** The shipped suites on the shipped drivers: what must pass passes, and what LVM fails is what is listed. */
import { describe, expect, it } from 'vitest';
import { DRIVERS } from '../../core/registry.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import { judge } from '../../core/report/deviations.ts';
import { drive, driveSync, asTarget } from '../../core/scenario/drive.ts';
import { inProcessTarget } from '../../core/scenario/in-process.ts';
import { runScenario } from '../../core/scenario/run.ts';
import { checksOf, uncitedCheckOf } from '../../core/scenario/verdict.ts';
import type { ScenarioResult } from '../../core/scenario/result.ts';
import { CLAUSES, DEVIATIONS, SUITES } from '../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../scenarios/format/compiled.ts';

const SCENARIOS = SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios);

function play(definition: DriverDefinition): ScenarioResult[] {
  const target = inProcessTarget(definition);
  return SCENARIOS.map((scenario) => driveSync(runScenario(scenario, target.hello({})), target));
}

/** Scenarios that are about other drivers, or that need what this one does not do. */
const notForIt = ({ id: driver, capabilities }: DriverDefinition): string[] =>
  SCENARIOS.filter(({ drivers, needs = [] }) => (drivers && !(driver in drivers)) || needs.some((need) => !capabilities.includes(need))).map(({ id }) => id);

/** Why else a scenario is not played: what the array or the driver can't have. */
const CAN_NOT_BE = /one form of reference only|the target makes it of|names no key|^[a-z0-9.-]+: /;

describe.each(DRIVERS.map((definition) => [definition.id, definition] as const))('on %s', (id, definition) => {
  const results = play(definition);
  const deviations = DEVIATIONS[id] ?? [];

  it('every scenario is played, but for those about other drivers, and those that need what it has not', () => {
    const known = new Set(notForIt(definition));
    const left = results.filter(({ verdict }) => verdict === 'not_applicable');
    expect(left.map((result) => result.id)).toEqual(expect.arrayContaining([...known]));
    const others = left.filter((result) => !known.has(result.id) && !CAN_NOT_BE.test(result.reason ?? ''));
    expect(others.map((result) => `${result.id}: ${result.reason}`)).toEqual([]);
    expect(left.length).toBeLessThan(SCENARIOS.length / 2 + known.size);
  });

  it('exactly the listed deviations fail', () => {
    const checks = results.filter(({ kind }) => kind !== 'behaviour').flatMap((result) => [...checksOf(result), ...[uncitedCheckOf(result) ?? []].flat()]);
    const failed = checks.filter(({ verdict }) => verdict !== 'pass').map((check) => check.id);
    expect(failed.sort()).toEqual(deviations.map(({ check }) => check).sort());
  });

  it('nothing else is amiss', () => {
    const amiss = results
      .map((result) => ({ id: result.id, ...judge(result, deviations) }))
      .filter(({ verdict }) => !['pass', 'not_applicable', 'known_deviation'].includes(verdict));
    expect(amiss).toEqual([]);
  });

  it('an asynchronous target gives the same results', async () => {
    const target = asTarget(inProcessTarget(definition));
    const hello = await target.hello({});
    const later: ScenarioResult[] = [];
    for (const scenario of SCENARIOS) later.push(await drive(runScenario(scenario, hello), target));
    expect(later).toEqual(results);
  });
});

it('each deviation names the line upstream that makes it so', () => {
  for (const { check, reason, upstream } of Object.values(DEVIATIONS).flat()) {
    expect(reason, check).toMatch(/\w{3,}/);
    expect(upstream?.file, check).toMatch(/^cinder\/.*\.py$/);
    expect(upstream?.line, check).toBeGreaterThan(0);
  }
});

it('all three kinds are there', () => {
  expect([...new Set(SCENARIOS.map(({ kind }) => kind))].sort()).toEqual(['behaviour', 'caller', 'conformance']);
});

it('each clause that can be observed is cited, and what is cited is a clause', () => {
  const cited = new Set(SCENARIOS.flatMap(({ steps }) => steps.flatMap(({ expect: list }) => (list ?? []).flatMap(({ cites }) => cites ?? []))));
  const known = CLAUSES.map(({ id }) => id);
  expect([...cited].filter((id) => !known.includes(id))).toEqual([]);
  const must = CLAUSES.filter(({ level, unobservable }) => level === 'MUST' && unobservable === undefined).map(({ id }) => id);
  expect(must.filter((id) => !cited.has(id))).toEqual([]);
});
