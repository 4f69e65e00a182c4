/** What the suites are worth: the proof, both ways round, and the figure beside verdicts. */
import { expect, test } from '@playwright/test';
import { openStep, runAll, runPanel, runScenario, visitProof } from './page.ts';

test('each sentence has the faulty drivers that break it, and a mark leads to the step where one dies', async ({ page }) => {
  await visitProof(page, '#/proof');
  await expect(page.getByText(/^(\d+) of \1 faulty drivers die$/)).toBeVisible();
  await expect(page.getByText(/^(\d+) of \1 unusual drivers pass$/)).toBeVisible();
  await expect(page.getByText('the driver that does nothing dies')).toBeVisible();

  const clause = page.getByRole('region', { name: 'A size between two GiB (the text says GB) is rounded up to the next.' });
  await expect(clause).toContainText(/MUST size.round-up · sentence 2/);
  const floor = clause.getByRole('row', { name: 'Rounds down to whole GiB.' });
  await expect(floor).toContainText('As nec, cinder/volume/drivers/nec/volume_common.py:499 does.');
  await floor.getByRole('link').first().click();

  await expect(page).toHaveURL(/#\/scenario\/.*\?driver=mutant\.size\.floor&step=\d+$/);
  await expect(page.getByText('Made for the proof: Rounds down to whole GiB.')).toBeVisible();
  await expect(openStep(page)).toContainText('fail:');
  await expect(page.getByRole('region', { name: 'Expected' })).toContainText('size.round-up');
  await page.goBack();
  await expect(floor.getByRole('link').first()).toBeInViewport();
});

test('a sentence that cannot be observed says why', async ({ page }) => {
  await visitProof(page, '#/proof');
  const clause = page.getByRole('region', { name: 'The reference is enough to tell one object from all others.' });
  await expect(clause).toContainText('Not observed: It asks something of whoever writes the reference.');
  await expect(clause.getByRole('table')).toHaveCount(0);
});

test('turned round, each check has what it kills', async ({ page }) => {
  await visitProof(page, '#/proof');
  await page.getByRole('link', { name: 'What does each check kill?' }).click();
  await expect(page).toHaveURL(/#\/proof\?view=checks$/);
  const check = page.getByRole('listitem').filter({ hasText: 'size.round-up[0]' }).filter({ hasText: 'guards size.round-up (MUST)' }).first();
  await check.getByRole('list', { name: 'Kills' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/scenario\/size\.round-up%5B0%5D\?driver=mutant\./);
  await page.goBack();
});

test('a verdict on Cinder’s own side has no figure beside it, since no faulty driver was played there', async ({ page }) => {
  await runScenario(page, '#/scenario/caller.bad-reference?driver=lvm');
  await expect(page.getByRole('region', { name: 'Expected' })).toBeVisible();
  await expect(page.getByText(/faulty drivers die$/)).toHaveCount(0);
});

test('beside each verdict stands what it is worth', async ({ page }) => {
  await runScenario(page, '#/scenario/unmanage.keeps-data?driver=lvm');
  const figure = page.getByRole('link', { name: /^(\d+) of \1 faulty drivers die$/ });
  await expect(figure).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^this scenario kills \d+$/)).toBeVisible();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link').nth(2).click();
  await expect(page.getByRole('region', { name: 'Expected' })).toContainText(/kills \d+ of the faulty drivers/);
  await page.getByRole('link', { name: 'All scenarios' }).click();
  await runAll(page);
  await expect(runPanel(page).getByText(/^lvm keeps \d+ of \d+ MUST sentences; breaks \d+: /)).toBeVisible();
  await runPanel(page).getByRole('link', { name: /faulty drivers die$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why each sentence of the interface is believed to be guarded');
});
