/** The notices of the libraries that are built into the page and the command, as their licences ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What is bundled beside the packages that package.json calls dependencies: compiled into the page, or into validators. */
const COMPILED_IN = ['svelte', 'clsx', 'ajv', 'fast-deep-equal'];

/** What sucrase asks for on behalf of its own command, which is not bundled. */
const LEFT_OUT = ['commander', 'mz', 'pirates', 'tinyglobby'];

/**
 * One text: each library with its version, licence and notice.
 * @returns {string}
 */
export function noticesText() {
  return libraries().map(noticeOf).join('\n');
}

/**
 * The names of the libraries that are built in, and of those that these bring along.
 * @returns {string[]}
 */
export function libraries() {
  const names = new Set(Object.keys(read(join(root, 'package.json')).dependencies ?? {}));
  // What is added on the way is gone through as well.
  for (const name of names) for (const brought of broughtBy(name)) names.add(brought);
  return [...names, ...COMPILED_IN].sort();
}

/** @param {string} name @returns {string[]} */
function broughtBy(name) {
  const { dependencies = {} } = read(join(folderOf(name), 'package.json'));
  return Object.keys(dependencies).filter((one) => !LEFT_OUT.includes(one));
}

/** @param {string} name */
function noticeOf(name) {
  const folder = folderOf(name);
  const { version, license } = read(join(folder, 'package.json'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/** @param {string} name */
function folderOf(name) {
  return join(root, 'node_modules', name);
}

/** @typedef {{ version?: string, license?: string, dependencies?: Record<string, string> }} Package */

/** @param {string} file */
function read(file) {
  /** @type {Package} */
  const description = JSON.parse(readFileSync(file, 'utf8'));
  return description;
}

/**
 * Puts the notices beside what is built.
 * @returns {import('vite').Plugin}
 */
export function notices() {
  return {
    name: 'custody:notices',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source: noticesText() });
    },
  };
}
