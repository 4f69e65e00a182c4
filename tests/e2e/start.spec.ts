/** The way in. */
import { expect, test } from '@playwright/test';
import { visit } from './page.ts';

test('each of those who come has a way in, and every link leads somewhere', async ({ page }) => {
  await visit(page, '#/');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['What do I write for my snapshot?', 'What happens when Cinder manages it?', 'Does my driver keep the interface?']);
  const links = await page.getByRole('main').getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(8);
  expect(new Set(links).size).toBe(links.length);
  for (const href of links) {
    await page.goto(`./${href}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Worker ready')).toBeAttached();
    await expect(page.locator('.notice')).toHaveCount(0);
    expect(await page.title()).not.toContain('Not found');
    if (href.includes('/scenario/')) await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
    if (href.includes('ref=')) await expect(page.getByRole('heading', { name: /(takes it|refuses it|crashes)/ })).toBeVisible();
  }
});

test('by keyboard alone: to a reference, and back', async ({ page }) => {
  await visit(page, '#/');
  const way = page.getByRole('link', { name: 'Try a reference', exact: true });
  for (let presses = 0; presses < 20 && !(await way.evaluate((link) => link === document.activeElement)); presses += 1) await page.keyboard.press('Tab');
  await expect(way).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Try a reference/);
  await page.goBack();
  await expect(page).toHaveTitle('Custody');
});
