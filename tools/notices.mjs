/** The notices of the libraries that are built into the page and the command, as their licences ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What is bundled beside the packages that package.json calls dependencies: compiled into the page, or into validators. */
const COMPILED_IN = ['svelte', 'ajv'];

/**
 * One text: each library with its version, licence and notice.
 * @returns {string}
 */
export function noticesText() {
  const own = read(join(root, 'package.json'));
  const names = [...Object.keys(own.dependencies ?? {}), ...COMPILED_IN].sort();
  return names.map(noticeOf).join('\n');
}

/** @param {string} name */
function noticeOf(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = read(join(folder, 'package.json'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
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
