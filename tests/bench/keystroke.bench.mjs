/**
 * `npm run bench keystroke`: how long the worker takes from one keystroke to the whole table, on 1,000 objects and all drivers: in
 * Node, by the processor's time, and in a worker of the browser, by the clock, which is the shortest of three times there. Exits
 * with 1 when it is over its limit.
 */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { launchOptions } from '../../tools/browser.mjs';
import { root } from '../../tools/paths.mjs';
import { measure } from './keystroke/keystroke.ts';

/** Milliseconds of the worker's time: one frame of 60 a second. */
const LIMIT = 16;
/** How long the worker may be deaf while scenes are set. */
const STEP_LIMIT = 50;
/** Nobody serves it: the browser is handed what it asks for there. */
const ORIGIN = 'http://bench.test';

/** Of all threads of this process, so that it counts neither what else the machine does nor less than the truth. */
const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const inNode = measure(processorTime);
const isOver = [
  report('keystroke in Node', inNode),
  reportStep('longest step of setting the scenes', inNode),
  report('keystroke in the browser', await inBrowser()),
].includes(true);
process.exitCode = isOver ? 1 : 0;

/** @returns {Promise<import('./keystroke/keystroke.ts').Measured>} */
async function inBrowser() {
  const code = await bundled();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.fulfill(route.request().url().endsWith('.js') ? { contentType: 'text/javascript', body: code } : { contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto(`${ORIGIN}/`);
    return await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('worker.js', { type: 'module' });
          worker.onmessage = (/** @type {MessageEvent<import('./keystroke/keystroke.ts').Measured>} */ { data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
        }),
    );
  } finally {
    await browser.close();
  }
}

/** The measurement with all that it needs, as one file. */
async function bundled() {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry: join(import.meta.dirname, 'keystroke', 'worker.ts'), formats: ['es'], fileName: 'worker' } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  return output.output[0].code;
}

/**
 * @param {string} name
 * @param {import('./keystroke/keystroke.ts').Measured} measured
 * @returns {boolean} whether it is over its limit
 */
function report(name, { objects, drivers, keystrokes, yardstick }) {
  const [half, most] = [share(keystrokes, 0.5), share(keystrokes, 0.95)];
  const unit = share(yardstick, 0.5);
  console.log(`${name}, ${keystrokes.length} references on ${objects} objects and ${drivers} drivers`);
  console.log(`${name}, median: ${half.toFixed(1)} ms (limit ${LIMIT})`);
  console.log(`${name}, 19 of 20 are under: ${most.toFixed(1)} ms (limit ${LIMIT})`);
  console.log(`${name}, longest: ${Math.max(...keystrokes).toFixed(1)} ms`);
  console.log(`${name}, in yardsticks of ${unit.toFixed(2)} ms: median ${(half / unit).toFixed(2)}, 19 of 20 under ${(most / unit).toFixed(2)}`);
  return !(most <= LIMIT);
}

/**
 * @param {string} name
 * @param {import('./keystroke/keystroke.ts').Measured} measured
 * @returns {boolean} whether it is over its limit
 */
function reportStep(name, { setting, longestStep }) {
  console.log(`${name}: ${longestStep.toFixed(1)} ms (limit ${STEP_LIMIT}), of ${setting.toFixed(0)} ms in all`);
  return !(longestStep <= STEP_LIMIT);
}

/**
 * @param {readonly number[]} times
 * @param {number} part
 */
function share(times, part) {
  return times.toSorted((a, b) => a - b)[Math.floor(part * (times.length - 1))] ?? Number.NaN;
}
