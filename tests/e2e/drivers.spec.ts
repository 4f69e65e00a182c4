/** The drivers: what to write for one's array, one driver as a whole, and what all of them do with the sentences. */
import { expect, test } from '@playwright/test';
import { openStep, row, runAll, visit, visitDriver, visitTable } from './page.ts';

test('whoever knows the product finds its driver, copies the reference, and opens it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, '#/');
  await page.getByRole('link', { name: 'Which driver is for my array?' }).click();
  const field = page.getByRole('searchbox', { name: 'My array is …' });
  await field.fill('powervault');
  await expect(page).toHaveURL(/#\/drivers\?q=powervault$/);
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Seagate STX']);
  await expect(page.locator('mark')).toHaveText(['Dell PowerVault ME4', 'Dell PowerVault ME5']);
  await page.getByRole('button', { name: 'Copy the reference for Seagate STX' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('{"source-name":"payroll-tuesday"}');
  await page.getByRole('link', { name: 'Seagate STX', exact: true }).click();
  await expect(page).toHaveTitle('stx · Drivers · Custody');
  await page.goBack();
  await expect(field).toHaveValue('powervault');
});

test('whoever found the driver tries references on it, from the list and from its own page', async ({ page }) => {
  await visit(page, '#/drivers?q=powermax');
  await page.getByRole('link', { name: 'Try references on Dell PowerMax' }).click();
  await expect(page.getByRole('heading', { name: /^powermax / })).toBeVisible();
  await visit(page, '#/drivers/powermax');
  await page.getByRole('link', { name: 'Try references on it' }).click();
  await expect(page).toHaveURL(/#\/try\?driver=powermax$/);
  await expect(page.getByRole('heading', { name: /^powermax / })).toBeVisible();
});

test('a driver that implements nothing is found by its products too, apart from the others', async ({ page }) => {
  await visit(page, '#/drivers?q=vnx');
  await expect(page.getByRole('region', { name: /^Drivers that do not/ }).getByRole('heading', { level: 3 })).toHaveText(['Unity (not implemented: answers None)']);
  await expect(page.getByRole('region', { name: /^Drivers that take/ })).toHaveCount(0);
});

test('when nothing is found, the page says what to do', async ({ page }) => {
  await visit(page, '#/drivers?q=floppy');
  await expect(page.getByText('No driver that Custody knows is for “floppy”.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('heading', { level: 3 }).filter({ hasText: 'LVM' })).toBeVisible();
});

test('of one driver: what to write, how it can crash, and a way to the step that shows each sentence', async ({ page }) => {
  await visitDriver(page, 'lvm');
  await expect(page.getByRole('region', { name: 'What to write as the reference' })).toContainText('{"source-name":"nightly"}');
  await expect(page.getByRole('region', { name: 'How it can crash' })).toContainText('cinder/volume/drivers/lvm.py:645');
  await expect(page.getByRole('region', { name: 'Where it is known to differ, and why' })).toContainText('cinder/volume/drivers/lvm.py:690');
  await page.getByRole('link', { name: /^broken in \d+ of \d+ checks: see where of size\.round-up$/ }).click();
  await expect(page).toHaveURL(/#\/scenario\/.*\?driver=lvm&step=\d+$/);
  await expect(openStep(page), 'it was run at once').toContainText('known deviation (fail):');
  await page.goBack();
  await page.getByRole('link', { name: /see where of unmanage\.keeps-object$/ }).click();
  await expect(openStep(page)).toContainText('pass:');
});

test('the table has each driver and each sentence; a cell leads to its step, a head says its sentence', async ({ page }) => {
  await visitTable(page);
  await page.getByRole('button', { name: 'size.round-up' }).focus();
  await expect(page.locator('#told-sentence')).toHaveText(/^MUST size\.round-up A size between two GiB/);
  await expect(page.getByRole('row', { name: /^reference-rename 9 of 9/ })).toBeVisible();
  await page.getByRole('link', { name: /^lvm breaks size\.round-up in \d+ of \d+: see where$/ }).click();
  await expect(page).toHaveURL(/\?driver=lvm&step=\d+$/);
  await expect(page.getByText('conformant')).toHaveCount(0);
});

test('on the way to another page the driver under test stays what it is, and is remembered', async ({ page }) => {
  await visit(page, '#/suites');
  await page.getByRole('combobox', { name: 'Driver under test' }).selectOption('sc');
  await expect(page).toHaveURL(/#\/suites\?driver=sc$/);
  await page.getByRole('link', { name: 'Drivers', exact: true }).click();
  await page.getByRole('link', { name: 'LVM', exact: true }).click();
  await page.getByRole('link', { name: 'Suites', exact: true }).click();
  await expect(page).toHaveURL(/#\/suites\?driver=sc$/);
  await page.goto('about:blank');
  await visit(page, '#/suites');
  await expect(page).toHaveURL(/#\/suites\?driver=sc$/);
});

test('a run leaves out what is about other drivers; where these suites are is told', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await expect(page.locator('#suite-driver-sc')).toHaveCount(0);
  await runAll(page);
  await expect(page.getByText(/^lvm keeps \d+ of \d+ MUST sentences; breaks 3: /)).toBeVisible();
  await page.getByText(/^\d+ suites are about other drivers$/).click();
  await page.getByRole('listitem').filter({ hasText: 'Dell Storage Center' }).getByRole('link', { name: 'sc' }).click();
  await expect(page.locator('#suite-driver-sc')).toBeVisible();
  await expect(row(page, 'sc.description-of-30')).toContainText('no verdict');
});
