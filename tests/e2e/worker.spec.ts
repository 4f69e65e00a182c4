/** The worker dies: that is told, and the page goes on. */
import { expect, test } from '@playwright/test';
import { runAll, slowDown, visit, workerOf } from './page.ts';

test('a worker that dies within a run is told and survived', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await slowDown(page);
  await page.getByRole('button', { name: /^Run all/ }).click();
  await expect(page.getByRole('progressbar', { name: 'Scenarios run' })).not.toHaveAttribute('aria-valuenow', '0');
  const worker = await workerOf(page);
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('the plug was pulled');
    });
  });
  const alert = page.getByRole('alert').filter({ hasText: 'The worker stopped, and was started again.' });
  await expect(alert).toContainText('the plug was pulled');
  await expect(page.getByText('Worker ready')).toBeVisible();
  await expect(page.getByRole('button', { name: /^pass/ }), 'what was stored is kept').not.toHaveText(/\D0$/);

  await alert.getByRole('button', { name: 'Close this note' }).click();
  await expect(alert).toHaveCount(0);
  await runAll(page);
});

test('a page whose code does not come is told, with what to do', async ({ page }) => {
  await page.route(/ProofPage-.*\.js$/, (route) => route.abort());
  // The page tries again by itself when something else has come: all that will come is there first.
  const scenarioPage = page.waitForResponse(/ScenarioPage-.*\.js$/);
  await visit(page, '#/suites');
  await scenarioPage;
  await page.getByRole('link', { name: 'Proof', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This page could not be loaded.');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Why each sentence' })).toBeVisible();
});

test('a worker that does not start is told, with what to do', async ({ page }) => {
  await page.route(/main-.*\.js$/, (route) => route.abort());
  await visit(page, '#/suites');
  await expect(page.getByRole('alert')).toContainText('The worker does not start, so nothing can be run.');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByText('Worker ready')).toBeVisible();
});
