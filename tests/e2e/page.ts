/** What several specs do on the page, in the words that the user sees. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, type Worker } from '@playwright/test';

/** Opens an address and waits until the suites are listed or the scenario is there. @param hash from the `#` on */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Opens an address of the proof, and waits until it is made. */
export async function visitProof(page: Page, hash: string): Promise<void> {
  await visit(page, hash);
  await expect(page.getByText(/faulty drivers die$/).first()).toBeVisible(LONG);
}

/** Opens the page of a driver, and waits until it is known what it does with each sentence. */
export async function visitDriver(page: Page, id: string): Promise<void> {
  await visit(page, `#/drivers/${id}`);
  await expect(page.getByText(/^It keeps \d+ of \d+ MUST sentences/)).toBeVisible(LONG);
}

/** Opens the table of drivers and sentences, and waits until it is filled. */
export async function visitTable(page: Page): Promise<void> {
  await visit(page, '#/drivers?view=sentences');
  await expect(page.getByText(/^A number counts the checks/)).toBeVisible(LONG);
}

/** The panel with the newest run, or the one under way. */
export function runPanel(page: Page): Locator {
  return page.getByRole('region', { name: /^(Newest run|Running) on/ });
}

/** How long a run of everything may take, and a proof: on a busy machine with few cores. */
const LONG = { timeout: 20_000 };

/** Runs all scenarios, and waits for the closing line. */
export async function runAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Run all/ }).click();
  await expect(runPanel(page).getByText(/^\d+ passed, \d+ failed, \d+ skipped/)).toBeVisible(LONG);
}

export interface Saved {
  readonly name: string;
  readonly buffer: Buffer;
}

/** What a button gives to save. */
export async function saved(page: Page, button: Locator): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), buffer: await readFile(await download.path()) };
}

/** Saves a result in a format. @param what as its control calls it */
export async function save(page: Page, what: RegExp, format: string): Promise<Saved> {
  const formats = page.getByRole('combobox', { name: what }).first();
  await formats.selectOption(await formats.getByRole('option', { name: new RegExp(`^${format}: `) }).innerText());
  return saved(page, page.getByRole('button', { name: new RegExp(`^Save ${what.source}`) }).first());
}

/** The result of a run of everything on a driver, as the page saves it. */
export async function resultOf(page: Page, driver: string): Promise<Saved> {
  await visit(page, `#/suites?driver=${driver}`);
  await runAll(page);
  return save(page, RESULT, 'json');
}

export const RESULT = /the result of \d+ scenarios$/;

/** Chooses a file for the picker of this name. */
export async function choose(page: Page, label: string, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(label).setInputFiles({ name, mimeType: 'application/json', buffer });
}

/** Opens a result of a run on this driver. */
export async function openResult(page: Page, driver: string, name = 'ci.json'): Promise<void> {
  const { buffer } = await resultOf(page, driver);
  await visit(page, '#/open');
  await choose(page, 'A result', name, buffer);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** A scenario in the list. */
export function row(page: Page, id: string): Locator {
  return page.locator(`[data-scenario="${id}"]`);
}

/** Runs one scenario from its own page, and waits for its steps. Where the address names a step, the page runs it by itself. */
export async function runScenario(page: Page, hash: string): Promise<void> {
  await visit(page, hash);
  if (!hash.includes('step=')) await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
}

/** The step that is open, in the list of steps. */
export function openStep(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current="step"]');
}

/** The page's worker, once it answers. */
export async function workerOf(page: Page): Promise<Worker> {
  await expect(page.getByText('Worker ready')).toBeAttached();
  const [worker] = page.workers();
  if (!worker) throw new Error('The page has no worker.');
  return worker;
}

/** Makes each look at the clock take its time, so that a run lasts long enough to be seen. */
export async function slowDown(page: Page): Promise<void> {
  const worker = await workerOf(page);
  await worker.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => {
      const until = now() + 30;
      while (now() < until);
      return until;
    };
  });
}
