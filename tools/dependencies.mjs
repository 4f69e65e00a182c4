/**
 * Makes sure that the packages are installed, for commands that must work on a fresh clone.
 * This file and what it imports use nothing but Node itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Installs the packages that the lock file names, unless exactly these are installed.
 * Ends the process when Node is too old or the installation fails. npm's own words go to stderr.
 */
export function ensureDependencies() {
  if (!isNodeNewEnough(process.versions.node)) {
    stop(`Custody needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  }
  if (isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return;
  console.error('Installing packages (npm ci) …');
  const { status } = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (status !== 0) stop('npm ci failed: see above.');
}

/**
 * Whether each package that the lock file demands is installed, in its version and with its content.
 * npm writes what it installed to `node_modules/.package-lock.json`, last of all; so an installation that was cut off
 * does not count, and one that a person made with plain npm does. Optional packages may be missing: most are for other
 * kinds of machine.
 * @param {Lock | undefined} wanted the lock file
 * @param {Lock | undefined} installed npm's record of what is there
 */
export function isInstalled(wanted, installed) {
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '' || entry.optional === true) return true;
    const there = installed.packages[path];
    return there?.version === entry.version && there?.integrity === entry.integrity;
  });
}

/** @param {string} version such as `20.19.1` */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * @param {string} path from the root
 * @returns {Lock | undefined}
 */
function readLock(path) {
  const file = join(root, path);
  if (!existsSync(file)) return undefined;
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  return lock;
}

/** @param {string[]} args */
function runNpm(args) {
  const cli = process.env['npm_execpath'];
  const stdio = /** @type {const} */ (['ignore', 2, 2]);
  if (cli?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: [...stdio] });
  return spawnSync('npm', args, { cwd: root, stdio: [...stdio], shell: process.platform === 'win32' });
}

/**
 * @param {string} reason
 * @returns {never}
 */
function stop(reason) {
  console.error(reason);
  process.exit(1);
}
