/** For everybody: both colour schemes, small screens, keyboard alone, printed. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { VIEWS } from './views.ts';
import { openStep, row, runScenario, visit } from './page.ts';

/** The page as axe knows it: it brings a copy of Playwright's types, of a later version. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** What is listed over and over: to look at each of hundreds would take minutes, and tell nothing new. */
const MORE_OF_THE_SAME = [
  '.suites > section:nth-of-type(n + 4)', '.list > li:nth-child(n + 8)', '.group > a:nth-child(n + 4)',
  '.page > section:nth-of-type(n + 7)', '.checks > li:nth-child(n + 12)',
];

for (const [name, view] of Object.entries(VIEWS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await view(page);
      const axe = new AxeBuilder({ page: page as unknown as AxePage });
      for (const selector of MORE_OF_THE_SAME) axe.exclude(selector);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    });
  }

  test(`nothing sticks out at 360 px: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await view(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test('the keyboard alone is enough: run, open, walk, go back', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await expect(page.getByRole('button', { name: /^Run all/ })).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('of-another-volume');
  await tabTo(page, 'button', /^Run all/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^\d+ passed, \d+ failed, \d+ skipped/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Run all/ }), 'the button that was pressed keeps the focus').toBeFocused();

  await tabTo(page, 'link', 'manage refuses an object of another volume');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(openStep(page)).toContainText('known deviation (fail):');
  await page.keyboard.press('j');
  await expect(openStep(page)).toContainText('pass:');
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'Step 2 of 2' })).toBeAttached();
  await tabTo(page, 'link', 'Scenarios, filtered');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Find' })).toHaveValue('of-another-volume');
  await expect(page.getByRole('link', { name: 'manage refuses an object of another volume', exact: true }), 'the scenario that was left').toBeFocused();
});

test('help opens with ? and closes with Escape, and the focus comes back', async ({ page }) => {
  await visit(page, '#/suites');
  const button = page.getByRole('button', { name: /^Help/ });
  await button.focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('known deviation');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(button).toBeFocused();
});

test('the chosen colours are remembered, whatever the system has', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await visit(page, '#/suites');
  const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await background()).toBe(dark);
  await page.getByRole('radio', { name: 'As the system' }).check({ force: true });
  expect(await background()).toBe(light);
});

test('on paper it is dark on light, without controls', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm');
  const ink = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).color);
  const dark = await ink();
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await ink()).toBe(dark);
  await expect(page.getByRole('button', { name: 'Next' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible();
});

test('on paper nothing is folded away', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  await visit(page, '#/suites?driver=lvm');
  await expect(row(page, 'caller.unmanage')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(row(page, 'caller.unmanage')).toBeVisible();
});

test('where the system has all colours, the open step is outlined, and the verdict has an edge', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm');
  await expect(openStep(page)).toHaveCSS('outline-style', 'solid');
  await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('link').nth(1)).toHaveCSS('outline-style', 'none');
  const banner = page.getByText('known deviation (fail)').first().locator('xpath=ancestor::div[@data-standing][1]');
  await expect(banner).not.toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
});

test('on a small screen a step that is chosen comes into view', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await runScenario(page, '#/scenario/caller.unmanage?driver=reference-rename');
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link').nth(4).click();
  await expect(page.getByRole('article').getByText(/^Step 5 of/)).toBeInViewport();
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to the ${role} ${String(name)}.`);
}
