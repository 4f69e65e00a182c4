/** What is written in CTRF is valid by the schema that its authors publish. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { ctrfReport } from '../../../../core/report/formats/ctrf.ts';
import { VERDICTS } from '../../../../core/scenario/result.ts';
import { CASES, NASTY, TOLD } from './every-verdict.ts';

const SCHEMA = join(dirname(createRequire(import.meta.url).resolve('ctrf')), 'ctrf-schema-0.0.json');

interface Ctrf {
  readonly results: {
    readonly tool: { readonly version: string };
    readonly summary: Readonly<Record<string, unknown>>;
    readonly tests: readonly { readonly name: string; readonly status: string; readonly rawStatus: string; readonly suite: readonly string[]; readonly trace?: string; readonly extra: { readonly reason?: string } }[];
    readonly extra: { readonly digests: unknown };
  };
}

const report = JSON.parse(ctrfReport(TOLD)) as Ctrf;
const validate = new Ajv({ strict: false, formats: { uuid: true, 'date-time': true, uri: true } }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

describe('ctrf', () => {
  test('is valid', () => {
    validate(report);
    expect(validate.errors).toBeNull();
  });

  test.each([['status', 'deviated'], ['colour', 'red']])('is not, with another %s', (key, value) => {
    const [first, ...others] = report.results.tests;
    expect(validate({ ...report, results: { ...report.results, tests: [{ ...first, [key]: value }, ...others] } })).toBe(false);
  });

  test('gives back every scenario with its verdict and reason, to the character', () => {
    const read = report.results.tests.map(({ name, rawStatus, suite, extra }) => ({ suite: suite[0], id: name, verdict: rawStatus, reason: extra.reason }));
    expect(read).toEqual(CASES.map(({ verdict, ...rest }) => ({ ...rest, verdict, reason: verdict === 'pass' ? undefined : `why ${verdict}: ${NASTY}` })));
  });

  test('counts verdicts as the closing line does', () => {
    expect(Object.fromEntries(report.results.tests.map(({ rawStatus, status }) => [rawStatus, status]))).toEqual({
      pass: 'passed', fail: 'failed', crash: 'failed', unexpected_pass: 'failed', known_deviation: 'skipped', not_run: 'skipped', not_applicable: 'skipped',
    });
    const start = Date.UTC(2026, 0, 1);
    expect(report.results.summary).toEqual({
      tests: 7, passed: 1, failed: 3, skipped: 3, pending: 0, other: 0, suites: 2, start, stop: start + 1234,
      extra: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 1])),
    });
  });

  test('tells of a failure what was raised and how to run it again, and names the digests', () => {
    expect(report.results.tests[0]?.trace).toContain(`Step 1 raised KeyError: ${NASTY} (driver.py:7)`);
    expect(report.results.tests[0]?.trace).toContain("Again: custody run first --filter 's.crash[0]'");
    expect(report.results.extra.digests).toEqual(TOLD.result.digests);
    expect(report.results.tool.version).toBe('0.1.0');
  });
});
