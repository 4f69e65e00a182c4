/**
 * `node tools/page-size.mjs [FOLDER]`: what a browser loads of the built page before anything is opened, in kB, as it is and
 * through gzip; and what it loads later. It fails when the first page is over its budget.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isMain } from './main.mjs';
import { HASHED_FOLDER } from './headers.mjs';
import { webDist } from './paths.mjs';

/** Of the scripts of the first page, through gzip, the worker's not counted. */
export const FIRST_PAGE_BUDGET = 100_000;

/**
 * @typedef {object} Weight
 * @property {string[]} files
 * @property {number} raw   bytes
 * @property {number} gzip  bytes
 *
 * @typedef {object} PageSize
 * @property {Weight} page    scripts of the first page
 * @property {Weight} styles  its style sheets
 * @property {Weight} worker  scripts of the worker, as it starts
 * @property {Weight} later   scripts that are only loaded when they are needed
 */

/**
 * @param {string} [folder] of the built page
 * @returns {PageSize}
 */
export function pageSize(folder = webDist) {
  const assets = join(folder, HASHED_FOLDER);
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = (/** @type {RegExp} */ pattern) => [...html.matchAll(pattern)].map(([, name]) => String(name));
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const page = withImports(assets, named(/(?:src|href)="[^"]*\/([^/"]+\.js)"/g).filter((file) => scripts.includes(file)));
  const worker = withImports(assets, scripts.filter((file) => isWorker(assets, file, scripts)));
  return {
    page: weigh(assets, page),
    styles: weigh(assets, named(/href="[^"]*\/([^/"]+\.css)"/g)),
    worker: weigh(assets, worker),
    later: weigh(assets, scripts.filter((file) => !page.includes(file) && !worker.includes(file))),
  };
}

/** Whether some script starts a worker of this one. @param {string} assets @param {string} file @param {string[]} scripts */
function isWorker(assets, file, scripts) {
  return scripts.some((other) => new RegExp(`new Worker\\([^;]{0,80}${file.replaceAll('.', '\\.')}`).test(readFileSync(join(assets, other), 'utf8')));
}

/** These scripts, and what they import at once. @param {string} assets @param {string[]} files */
function withImports(assets, files) {
  const all = new Set(files);
  for (const file of all) {
    const text = readFileSync(join(assets, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:^|[;}\s])(?:import|export)(?:[^'"();]*?\bfrom)?\s*["']\.\/([^"']+\.js)["']/g)) all.add(String(name));
  }
  return [...all];
}

/** @param {string} assets @param {string[]} files @returns {Weight} */
function weigh(assets, files) {
  const texts = files.map((file) => readFileSync(join(assets, file)));
  const sum = (/** @type {number[]} */ sizes) => sizes.reduce((total, size) => total + size, 0);
  return { files, raw: sum(texts.map(({ length }) => length)), gzip: sum(texts.map((text) => gzipSync(text, { level: 9 }).length)) };
}

if (isMain(import.meta.url)) {
  const size = pageSize(process.argv[2]);
  const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  for (const [what, { files, raw, gzip }] of Object.entries(size)) console.log(`${what.padEnd(7)} ${kB(raw)} ${kB(gzip)} gzip  ${files.join(' ')}`);
  if (size.page.gzip > FIRST_PAGE_BUDGET) {
    console.error(`The scripts of the first page are over their budget of ${kB(FIRST_PAGE_BUDGET).trim()}.`);
    process.exitCode = 1;
  }
}
