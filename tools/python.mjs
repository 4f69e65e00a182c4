/**
 * `npm run test:python`: the kit for drivers in Python. Its own tests, those of exported suites, and the comparison: Cinder's
 * LVM and RBD drivers get the verdicts that ours get, through the protocol and from the suites as a module of unittest. The packages of Debian that it needs are installed where that can be done.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { build } from './build.mjs';
import { canApt } from './debian.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { isMain } from './main.mjs';
import { cliDist, root } from './paths.mjs';
import { run } from './run.mjs';

/** Debian's packages are seen by Debian's Python. */
const DEBIANS = '/usr/bin/python3';
const PYTHON = process.env['PYTHON'] ?? (existsSync(DEBIANS) ? DEBIANS : 'python3');
const ASK_FOR_CINDER = 'import rados, rbd, subunit, cinder.version; print(cinder.version.version_string())';
const APT_COMMAND = 'apt-get update && apt-get install -y python3-cinder python3-rbd python3-rados python3-subunit';
const TESTS = join(root, 'tests', 'python');
const ENVIRONMENT = {
  PYTHONPATH: ['scenarios/python', 'scenarios/python/example', 'tests/python/kit', 'tests/python/export'].map((path) => join(root, path)).join(delimiter),
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONWARNINGS: 'ignore',
  CUSTODY: `'${process.execPath}' '${cliDist}'`,
};
/** The drivers that there is both a real one and ours of. */
const DRIVERS = ['lvm', 'rbd'];

/**
 * What a run came to, as far as it must be equal.
 * @typedef {object} Verdicts
 * @property {string} digest of the verdicts of all checks
 * @property {ReadonlyMap<string, string>} checks id → verdict
 * @property {ReadonlyMap<string, { verdict: string, reason?: string }>} scenarios by their ids
 * @property {boolean} [isPart] whether some scenarios were left out
 */

/**
 * The ways in which a real driver can be held to the suites: each gives the verdicts, or undefined when it came to none.
 * @type {Record<string, (driver: string, folder: string) => Promise<Verdicts | undefined>>}
 */
const WAYS = {
  'through the protocol': (driver, folder) => play(folder, '--target', `${PYTHON} -m custody_kit.adapters.${driver}`),
  'through the exported module': (driver, folder) => playExported(driver, folder),
};

/**
 * Where two runs differ, in words. A scenario about other releases than the one that is installed may be missing.
 * @param {Verdicts} real
 * @param {Verdicts} ours
 * @returns {string[]}
 */
export function differences(real, ours) {
  const found = [];
  for (const id of new Set([...real.checks.keys(), ...ours.checks.keys()])) {
    const [its, own] = [real.checks.get(id) ?? 'not there', ours.checks.get(id) ?? 'not there'];
    if (its !== own) found.push(`check ${id}: ${its}, ours ${own}`);
  }
  for (const [id, { verdict: own }] of ours.scenarios) {
    const { verdict: its = 'not there', reason = '' } = real.scenarios.get(id) ?? {};
    if (real.isPart && !real.scenarios.has(id)) continue;
    if (its !== own && !isForOtherReleases(its, reason)) found.push(`scenario ${id}: ${its}, ours ${own}`);
  }
  if (real.digest !== ours.digest) found.push(`digest of the verdicts: ${real.digest}, ours ${ours.digest}`);
  return found;
}

/**
 * @param {string} verdict
 * @param {string} reason
 */
function isForOtherReleases(verdict, reason) {
  return verdict === 'not_applicable' && /^This holds for .*, the target follows /.test(reason);
}

/**
 * @param {{ digests: { verdicts: string }, checks: { id: string, verdict: string }[], scenarios: { id: string, verdict: string, reason?: string }[] }} result
 * @returns {Verdicts}
 */
export function verdictsOf({ digests, checks, scenarios }) {
  return {
    digest: digests.verdicts,
    checks: new Map(checks.map(({ id, verdict }) => [id, verdict])),
    scenarios: new Map(scenarios.map((scenario) => [scenario.id, scenario])),
  };
}

/**
 * Plays all suites. That checks fail is no failure here: the real drivers have their faults, and ours the same.
 * @param {string} folder
 * @param {...string} subject
 */
async function play(folder, ...subject) {
  const file = join(folder, 'result.json');
  rmSync(file, { force: true });
  let said = '';
  const ended = await run([process.execPath, cliDist, 'run', ...subject, '--report', `json=${file}`], (chunk) => (said += String(chunk)), ENVIRONMENT);
  if (existsSync(file)) return verdictsOf(JSON.parse(readFileSync(file, 'utf8')));
  print(`${ended ? 'The run left no result.' : 'The run failed.'}\n${said}`);
  return undefined;
}

/**
 * Exports all suites, with the behaviour of the driver, and runs them as Python does.
 * @param {string} driver
 * @param {string} folder
 * @returns {Promise<Verdicts | undefined>}
 */
