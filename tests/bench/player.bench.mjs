/**
 * `node tests/bench/player.bench.mjs`, after `npm run build`: how much work of the main thread one step of the player is, on
 * a recording of 500 steps over 1,000 objects. The recording is made by a generator with a seed, played by the built
 * command, opened in the built page, and walked through by keys. Exits with 1 when a step is over its limit.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { cliDist, webDist } from '../../tools/paths.mjs';
import { serve } from '../../tools/serve.mjs';
import { recordedSuite } from './player-suite.mjs';

/** Milliseconds of the main thread's time, from the key to what is painted: one frame of 60 a second. */
const LIMIT = 16;
/** Steps that are walked forwards, and as many back. */
const WALKED = 100;

const folder = mkdtempSync(join(tmpdir(), 'custody-player-'));
const { url, close } = await serve(webDist, 0);
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${url}#/open`);
  await page.getByLabel('A result').setInputFiles({ name: 'long.json', mimeType: 'application/json', buffer: recorded() });
  await page.getByRole('heading', { level: 1, name: 'long.json' }).waitFor();
  await page.evaluate(() => (location.hash += '&scenario=bench.long&step=1'));
  await page.getByText('Step 1 of 500, ').waitFor();

  // Pressing a key and measuring are work as well: what a key costs that does nothing is no part of a step.
  const idle = middleOf(await walk(page, 'F9', () => 1));
  const forwards = await walk(page, 'ArrowRight', (at) => 1 + at);
  const back = await walk(page, 'ArrowLeft', (at) => WALKED - at);
  const nodes = await page.evaluate(() => document.querySelectorAll('.backend *').length);
  console.log(`The picture of 1,000 objects has ${nodes} elements.`);
  const isOver = [report('player step forwards', forwards, idle), report('player step back', back, idle)].includes(true);
  process.exitCode = isOver ? 1 : 0;
} finally {
  await browser.close();
  close();
  rmSync(folder, { recursive: true });
}

/** The result of a run of the generated suite, as the command reports it. */
function recorded() {
  const [suite, result] = [join(folder, 'suite.yaml'), join(folder, 'result.json')];
  writeFileSync(suite, JSON.stringify(recordedSuite({ seed: 7, volumes: 40, snapshots: 24, steps: 500 })));
  const { status, stderr } = spawnSync(process.execPath, [cliDist, 'run', suite, '--driver', 'lvm', '--report', `json=${result}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The command ended with ${status}: ${stderr}`);
  return readFileSync(result);
}

/**
 * Presses a key again and again, and waits each time until the step is painted.
 * @param {import('playwright').Page} page
 * @param {string} key
 * @param {(at: number) => number} stepAfter the number of the step after so many presses
 * @returns {Promise<number[]>} milliseconds of each step that the main thread was busy
 */
async function walk(page, key, stepAfter) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const times = [];
  for (let at = 1; at < WALKED; at += 1) {
    const before = await busy();
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    times.push((await busy()) - before);
    const wanted = `Step ${stepAfter(at)} of 500, `;
    const shown = await page.locator('article .where').first().textContent();
    if (!shown?.trim().startsWith(wanted)) throw new Error(`${wanted} is not shown, but ${shown}`);
  }
  return times;
}

/**
 * @param {string} name
 * @param {number[]} times
 * @param {number} idle what is no part of them
 * @returns {boolean} whether it is over the limit
 */
function report(name, times, idle) {
  const step = middleOf(times) - idle;
  console.log(`${name}: ${step.toFixed(1)} ms (limit ${LIMIT})`);
  console.log(`${name}, 19 of 20 are under: ${((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN) - idle).toFixed(1)} ms`);
  return !(step <= LIMIT);
}

/** @param {number[]} times */
function middleOf(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
