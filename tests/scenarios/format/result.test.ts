/** A result that is read is the one that was written, to the last digit. */
import { describe, expect, test } from 'vitest';
import { DRIVERS } from '../../../core/registry.ts';
import { buildResult } from '../../../core/report/build.ts';
import { mergeResults } from '../../../core/report/merge.ts';
import { driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import type { Result } from '../../../core/report/result.ts';
import { int } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { CLAUSES, SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { readResult } from '../../../scenarios/format/result.ts';
import { ONE, reportOf, resultOf } from '../../core/report/results.ts';
import { returned } from '../../core/scenario/targets.ts';

function played(driver: (typeof DRIVERS)[number]): Result {
  const target = inProcessTarget(driver);
  const hello = target.hello({});
  return buildResult({
    suites: SUITES.map(({ id, version, digest }) => ({ id, version, digest })),
    target: hello,
    scenarios: SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios).map((scenario) => driveSync(runScenario(scenario, hello), target)),
    clauses: CLAUSES,
    environment: { shard: '1/1' },
    timing: { started_at: '2026-01-01T00:00:00.000Z', duration_ms: 1.5 },
  });
}

test('an integer of any size that a driver answered with', () => {
  const result = reportOf([resultOf('s', [[ONE]], [returned(int(10n ** 5000n))])], { suites: [] });
  expect(read(textOf(result))).toEqual(result);
});

function textOf(result: Result): string {
  return stringifyJson(toJson(result), 2);
}

function read(text: string): Result {
  const loaded = readResult(text, 'r.json');
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.result;
}

describe.each(DRIVERS.map((driver) => [driver.id, driver] as const))('a result of %s, read again', (_, driver) => {
  const result = played(driver);

  test('is the same, exact values and all', () => {
    const again = read(textOf(result));
    expect(textOf(again)).toBe(textOf(result));
    expect(again).toEqual(result);
  });

  test('has the same digests when they are made anew', () => {
    expect(mergeResults([read(textOf(result))]).digests).toEqual(result.digests);
  });
});

test('one that says what suites had, and where the protocol was broken, is read as one that does not', () => {
  const [driver] = DRIVERS;
  const result = driver ? played(driver) : undefined;
  const more = { ...result, suites: result?.suites.map((suite) => ({ ...suite, title: 'T', scenarios: ['a', 'b'] })), broken: { scenarios: ['a'], end: 'It hung.' } } as Result;
  expect(read(textOf(more))).toEqual(more);
});

describe('what can not be read is told by the file and the path', () => {
  const [driver] = DRIVERS;
  const text = driver ? textOf(played(driver)) : '';

  test.each([
    ['no JSON', '{"format": ', 'r.json is no JSON: Expecting value: line 1 column 12 (char 11)'],
    ['another JSON', '{"reportFormat": "CTRF"}', 'r.json is no result of Custody'],
    ['no object', '[]', 'r.json is no result of Custody'],
    ['a later version', '{"format": "custody-result", "version": 2}', 'r.json is a result of a newer Custody'],
    ['another verdict', text.replace('"verdict": "pass"', '"verdict": "passed"'), /^r\.json: scenarios\[\d+\]\S*verdict: got "passed", expected (?:one of "crash"|"pass")/],
    ['a key that is missing', text.replace('"seed": 0,', ''), 'r.json: got the keys "format", "version", "suites", "target", "scenarios", "checks", "digests", "totals", "environment", "timing", expected the key "seed"'],
  ])('%s', (_, broken, problem) => {
    const loaded = readResult(broken, 'r.json');
    const [first] = 'problems' in loaded ? loaded.problems : [];
    if (typeof problem === 'string') expect(first).toBe(problem);
    else expect(first).toMatch(problem);
  });

  test('of many problems the first ten are told, and how many more there are', () => {
    const loaded = readResult(text.replaceAll('"evidence": "harness"', '"evidence": "hearsay"'), 'r.json');
    const problems = 'problems' in loaded ? loaded.problems : [];
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toMatch(/^r\.json: and \d+ more$/);
  });
});
