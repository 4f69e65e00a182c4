/** The overview: running, what is kept, filters and their address, files. */
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { RESULT, row, runAll, runPanel, save, saved, slowDown, visit } from './page.ts';

test('verdicts appear, and are there after a reload', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await expect(row(page, 'unmanage.keeps-data')).toContainText('no verdict');
  await runAll(page);
  await expect(row(page, 'unmanage.keeps-data')).toContainText('pass');
  await expect(row(page, 'ref.of-another-volume')).toContainText('known deviation');
  await expect(row(page, 'reference-metadata.unmanage-fails')).toContainText('not applicable');
  const line = await runPanel(page).getByText(/passed/).textContent();
  const evidence = await runPanel(page).getByRole('definition').first().textContent();

  await page.reload();
  await expect(row(page, 'ref.of-another-volume')).toContainText('known deviation');
  await expect(runPanel(page).getByText(/passed/)).toHaveText(line ?? '');
  await expect(runPanel(page).getByRole('definition').first()).toHaveText(evidence ?? '');
  await expect(page).toHaveTitle('Suites · lvm · Custody');
});

test('each driver has verdicts of its own', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await row(page, 'ref.of-another-volume').getByRole('button', { name: /^Run/ }).click();
  await expect(row(page, 'ref.of-another-volume')).toContainText('known deviation');
  await page.getByRole('combobox', { name: 'Driver under test' }).selectOption('reference-rename');
  await expect(row(page, 'ref.of-another-volume')).toContainText('no verdict');
  await expect(page).toHaveURL(/#\/suites\?driver=reference-rename$/);
});

test('one suite runs by itself', async ({ page }) => {
  await visit(page, '#/suites?driver=reference-rename');
  const suite = page.locator('section', { has: page.locator('#suite-size-rounding') });
  await suite.getByRole('button', { name: /^Run the suite/ }).click();
  await expect(runPanel(page).getByText(/^\d+ passed, 0 failed/)).toBeVisible();
  await expect(suite.getByRole('listitem').filter({ hasText: 'no verdict' })).toHaveCount(0);
  await expect(row(page, 'unmanage.keeps-data')).toContainText('no verdict');
});

test('a run can be cancelled; what was done by then is kept', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await slowDown(page);
  await page.getByRole('button', { name: /^Run all/ }).click();
  await expect(page.getByRole('progressbar', { name: 'Scenarios run' })).not.toHaveAttribute('aria-valuenow', '0');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(runPanel(page).getByText(/^Cancelled after \d+ of \d+, so without digests/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^no verdict/ })).not.toHaveText(/\D0$/);
  await expect(page.getByRole('combobox', { name: RESULT })).toHaveCount(0);
  await page.reload();
  await expect(runPanel(page).getByText(/^Cancelled after \d+ of \d+, so without digests/)).toBeVisible();
});

test('filters are part of the address, and of no entry of the history', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await runAll(page);
  const deviations = page.getByRole('button', { name: /^known deviation/ });
  await deviations.click();
  await expect(page).toHaveURL(/#\/suites\?driver=lvm&show=known_deviation$/);
  await expect(row(page, 'ref.of-another-volume')).toBeVisible();
  await expect(row(page, 'unmanage.keeps-data')).toHaveCount(0);

  await page.getByRole('searchbox', { name: 'Find' }).fill('ref.of-another-volume');
  await expect(page).toHaveURL(/#\/suites\?driver=lvm&show=known_deviation&q=ref.of-another-volume$/);
  await expect(page.getByText(/^\d of \d+ scenarios are listed\.$/)).toBeVisible();

  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Find' })).toHaveValue('ref.of-another-volume');
  await expect(deviations).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/^\d of \d+ scenarios are listed\.$/)).toBeVisible();

  await page.getByRole('searchbox', { name: 'Find' }).fill('no such thing');
  await expect(page.getByText('No scenario matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).last().click();
  await expect(page).toHaveURL(/#\/suites\?driver=lvm$/);
  await expect(deviations).toHaveAttribute('aria-pressed', 'false');
  await expect(row(page, 'unmanage.keeps-data')).toBeVisible();
});

test('a stroke of the tape leads to its scenario, and a row to the step that failed', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await runAll(page);
  await page.getByTitle('known deviation: manage refuses an object of another volume').click();
  await expect(page).toHaveURL(/#\/scenario\/ref\.of-another-volume\?driver=lvm$/);
  await page.goBack();
  await row(page, 'manage.owned-by-another').getByRole('link', { name: /^See step 2 of / }).click();
  await expect(page).toHaveURL(/#\/scenario\/manage\.owned-by-another\?driver=lvm&step=2$/);
  await expect(page.getByText(/^Step 2 of /)).toBeVisible();
});

test('a suite and a result can be saved', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await runAll(page);

  const suite = await saved(page, page.getByRole('button', { name: 'Save YAML of What a failed manage leaves behind' }));
  expect(suite.name).toBe('failures.yaml');
  expect(parse(suite.buffer.toString())).toMatchObject({ custody: 1, suite: 'failures' });
  const tests = await saved(page, page.getByRole('button', { name: 'Save unittest of What a failed manage leaves behind' }));
  expect(tests.name).toBe('test_failures.py');
  expect(tests.buffer.toString()).toContain('class Failures(CustodyCase):');

  const all = await saved(page, page.getByRole('button', { name: 'Save all suites as tests for Python’s unittest' }));
  expect(all.name).toBe('test_custody.py');
  expect(all.buffer.length).toBeGreaterThan(tests.buffer.length);

  const result = await save(page, RESULT, 'json');
  expect(result.name).toMatch(/^custody-result-lvm-.*\.json$/);
  expect(JSON.parse(result.buffer.toString())).toMatchObject({ format: 'custody-result', version: 1 });
});

test('a driver that there is not is named, with what to do', async ({ page }) => {
  await visit(page, '#/suites?driver=floppy');
  await expect(page.getByText('Unknown driver “floppy”.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Driver under test' }).selectOption('lvm');
  await expect(page.getByRole('button', { name: /^Run all/ })).toBeEnabled();
});

test('an address that leads nowhere says so', async ({ page }) => {
  await visit(page, '#/elsewhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at /elsewhere');
  await page.getByRole('link', { name: 'Go to the start' }).click();
  await expect(page.getByRole('link', { name: 'Run the suites' })).toBeVisible();
});
