/** What several specs do on the page, in the words that the user sees. */
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

/** A scenario in the list. */
export function row(page: Page, id: string): Locator {
  return page.locator(`[data-scenario="${id}"]`);
}

/** Runs one scenario from its own page, and waits for its steps. */
export async function runScenario(page: Page, hash: string): Promise<void> {
  await visit(page, hash);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
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
