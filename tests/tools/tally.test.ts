import { expect, test } from 'vitest';
import { closingLine, tallyPlaywright, tallyVitest, total, withVerdict } from '../../tools/tally.mjs';

const tests = (...statuses: string[]) => statuses.map((status) => ({ status }));

test('vitest: tests are counted; what neither passed nor failed was skipped', () => {
  const report = {
    testResults: [
      { status: 'failed', assertionResults: tests('passed', 'passed', 'failed', 'skipped') },
      { status: 'passed', assertionResults: tests('passed', 'todo') },
    ],
  };
  expect(tallyVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('vitest: a file that could not be loaded is one failure', () => {
  expect(tallyVitest({ testResults: [{ status: 'failed', assertionResults: [] }] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('playwright: a test that passed only when repeated has failed', () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 3 };
  expect(tallyPlaywright({ stats })).toEqual({ passed: 5, failed: 3, skipped: 3 });
});

test('a runner that ended badly counts as a failure, though its report knows of none', () => {
  expect(withVerdict({ passed: 4, failed: 0, skipped: 0 }, false)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  expect(withVerdict(undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("a runner's own count stands otherwise", () => {
  expect(withVerdict({ passed: 4, failed: 2, skipped: 0 }, false)).toEqual({ passed: 4, failed: 2, skipped: 0 });
  expect(withVerdict({ passed: 4, failed: 0, skipped: 1 }, true)).toEqual({ passed: 4, failed: 0, skipped: 1 });
});

test('the closing line names what was skipped only if something was', () => {
  const sum = total([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 40, failed: 2, skipped: 3 },
  ]);
  expect(closingLine(sum)).toBe('41 passed, 2 failed, 3 skipped');
  expect(closingLine({ ...sum, skipped: 0 })).toBe('41 passed, 2 failed');
});
