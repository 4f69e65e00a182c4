/** The player: a recording walked through by mouse, by keyboard, and by itself. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openResult, openStep, runScenario } from './page.ts';

const controls = (page: Page): Locator => page.getByRole('group', { name: 'Player' });
const press = (page: Page, name: string): Promise<void> => controls(page).getByRole('button', { name }).click();
const at = (page: Page, step: number): Promise<void> => expect(page.getByText(new RegExp(`^Step ${step} of \\d+, `))).toBeVisible();
const backend = (page: Page): Locator => page.getByRole('region', { name: 'On the backend' });

/** Seven steps of which none fails. */
const LONG = '#/scenario/unmanage.can-be-repeated?driver=reference-rename&step=1';

test('by mouse: next, back, last, first, the slider, and the address follows', async ({ page }) => {
  await runScenario(page, LONG);
  const total = await page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem').count();
  await press(page, 'Next step');
  await at(page, 2);
  await expect(page).toHaveURL(/step=2$/);
  await press(page, 'Last step');
  await at(page, total);
  await expect(controls(page).getByRole('button', { name: 'Next step' })).toHaveAttribute('aria-disabled', 'true');
  await press(page, 'Previous step');
  await at(page, total - 1);
  await press(page, 'First step');
  await at(page, 1);
  await controls(page).getByRole('slider', { name: 'Step' }).fill('3');
  await at(page, 3);
  await expect(page).toHaveURL(/step=3$/);
  await page.reload();
  await at(page, 3);
});

test('by keyboard alone: to the first failure, play, and the slider’s own keys', async ({ page }) => {
  await runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm&step=2');
  await page.keyboard.press('f');
  await at(page, 1);
  await expect(openStep(page)).toContainText('known deviation (fail):');
  await runScenario(page, LONG);
  await page.keyboard.press('Space');
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'Playing' })).toBeAttached();
  await expect(controls(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(controls(page).getByRole('button', { name: 'Play' })).toBeVisible();
  const slider = controls(page).getByRole('slider', { name: 'Step' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(controls(page).getByRole('button', { name: 'Last step' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Home');
  await at(page, 1);
  await page.keyboard.press('ArrowRight');
  await at(page, 2);
  await expect(slider).toBeFocused();
  await expect(slider).toHaveAttribute('aria-valuetext', /^Step 2 of \d+: .*pass/);
});

test('it plays to its end, also where motion is reduced, and begins anew from there', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await runScenario(page, LONG);
  await controls(page).getByRole('combobox', { name: 'Speed' }).selectOption('4×');
  await press(page, 'Play');
  await expect(controls(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(controls(page).getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(controls(page).getByRole('button', { name: 'Last step' })).toHaveAttribute('aria-disabled', 'true');
  await controls(page).getByRole('combobox', { name: 'Speed' }).selectOption('0.5×');
  await press(page, 'Play');
  await at(page, 1);
});

test('playing stops at a failure', async ({ page }) => {
  await runScenario(page, '#/scenario/size.of-this-object?driver=mutant.size.of-the-oldest&step=1');
  await press(page, 'First failure');
  await at(page, 2);
  await press(page, 'First step');
  await press(page, 'Play');
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'Stopped. Step 2 of 4' })).toBeAttached();
  await expect(controls(page).getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the backend as it was and as it is: names, sizes on the grid, who is tied, and exactly so on the way back', async ({ page }) => {
  await runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm&step=1');
  const tuesday = backend(page).getByRole('listitem').filter({ hasText: 'changed snapshot tuesday' }).last();
  await expect(tuesday.getByRole('deletion')).toHaveText(/before\s+tuesday/);
  await expect(tuesday.getByRole('insertion')).toHaveText(/after\s+_snapshot-[0-9a-f-]{36}/);
  await expect(tuesday).toContainText('tied to s1 since step 1');
  await expect(page.getByRole('region', { name: 'In Cinder' })).toContainText(/s1\s*creating\s*at the start\s*→\s*available\s*step 1/);
  const before = await backend(page).innerText();
  await page.keyboard.press('ArrowRight');
  await expect(backend(page)).toContainText('changed snapshot wednesday');
  await page.keyboard.press('ArrowLeft');
  await at(page, 1);
  expect(await backend(page).innerText()).toBe(before);
  await runScenario(page, '#/scenario/size.round-up%5B3%5D?driver=reference-rename&step=1');
  await expect(backend(page)).toContainText('1 GiB + 1 B, rounds up to 2 GiB');
});

test('the deciding rule stands in sight and leads to upstream’s line', async ({ page }) => {
  await runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm&step=1');
  const rule = page.getByRole('region', { name: 'Deciding rule' });
  await expect(rule).toContainText('The LV is renamed');
  await expect(rule.getByRole('link')).toHaveAttribute('href', /^https:\/\/opendev\.org\/openstack\/cinder\/src\/commit\/ab09bc39[0-9a-f]{32}\/cinder\/volume\/drivers\/lvm\.py#L654$/);
});

test('a step is copied as a command, as a scenario that ends there, and as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await runScenario(page, '#/scenario/caller.unmanage?driver=lvm&step=2');
  const copies = page.getByRole('group', { name: 'Copy this step' });
  const copied = async (as: string): Promise<string> => {
    await copies.getByRole('button', { name: as }).click();
    await expect(copies).toContainText(`Copied as ${as}`);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('curl')).toMatch(/^curl -X (GET|POST|DELETE) "\$CINDER"\//);
  expect(await copied('scenario')).toMatch(/^custody: 1\n[^]*scenarios:\n {2}- id: caller\.unmanage\n/);
  expect(await copied('Markdown')).toMatch(/^### [^]*step 2 of \d+/);
});

test('a result from a file is walked through in the same way', async ({ page }) => {
  await openResult(page, 'mutant.size.floor');
  await page.getByRole('link', { name: 'See the first failure' }).click();
  await expect(controls(page)).toBeVisible();
  await expect(openStep(page)).toContainText('fail:');
  await expect(page.getByRole('group', { name: 'Copy this step' }).getByRole('button', { name: 'scenario' })).toBeVisible();
});

test('on a small screen the controls stay in reach', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await runScenario(page, LONG);
  await expect(controls(page)).toBeInViewport({ ratio: 1 });
  await press(page, 'Next step');
  await at(page, 2);
  await page.getByRole('region', { name: 'Rules of the driver' }).scrollIntoViewIfNeeded();
  await expect(controls(page)).toBeInViewport({ ratio: 1 });
});
