/** What is exported as a result fits the published schema, for each driver and all that the shipped suites do with it. */
import { describe, expect, test } from 'vitest';
import { DRIVERS } from '../../../core/registry.ts';
import { buildResult } from '../../../core/report/build.ts';
import { driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { fromJson, toJson } from '../../../core/value/plain.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { CLAUSES, SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { validate } from '../../../scenarios/format/generated/result.js';

function exportedResult(driver: (typeof DRIVERS)[number]): string {
  const target = inProcessTarget(driver);
  const hello = target.hello({});
  const scenarios = SUITES.map(decodeSuite).flatMap((suite) => suite.scenarios);
  const result = buildResult({
    suites: SUITES.map(({ id, version, digest }) => ({ id, version, digest })),
    target: hello,
    scenarios: scenarios.map((scenario) => driveSync(runScenario(scenario, hello), target)),
    clauses: CLAUSES,
    environment: { runtime: 'test' },
    timing: { started_at: '2026-01-01T00:00:00.000Z', duration_ms: 1.5 },
  });
  return stringifyJson(toJson(result));
}

describe.each(DRIVERS.map((driver) => [driver.id, driver] as const))('a result of %s', (_, driver) => {
  const text = exportedResult(driver);

  test('is valid', () => {
    validate(fromJson(parseJson(text)));
    expect((validate.errors ?? []).map(({ instancePath, keyword, params }) => [instancePath, keyword, params])).toEqual([]);
  });

  test.each([
    ['an unknown key', '"format":', '"colour":"red","format":'],
    ['a missing key', '"version":1,', ''],
    ['an unknown verdict', '"verdict":"pass"', '"verdict":"passed"'],
    ['a digest that is none', '"digests":{"evidence":"', '"digests":{"evidence":"x'],
  ])('is invalid with %s', (_what, from, to) => {
    expect(text).toContain(from);
    expect(validate(fromJson(parseJson(text.replace(from, to))))).toBe(false);
  });
});
