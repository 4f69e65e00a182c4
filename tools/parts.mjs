/** The parts of `npm test`, in their order. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './paths.mjs';
import { packageCommand, run } from './run.mjs';
import { ONE_FAILED, ONE_PASSED, tallyPlaywright, tallyVitest, withVerdict } from './tally.mjs';

/**
 * @typedef {import('./tally.mjs').Tally} Tally
 * @typedef {(chunk: Buffer | string) => void} Write
 * @typedef {object} Part
 * @property {string} title
 * @property {readonly import('./build.mjs').StepName[]} needs what must have been built
 * @property {boolean} [inBrowser] whether it needs a browser
 * @property {boolean} [alongside] whether it runs at the same time as the part before
 * @property {(write: Write) => Promise<Tally>} run
 */

/** @type {Record<string, Part>} */
export const PARTS = {
  types: {
    title: 'Types (tsc, svelte-check)',
    needs: ['suites'],
    run: async (write) => {
      const buildInfo = join(cache, 'tsc.tsbuildinfo');
      const tsc = await runPackage(write, 'typescript', 'tsc', '--incremental', '--tsBuildInfoFile', buildInfo);
      const svelte = await runPackage(write, 'svelte-check', 'svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings');
      return tsc && svelte ? ONE_PASSED : ONE_FAILED;
    },
  },
  lint: {
    title: 'Lint (eslint, with the import rules)',
    needs: ['suites'],
    alongside: true,
    run: async (write) => ((await runPackage(write, 'eslint', 'eslint', '.', '--max-warnings', '0')) ? ONE_PASSED : ONE_FAILED),
  },
  unit: {
    title: 'Unit tests (vitest, in Node)',
    needs: ['suites'],
    run: (write) => vitest('unit', write),
  },
  browser: {
    title: 'Browser tests (vitest, in Chromium)',
    needs: ['suites'],
    inBrowser: true,
    run: (write) => vitest('browser', write),
  },
  e2e: {
    title: 'End-to-end tests (Playwright, the built page)',
    needs: ['suites', 'page', 'cli'],
    inBrowser: true,
    run: async (write) => {
      const report = freshReport('e2e');
      const command = packageCommand('@playwright/test', 'playwright', 'test', '--project', 'e2e', '--reporter=list,json');
      const ok = await run(command, write, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
      return withVerdict(read(report, tallyPlaywright), ok);
    },
  },
};

/**
 * @param {'unit' | 'browser'} project
 * @param {Write} write
 */
async function vitest(project, write) {
  const report = freshReport(project);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = await runPackage(write, 'vitest', 'vitest', 'run', '--project', project, ...reporters);
  return withVerdict(read(report, tallyVitest), ok);
}

/**
 * @param {Write} write
 * @param {string} name of the package
 * @param {string} command
 * @param {string[]} args
 */
function runPackage(write, name, command, ...args) {
  return run(packageCommand(name, command, ...args), write);
}

/**
 * Where a runner shall write its report; the one of the run before is gone.
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${name}.report.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Tally} tally
 * @returns {Tally | undefined} undefined: the runner wrote none
 */
function read(file, tally) {
  return existsSync(file) ? tally(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
