import { describe, expect, it } from 'vitest';
import { DRIVERS } from '../../../core/registry.ts';
import { drivers, sentencesOfDrivers } from '../../../scenarios/cli/drivers.ts';
import { SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { UsageError } from '../../../scenarios/cli/arguments.ts';

/** All conformance scenarios are played on all drivers, which takes a second or two on a quiet machine. */
const LONG = 60_000;

describe('drivers', () => {
  it('shows every driver with a reference, and what it keeps', { timeout: LONG }, () => {
    const lines = drivers(undefined).split('\n');
    for (const { id } of DRIVERS) expect(lines.filter((line) => line.trimStart().startsWith(`${id} `)), id).toHaveLength(2);
    expect(lines.find((line) => line.startsWith('rbd '))).toMatch(/RBD \(Ceph\): \{'source-name': '\w+'\}$/);
    expect(lines.find((line) => /^ {2}reference-rename .*kept/.test(line))).toMatch(/kept: 9 of 9$/);
  });

  it('of one, shows what to write and how it can crash', () => {
    const card = drivers('lvm');
    expect(card).toContain("What to write as the reference\n  {\"source-name\":\"nightly\"}");
    expect(card).toContain('It keeps 6 of 13 MUST sentences; breaks 3: manage.ref-makes-no-sense, manage.ref-names-nothing, size.round-up;');
    expect(card).toMatch(/KeyError: .*\n {6}in manage_existing_snapshot \(cinder\/volume\/drivers\/lvm\.py:645\)/);
  });

  it('names those that there are when asked for another', () => {
    expect(() => drivers('nope')).toThrow(UsageError);
    expect(() => drivers('nope')).toThrow(/There is no driver nope: reference-rename, .*lvm, .*rbd/);
  });
});

it('what a driver does is told from its conformance scenarios alone', { timeout: LONG }, () => {
  const scenarios = SUITES.map(decodeSuite).flatMap((suite) => suite.scenarios);
  const all = sentencesOfDrivers(scenarios);
  expect(all.map(({ id }) => id)).toEqual(DRIVERS.map(({ id }) => id));
  expect(sentencesOfDrivers(scenarios.filter(({ kind }) => kind === 'conformance'))).toEqual(all);
});