async function playExported(driver, folder) {
  const module = `test_${driver}`;
  const file = join(folder, `${module}.json`);
  const adapter = `custody_kit.adapters.${driver}:${driver.charAt(0).toUpperCase()}${driver.slice(1)}Adapter`;
  let said = '';
  /** @param {Buffer | string} chunk */
  const keep = (chunk) => (said += String(chunk));
  await run([process.execPath, cliDist, 'export', '--format', 'unittest', '--driver', driver, '--adapter', adapter, '--output', join(folder, `${module}.py`)], keep);
  await run([PYTHON, '-m', 'unittest', 'discover', '-s', folder, '-t', folder, '-p', `${module}.py`], keep, { ...ENVIRONMENT, CUSTODY_VERDICTS: file });
  if (existsSync(file)) return exportedVerdicts(JSON.parse(readFileSync(file, 'utf8')));
  print(`The exported module left no verdicts.\n${said}`);
  return undefined;
}

/**
 * @param {{ digest: string, verdicts: Record<string, string>, scenarios: Record<string, string> }} written by an exported module
 * @returns {Verdicts}
 */
export function exportedVerdicts({ digest, verdicts, scenarios }) {
  return {
    digest,
    checks: new Map(Object.entries(verdicts)),
    scenarios: new Map(Object.entries(scenarios).map(([id, verdict]) => [id, { verdict }])),
    isPart: true,
  };
}

/** @param {string} folder */
async function compareAll(folder) {
  const passed = [];
  for (const driver of DRIVERS) {
    const ours = await play(folder, '--driver', driver);
    for (const [way, verdictsOfReal] of Object.entries(WAYS)) {
      const real = await verdictsOfReal(driver, folder);
      passed.push(real !== undefined && ours !== undefined && tell(`${driver}, ${way}`, real, ours));
    }
  }
  return passed;
}

/**
 * @param {string} what
 * @param {Verdicts} real
 * @param {Verdicts} ours
 * @returns {boolean} whether they agree
 */
function tell(what, real, ours) {
  const found = differences(real, ours);
  const others = [...real.scenarios.values()].filter(({ verdict, reason = '' }) => isForOtherReleases(verdict, reason)).length;
  const counted = `${real.checks.size} checks, ${real.scenarios.size} scenarios, ${others} of them about other releases`;
  print(found.length === 0 ? `✓ ${what}: verdicts ${real.digest} (${counted})\n` : `✗ ${what}:\n${found.map((each) => `    ${each}\n`).join('')}`);
  return found.length === 0;
}

/** The version of the Cinder that is installed, which is tried where it is not; or why there is none. */
async function getCinder() {
  const there = askForCinder();
  if (there.status === 0 || !canApt()) return cinderFrom(there);
  print(`Installing Cinder: ${APT_COMMAND}\n`);
  await run(['sh', '-c', APT_COMMAND], print, { DEBIAN_FRONTEND: 'noninteractive' });
  return cinderFrom(askForCinder());
}

function askForCinder() {
  return spawnSync(PYTHON, ['-c', ASK_FOR_CINDER], { encoding: 'utf8', env: { ...process.env, ...ENVIRONMENT } });
}

/**
 * @param {{ status: number | null, stdout: string, stderr: string, error?: Error }} answer of Python, asked for the version
 * @returns {{ version: string } | { reason: string }}
 */
export function cinderFrom({ status, stdout, stderr, error }) {
  if (status === 0) return { version: stdout.trim() };
  const why = error?.message ?? stderr.trim().split('\n').at(-1) ?? '';
  return { reason: `Cinder's own drivers, or subunit, are missing here (${why}).\nAs root on Debian, this helps: ${APT_COMMAND}` };
}

/** @param {string} folder below tests/python */
function unitTests(folder) {
  return run([PYTHON, '-m', 'unittest', 'discover', '-s', join(TESTS, folder), '-t', join(TESTS, folder)], print, ENVIRONMENT);
}

/** @param {Buffer | string} chunk */
function print(chunk) {
  process.stdout.write(chunk);
}

async function main() {
  print(`The kit's own tests, ${PYTHON}\n`);
  const passed = [await unitTests('kit')];
  if (!(await build(['suites', 'cli'], print))) return false;
  print('\nExported suites\n');
  passed.push(await unitTests('export'));
  const cinder = await getCinder();
  if ('reason' in cinder) {
    print(`${cinder.reason}\n`);
    passed.push(false);
  } else {
    print(`\nThe drivers of Cinder ${process.env['CUSTODY_CINDER'] ?? cinder.version}\n`);
    const folder = mkdtempSync(join(tmpdir(), 'custody-python-'));
    passed.push(await unitTests('reports'), await unitTests('adapters'), ...(await compareAll(folder)));
    rmSync(folder, { recursive: true });
  }
  const failed = passed.filter((each) => !each).length;
  print(`\n${passed.length - failed} passed, ${failed} failed\n`);
  return failed === 0;
}

if (isMain(import.meta.url)) {
  ensureDependencies();
  process.exitCode = (await main()) ? 0 : 1;
}
