/**
 * `npm test [-- types|lint|unit|browser|e2e …]`: installs what is missing, builds, and runs all tests or the parts that
 * are named. A failing part does not keep the next ones from running. The last line is `N passed, N failed`.
 */
import { getBrowser } from './browser.mjs';
import { ALL_STEPS, build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { Outlet } from './outlet.mjs';
import { PARTS } from './parts.mjs';
import { closingLine, ONE_FAILED, ONE_PASSED, total } from './tally.mjs';

/**
 * @typedef {import('./tally.mjs').Tally} Tally
 * @typedef {import('./parts.mjs').Part} Part
 * @typedef {{ title: string, tally: Tally, seconds: number }} Line
 */

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== 'build' && !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are build, ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

ensureDependencies();
if (process.stdout.isTTY) process.env['FORCE_COLOR'] ??= '1';

const all = wanted.length === 0;
const parts = Object.entries(PARTS).flatMap(([name, part]) => (all || wanted.includes(name) ? [part] : []));
const browser = parts.some((part) => part.inBrowser) ? await getBrowser() : undefined;
if (browser !== undefined) process.env['CHROMIUM_PATH'] = browser;

const built = await runBuild();
const lines = [built];
for (const group of groups(parts)) lines.push(...(await runGroup(group)));

printSummary(lines);

/**
 * What the parts need is built first: everything, when everything is tested.
 * @returns {Promise<Line>}
 */
async function runBuild() {
  const steps = ALL_STEPS.filter((step) => all || wanted.includes('build') || parts.some((part) => part.needs.includes(step)));
  const title = 'Build';
  printHeading(title);
  return timed(title, async () => ((await build(steps, print)) ? ONE_PASSED : ONE_FAILED));
}

/**
 * The parts that run at the same time.
 * @param {Part[]} inOrder
 * @returns {Part[][]}
 */
function groups(inOrder) {
  /** @type {Part[][]} */
  const result = [];
  for (const part of inOrder) {
    const last = result.at(-1);
    if (part.alongside && last !== undefined) last.push(part);
    else result.push([part]);
  }
  return result;
}

/**
 * Runs parts at the same time and prints them one after the other: the first one as it goes, the next ones when it is
 * their turn.
 * @param {Part[]} group
 * @returns {Promise<Line[]>}
 */
async function runGroup(group) {
  const running = group.map((part) => {
    const outlet = new Outlet(print);
    return { part, outlet, line: timed(part.title, () => runPart(part, outlet.write)) };
  });
  const lines = [];
  for (const { part, outlet, line } of running) {
    printHeading(part.title);
    outlet.open();
    lines.push(await line);
  }
  return lines;
}

/**
 * @param {Part} part
 * @param {import('./parts.mjs').Write} write
 * @returns {Promise<Tally>}
 */
async function runPart(part, write) {
  const hindrance =
    part.inBrowser && browser === undefined ? 'there is no browser for it'
    : part.needs.includes('page') && built.tally.failed > 0 ? 'the build failed'
    : undefined;
  if (hindrance === undefined) return part.run(write);
  write(`Not run: ${hindrance}. This counts as a failure.\n`);
  return ONE_FAILED;
}

/**
 * @param {string} title
 * @param {() => Promise<Tally>} work
 * @returns {Promise<Line>}
 */
async function timed(title, work) {
  const start = performance.now();
  const tally = await work();
  return { title, tally, seconds: (performance.now() - start) / 1000 };
}

/** @param {Line[]} results */
function printSummary(results) {
  printHeading('Summary');
  const width = Math.max(...results.map(({ title }) => title.length));
  console.log(`${''.padEnd(width)}  passed  failed  skipped  seconds`);
  for (const { title, tally, seconds } of results) {
    const figures = [tally.passed, tally.failed, tally.skipped].map(String);
    const [passed = '', failed = '', skipped = ''] = figures;
    const row = [title.padEnd(width), passed.padStart(6), failed.padStart(6), skipped.padStart(7), seconds.toFixed(1).padStart(7)];
    console.log(row.join('  '));
  }
  const sum = total(results.map(({ tally }) => tally));
  process.exitCode = sum.failed === 0 ? 0 : 1;
  console.log(`\n${closingLine(sum)}`);
}

/** @param {string} title */
function printHeading(title) {
  console.log(`\n━━ ${title} ${'━'.repeat(Math.max(0, 76 - title.length))}\n`);
}

/** @param {Buffer | string} chunk */
function print(chunk) {
  process.stdout.write(chunk);
}
