/**
 * `npm run test:upstream`: the tests that hold our drivers to recordings of the real ones.
 * `npm run test:upstream -- --live [--cases N] [--seed N] [--driver NAME]…` makes cases, records anew what the real
 * drivers do with them, and compares with ours; `rest` is the real Block Storage API, asked in sessions. This needs
 * Cinder as a package of Debian; CUSTODY_CINDER names a checkout of Cinder for the drivers that are not in that.
 * `npm run test:upstream -- --references N [--seed N]` throws N references at each of our drivers, which must end as declared.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { isMain } from './main.mjs';
import { root } from './paths.mjs';
import { packageCommand, run } from './run.mjs';

const TESTS = 'tests/upstream/';
const OPTIONS = /** @type {const} */ ({
  live: { type: 'boolean' },
  references: { type: 'string' },
  cases: { type: 'string' },
  seed: { type: 'string' },
  driver: { type: 'string', multiple: true },
});
const CASES = '500';
/** Not that of the recordings. */
const SEED = '2';

const PYTHON = '/usr/bin/python3';
const PRINT_VERSION = 'import rados, rbd, cinder.version; print(cinder.version.version_string())';
const APT_COMMAND = 'apt-get update && apt-get install -y python3-cinder python3-rbd python3-rados';

/**
 * What to do: replay the recordings; record anew; or say why the command makes no sense.
 * @typedef {{ kind: 'recordings' }
 *   | { kind: 'live', cases: string, seed: string, drivers: string[] }
 *   | { kind: 'references', count: string, seed: string }
 *   | { kind: 'wrong', reason: string }} Wish
 */

/**
 * @param {string[]} args
 * @param {readonly string[]} known the drivers that there are cases for
 * @returns {Wish}
 */
export function wishFrom(args, known) {
  const options = optionsFrom(args);
  if (typeof options === 'string') return { kind: 'wrong', reason: options };
  const { live = false, references, cases = CASES, seed = SEED, driver = known } = options;
  if (!/^\d{1,9}$/.test(seed)) return { kind: 'wrong', reason: `--seed is a whole number of at most 9 digits, not ${seed}.` };
  if (references !== undefined) return referencesFrom(references, seed, options);
  if (!live) {
    const [idle] = Object.keys(options);
    return idle === undefined ? { kind: 'recordings' } : { kind: 'wrong', reason: `--${idle} is for --live.` };
  }
  const unknown = driver.filter((name) => !known.includes(name));
  if (unknown.length > 0) return { kind: 'wrong', reason: `There are no cases for ${unknown.join(', ')}, but for ${known.join(', ')}.` };
  if (!/^[1-9]\d{0,6}$/.test(cases)) return { kind: 'wrong', reason: `--cases is a whole number from 1 to 9999999, not ${cases}.` };
  return { kind: 'live', cases, seed, drivers: known.filter((name) => driver.includes(name)) };
}

/**
 * @param {string} count
 * @param {string} seed
 * @param {Readonly<Record<string, unknown>>} options all that were given
 * @returns {Wish}
 */
function referencesFrom(count, seed, options) {
  const idle = Object.keys(options).find((option) => !['references', 'seed'].includes(option));
  if (idle !== undefined) return { kind: 'wrong', reason: `--${idle} does not go with --references.` };
  if (!/^[1-9]\d{0,6}$/.test(count)) return { kind: 'wrong', reason: `--references is a whole number from 1 to 9999999, not ${count}.` };
  return { kind: 'references', count, seed };
}

/**
 * The options, or what is wrong with them.
 * @param {string[]} args
 */
function optionsFrom(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
}

/**
 * The version of the Cinder that is installed, or why there is none to record.
 * @param {{ status: number | null, stdout: string, stderr: string, error?: Error }} answer of Python, asked for the version
 * @returns {{ version: string } | { reason: string }}
 */
export function cinderFrom({ status, stdout, stderr, error }) {
  if (status === 0) return { version: stdout.trim() };
  const why = error?.message ?? stderr.trim().split('\n').at(-1) ?? '';
  return {
    reason:
      `The real drivers can't be asked: Cinder is not installed here as packages of Debian (${why}).\n` +
      `Nothing was compared. As root on Debian 12, this helps: ${APT_COMMAND}`,
  };
}

/** The drivers that there is a generator of cases for. */
function knownDrivers() {
  const names = readdirSync(join(root, TESTS)).map((file) => /^generate-(.+)\.ts$/.exec(file)?.[1]);
  return names.filter((name) => name !== undefined).sort();
}

/** @param {Buffer | string} chunk */
function print(chunk) {
  process.stdout.write(chunk);
}

function replayRecordings() {
  return run(packageCommand('vitest', 'vitest', 'run', '--project', 'unit', TESTS), print);
}

/** @param {Extract<Wish, { kind: 'references' }>} wish */
function throwReferences({ count, seed }) {
  const env = { CUSTODY_REFERENCES: count, CUSTODY_SEED: seed };
  return run(packageCommand('vitest', 'vitest', 'run', '--project', 'unit', 'tests/core/drivers/any-reference.test.ts'), print, env);
}

/** @param {Exclude<Wish, { kind: 'wrong' }>} wish */
function carryOut(wish) {
  if (wish.kind === 'live') return recordAnew(wish);
  return wish.kind === 'references' ? throwReferences(wish) : replayRecordings();
}

/** @param {Extract<Wish, { kind: 'live' }>} wish */
async function recordAnew({ cases, seed, drivers }) {
  const cinder = cinderFrom(spawnSync(PYTHON, ['-c', PRINT_VERSION], { encoding: 'utf8' }));
  if ('reason' in cinder) {
    console.error(cinder.reason);
    return false;
  }
  if (!(await build(['cli'], print))) return false;
  console.log(`Cinder ${cinder.version} against ours, seed ${seed}`);
  return run(packageCommand('tsx', 'tsx', `${TESTS}live.ts`, seed, cases, ...drivers), print, { ORACLE_UPSTREAM: cinder.version });
}

if (isMain(import.meta.url)) {
  const wish = wishFrom(process.argv.slice(2), knownDrivers());
  if (wish.kind === 'wrong') {
    console.error(`${wish.reason}\nnpm run test:upstream [-- --live [--cases ${CASES}] [--seed ${SEED}] [--driver NAME]… | -- --references N [--seed N]]`);
    process.exit(2);
  }
  ensureDependencies();
  if (process.stdout.isTTY) process.env['FORCE_COLOR'] ??= '1';
  const ok = (await build(['suites'], print)) && (await carryOut(wish));
  process.exitCode = ok ? 0 : 1;
}
