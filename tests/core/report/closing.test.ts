import { describe, expect, test } from 'vitest';
import { totalsOf } from '../../../core/report/build.ts';
import { closingLine, EXIT, exitCode } from '../../../core/report/closing.ts';
import { VERDICTS, type Verdict } from '../../../core/scenario/result.ts';

describe('the closing line', () => {
  test('counts a pass as passed; a fail, a crash, an unexpected pass as failed; all else as skipped', () => {
    const line = (...verdicts: readonly Verdict[]): string => closingLine(totalsOf(verdicts));
    expect(line('pass')).toBe('1 passed, 0 failed, 0 skipped');
    for (const verdict of ['fail', 'crash', 'unexpected_pass'] as const) expect(line(verdict), verdict).toBe('0 passed, 1 failed, 0 skipped');
    for (const verdict of ['not_applicable', 'not_run', 'known_deviation'] as const) expect(line(verdict), verdict).toBe('0 passed, 0 failed, 1 skipped');
    expect(line(...VERDICTS, ...VERDICTS)).toBe('2 passed, 6 failed, 6 skipped');
    expect(line()).toBe('0 passed, 0 failed, 0 skipped');
  });
});

describe('the exit code', () => {
  test.each<[code: number, verdicts: readonly Verdict[]]>([
    [0, ['pass']],
    [0, ['pass', 'not_applicable', 'known_deviation']],
    [0, ['known_deviation']],
    [1, ['pass', 'fail']],
    [1, ['pass', 'crash']],
    [1, ['unexpected_pass', 'fail']],
    [1, ['unexpected_pass', 'crash']],
    [3, ['pass', 'unexpected_pass']],
    [7, ['not_applicable']],
    [7, ['not_run']],
    [7, []],
  ])('is %i for %j', (code, verdicts) => {
    expect(exitCode(totalsOf(verdicts))).toBe(code);
  });

  test('is as the contract has it', () => {
    expect(EXIT).toMatchObject({ passed: 0, failed: 1, usage: 2, unexpectedPass: 3, invalidFile: 4, nothingRan: 7 });
  });
});
