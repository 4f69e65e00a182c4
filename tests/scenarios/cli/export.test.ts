/** `custody export`, as far as it writes what it was asked for. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../../../scenarios/cli/arguments.ts';
import { exportSuites } from '../../../scenarios/cli/export.ts';
import { InvalidFile } from '../../../scenarios/cli/user-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'custody-export-'));
const output = join(folder, 'test_custody.py');
const adapter = 'my_adapter:MyAdapter';

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('writes all suites, or those that are named', () => {
  expect(exportSuites({ suites: [], adapter, output })).toBe(0);
  expect(readFileSync(output, 'utf8')).toContain('class RoundTrips(CustodyCase):');
  expect(exportSuites({ suites: ['size-rounding'], adapter, output })).toBe(0);
  const one = readFileSync(output, 'utf8');
  expect(one).toContain('class SizeRounding(CustodyCase):');
  expect(one).not.toContain('RoundTrips');
  expect(one.endsWith('    unittest.main()\n')).toBe(true);
});

it('leaves out suites that are about other drivers, unless they are named', () => {
  const classes = (...suites: string[]): string[] => {
    expect(exportSuites({ suites, driver: 'pure', adapter, output })).toBe(0);
    return [...readFileSync(output, 'utf8').matchAll(/^class (\w+)\(CustodyCase\)/gm)].map(([, name = '']) => name);
  };
  expect(classes()).toEqual(expect.arrayContaining(['DriverPure', 'SizeRounding']));
  expect(readFileSync(output, 'utf8')).not.toContain('infinidat.');
  classes('driver-infinidat', 'size-rounding');
  expect(readFileSync(output, 'utf8')).toContain('infinidat.');
  expect(exportSuites({ suites: [], adapter, output })).toBe(0);
  expect(readFileSync(output, 'utf8')).not.toMatch(/\b(?:pure|infinidat)\./);
});

it('lists what the baseline lists, and what the driver that is named is known for', () => {
  const baseline = join(folder, 'known.yaml');
  writeFileSync(baseline, 'custody: 1\nknown_deviations: [{ check: "size.round-up[0]/size.round-up", reason: "In GB." }]\n');
  expect(exportSuites({ suites: [], adapter, baseline, output })).toBe(0);
  expect(readFileSync(output, 'utf8')).toContain("KNOWN_DEVIATIONS = {\n    'size.round-up[0]/size.round-up': 'In GB.',\n}\n");
  expect(exportSuites({ suites: ['invalid-references'], driver: 'lvm', adapter, output })).toBe(0);
  expect(readFileSync(output, 'utf8')).toMatch(/'ref\.no-known-key\.manage\/manage\.ref-makes-no-sense': '[^']+ \(cinder\/volume\/drivers\/lvm\.py:645\)',/);
  writeFileSync(baseline, 'custody: 1\nknown_deviations: [{ check: "size.nothing/size.round-up", reason: "In GB." }]\n');
  expect(() => exportSuites({ suites: [], adapter, baseline, output })).toThrow(InvalidFile);
});

it('refuses a driver that is not there, a suite given twice, one that is invalid, and a file that can not be written', () => {
  expect(() => exportSuites({ suites: [], driver: 'lvn', adapter, output })).toThrow(UsageError);
  expect(() => exportSuites({ suites: ['quota', 'quota'], adapter, output })).toThrow(/quota is named twice/);
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'custody: 1\n');
  expect(() => exportSuites({ suites: [wrong], adapter, output })).toThrow(InvalidFile);
  expect(() => exportSuites({ suites: [], adapter, output: join(folder, 'no', 'such.py') })).toThrow(/can't be written/);
});
