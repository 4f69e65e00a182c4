/** Counts what passed and failed, from the reports that the test runners write. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const ONE_PASSED = { passed: 1, failed: 0, skipped: 0 };

/** @type {Tally} */
export const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

/**
 * What this needs of the report of Vitest's `json` reporter. A file that could not be loaded has failed without a test.
 * @typedef {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 */

/**
 * @param {VitestReport} report
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const statuses = report.testResults.flatMap((file) =>
    file.assertionResults.length === 0 ? [file.status] : file.assertionResults.map((test) => test.status),
  );
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  return { passed, failed, skipped: statuses.length - passed - failed };
}

/**
 * What this needs of the report of Playwright's `json` reporter.
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

/**
 * @param {PlaywrightReport} report
 * @returns {Tally}
 */
export function tallyPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * A run that ended badly has a failure, also where its report knows of none: an error outside of the tests, no tests.
 * @param {Tally | undefined} tally undefined: there is no report
 * @param {boolean} endedWell the runner's own verdict
 * @returns {Tally}
 */
export function withVerdict(tally, endedWell) {
  if (tally === undefined) return ONE_FAILED;
  return endedWell || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * The last line of every run: `12 passed, 0 failed`, and how many were skipped if any were.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}
