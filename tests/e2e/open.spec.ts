/** Results as files: saved in each format, opened again, walked through, compared. */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { row, runAll, visit } from './page.ts';

type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** What the page saves of a run of everything on a driver. */
async function saved(page: Page, driver: string, format = 'json'): Promise<{ readonly name: string; readonly buffer: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save as ${format}`, exact: true }).click()]);
  expect(download.suggestedFilename()).toContain(driver);
  return { name: download.suggestedFilename(), buffer: await readFile(await download.path()) };
}

async function resultOf(page: Page, driver: string): Promise<Buffer> {
  await visit(page, `#/?driver=${driver}`);
  await runAll(page);
  return (await saved(page, driver)).buffer;
}

async function choose(page: Page, label: string, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(label).setInputFiles({ name, mimeType: 'application/json', buffer });
}

async function looksWell(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: page as unknown as AxePage }).exclude('details').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

test('a run is saved as the command reports it', async ({ page }) => {
  await resultOf(page, 'lvm');
  const junit = await saved(page, 'lvm', 'junit');
  expect([junit.name.endsWith('.junit.xml'), junit.buffer.toString().startsWith('<?xml')]).toEqual([true, true]);
  expect((await saved(page, 'lvm', 'tap')).buffer.toString()).toContain('TAP version 14');
});

test('a result is opened, what failed first, walked through, and there after a reload', async ({ page }) => {
  const buffer = await resultOf(page, 'mutant.size.floor');
  await visit(page, '#/open');
  await expect(page.getByText('run --report json=result.json')).toBeVisible();
  await choose(page, 'A result', 'ci.json', buffer);
  await expect(page.getByRole('heading', { level: 1, name: 'ci.json' })).toBeVisible();
  await page.reload();
  const first = page.getByRole('region', { name: /^What failed/ }).getByRole('listitem').first();
  await expect(first).toContainText('fail');
  await looksWell(page);

  await first.getByRole('link').click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
  const address = page.url();
  await page.keyboard.press('n');
  await expect(page).not.toHaveURL(address);
  await page.getByRole('link', { name: 'ci.json' }).click();
  await expect(page.getByRole('region', { name: /^What failed/ })).toBeVisible();

  await page.getByRole('link', { name: 'Custody' }).click();
  await expect(row(page, 'unmanage.keeps-data'), 'it is no run of this page').toContainText('no verdict');
});

test('what is no result is refused in words', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await visit(page, '#/open');
  await choose(page, 'A result', 'other.json', Buffer.from('{"format": "custody-result", "version": 1}'));
  await expect(page.getByRole('alert')).toContainText('other.json: ');
  await looksWell(page);
});

test('an earlier result beside it: what fails since then stands first', async ({ page }) => {
  const [good, bad] = [await resultOf(page, 'reference-rename'), await resultOf(page, 'mutant.size.floor')];
  await page.setViewportSize({ width: 360, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await visit(page, '#/open');
  await choose(page, 'A result', 'after.json', bad);
  await choose(page, 'An earlier result', 'before.json', good);
  const difference = page.getByRole('region', { name: 'What is different from before.json' });
  await expect(difference.getByRole('heading', { level: 3 }).first()).toHaveText(/^Newly failing: \d+$/);
  await looksWell(page);
});
