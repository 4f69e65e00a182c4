/**
 * `npm run build [-- suites|page|cli …]`: what Custody is made of, in three steps. A step whose inputs are as they were
 * when it last ended well is left out.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { fingerprint } from './fingerprint.mjs';
import { isMain } from './main.mjs';
import { FIRST_PAGE_BUDGET, pageSize } from './page-size.mjs';
import { cache, root } from './paths.mjs';
import { packageCommand, run } from './run.mjs';

const GENERATED = ['scenarios/compiled', 'scenarios/format/generated'];
const ALWAYS = ['package-lock.json', 'tsconfig.json', 'tools/build.mjs'];

/**
 * @typedef {'suites' | 'page' | 'cli'} StepName
 * @typedef {object} Step
 * @property {string} what
 * @property {string[]} inputs files and folders, from the root
 * @property {string[]} [except] what in them does not count
 * @property {string[]} outputs the step is due when one of these is missing
 * @property {() => string[]} command
 * @property {() => string | null} [complaint] what is wrong with what was built
 */

/** @type {Record<StepName, Step>} */
const STEPS = {
  suites: {
    what: 'the compiled suites',
    inputs: ['core', 'scenarios', ...ALWAYS],
    except: [...GENERATED, 'scenarios/cli', 'scenarios/python'],
    outputs: GENERATED,
    command: () => packageCommand('tsx', 'tsx', 'scenarios/format/compile.ts'),
  },
  page: {
    what: 'the page',
    inputs: ['core', 'scenarios', 'web', 'vite.config.ts', 'svelte.config.js', 'tools/headers.mjs', 'tools/page-size.mjs', 'tools/notices.mjs', ...ALWAYS],
    except: ['scenarios/cli', 'scenarios/python'],
    outputs: ['dist/web/index.html'],
    command: () => packageCommand('vite', 'vite', 'build'),
    complaint: overBudget,
  },
  cli: {
    what: 'the command',
    inputs: ['core', 'scenarios', 'vite.cli.config.ts', 'tools/notices.mjs', ...ALWAYS],
    outputs: ['dist/cli/custody.mjs'],
    command: () => packageCommand('vite', 'vite', 'build', '--config', 'vite.cli.config.ts'),
  },
};

/** All steps, in their order: the page and the command hold the compiled suites. */
export const ALL_STEPS = /** @type {const} */ (['suites', 'page', 'cli']);

/**
 * Runs the steps that are due.
 * @param {readonly StepName[]} names in the order of `ALL_STEPS`
 * @param {(chunk: Buffer | string) => void} write takes what the steps print
 * @returns {Promise<boolean>} whether everything is built; the first failure ends it
 */
export async function build(names, write) {
  for (const name of names) {
    if (!(await buildStep(name, STEPS[name], write))) return false;
  }
  return true;
}

/**
 * @param {StepName} name
 * @param {Step} step
 * @param {(chunk: Buffer | string) => void} write
 */
async function buildStep(name, step, write) {
  const stamp = join(cache, `${name}.stamp`);
  const inputs = fingerprint(step.inputs, step.except);
  const isBuilt = step.outputs.every((output) => existsSync(join(root, output)));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return true;
  write(`Building ${step.what} …\n`);
  const isDone = await run(step.command(), write);
  const complaint = isDone ? (step.complaint?.() ?? null) : null;
  if (complaint !== null) write(`${complaint}\n`);
  if (!isDone || complaint !== null) {
    write(`Building ${step.what} failed.\n`);
    return false;
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, inputs);
  return true;
}

/** @returns {string | null} */
function overBudget() {
  const { gzip } = pageSize().page;
  return gzip <= FIRST_PAGE_BUDGET ? null : `The scripts of its first page are ${gzip} bytes through gzip: over the budget of ${FIRST_PAGE_BUDGET}.`;
}

if (isMain(import.meta.url)) {
  ensureDependencies();
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in STEPS));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. There are ${ALL_STEPS.join(', ')}.`);
    process.exit(2);
  }
  const names = ALL_STEPS.filter((name) => wanted.length === 0 || wanted.includes(name));
  process.exitCode = (await build(names, (chunk) => process.stdout.write(chunk))) ? 0 : 1;
}
