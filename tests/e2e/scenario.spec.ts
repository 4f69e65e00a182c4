/** A scenario, step by step. */
import { expect, test, type Locator } from '@playwright/test';
import { openStep, row, runAll, runScenario, visit } from './page.ts';

test('it opens from the list at its first failure, and the way back leads to where one was', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm&show=known_deviation');
  await page.getByRole('button', { name: 'Show all' }).first().click();
  await runAll(page);
  await row(page, 'manage.owned-by-another').getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/scenario\/manage\.owned-by-another\?driver=lvm$/);
  await expect(openStep(page)).toContainText('2');
  await expect(openStep(page)).toContainText('known deviation (fail):');
  const expected = page.getByRole('region', { name: 'Expected' });
  await expect(expected).toContainText('x.no-takeover');
  await page.goBack();
  await expect(row(page, 'manage.owned-by-another').getByRole('link').first()).toBeInViewport();
  await expect(row(page, 'manage.owned-by-another').getByRole('link').first()).toBeFocused();
});

test('a step shows what changed on the backend and in Cinder, and the rule that decided', async ({ page }) => {
  await runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm');
  const backend = page.getByRole('region', { name: 'On the backend' });
  await expect(backend).toContainText('changed snapshot tuesday');
  await expect(backend.getByRole('deletion')).toContainText('tuesday');
  await expect(backend.getByRole('insertion')).toContainText(/_snapshot-[0-9a-f-]{36}/);
  await expect(page.getByRole('region', { name: 'In Cinder' }).getByRole('insertion')).toContainText('available');
  const decided = page.getByRole('region', { name: 'Rules of the driver' }).getByRole('listitem').filter({ hasText: 'decided' });
  await expect(decided).toContainText('cinder/volume/drivers/lvm.py:');
  await expect(page.getByRole('region', { name: 'Call' })).toContainText('{"source-name":"tuesday"}');
});

test('a crash is told apart from a refusal', async ({ page }) => {
  await runScenario(page, '#/scenario/ref.no-known-key.manage?driver=lvm');
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('crashed KeyError');
  await expect(openStep(page)).toContainText('known deviation (crash):');
  await runScenario(page, '#/scenario/ref.no-known-key.manage?driver=reference-rename&step=2');
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('refused ManageExistingInvalidReference');
});

test('a request to the API shows what goes over the wire, the flow, and the calls to the driver', async ({ page }) => {
  await runScenario(page, '#/scenario/caller.bad-reference?driver=lvm&step=1');
  await expect(page.getByRole('region', { name: 'Request' })).toContainText(/POST \/v3\/\w+\/manageable_snapshots/);
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('202 Accepted');
  await expect(page.getByRole('region', { name: 'Cinder’s flow' }).getByRole('listitem').filter({ hasText: 'failed' })).toContainText('PrepareForQuotaReservationTask');
  await expect(page.getByRole('region', { name: 'Driver calls' })).toContainText('refused ManageExistingInvalidReference');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('snapshot.manage_existing_snapshot.start');
  await expect(page.getByRole('region', { name: 'Quota' })).toContainText('snapshots 1 of 10');
  await expect(page.getByRole('region', { name: 'Service log' })).toContainText('ERROR');
});

test('what the user sees is told apart from what only the operator does', async ({ page }) => {
  await runScenario(page, '#/scenario/caller.bad-reference?driver=lvm&step=1');
  const seenBy = (words: string): Locator => page.getByRole('article').getByRole('region').filter({ hasText: words }).getByRole('heading');
  await expect(seenBy('The user sees this.')).toHaveText(['Answer', 'User messages']);
  await expect(seenBy('Only the operator sees this.')).toHaveText(['Notifications', 'Service log']);
  await expect(page.getByRole('region', { name: 'User messages' })).toContainText('None.');
});

test('a listing is shown entry by entry, with whose each is', async ({ page }) => {
  await runScenario(page, '#/scenario/caller.manageable-in-detail?driver=lvm&step=2');
  await expect(openStep(page)).toContainText('API: list what can be managed');
  await expect(openStep(page)).toContainText('GET manageable_snapshots/detail?');
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer).toContainText('200 OK, 2 entries');
  await expect(answer.getByRole('listitem').first()).toContainText(/already managed.*s1/);
  await answer.getByText('body').click();
  await expect(answer.locator('pre').first()).toContainText('"manageable-snapshots": [');
});

test('keys walk through the steps, and the address follows', async ({ page }) => {
  await runScenario(page, '#/scenario/caller.unmanage?driver=reference-rename&step=1');
  const total = await page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem').count();
  const keys: readonly (readonly [key: string, step: number])[] = [
    ['ArrowRight', 2], ['j', 3], ['ArrowLeft', 2], ['k', 1], ['k', 1], ['End', total], ['ArrowRight', total], ['Home', 1],
  ];
  for (const [key, step] of keys) {
    await page.keyboard.press(key);
    await expect(page.getByText(`Step ${step} of ${total}, `)).toBeVisible();
    if (key !== 'ArrowLeft') continue;
    await expect(page).toHaveURL(new RegExp(`step=${step}$`));
  }
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(page.getByText(`Step 2 of ${total}, `)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Step 2 of ${total}, `)).toBeVisible();
});

test('the same scenario on another driver is one click away', async ({ page }) => {
  await runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm');
  await page.getByRole('combobox', { name: 'Driver under test' }).selectOption('reference-rename');
  await expect(page.getByText('Not run on reference-rename yet: these are the steps, and what is expected of them.')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(openStep(page)).toContainText('pass:');
  await page.getByRole('combobox', { name: 'Driver under test' }).selectOption('lvm');
  await expect(openStep(page)).toContainText('known deviation (fail):');
});

test('one that does not apply says why', async ({ page }) => {
  await visit(page, '#/scenario/reference-metadata.unmanage-fails?driver=lvm');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('This is about reference-metadata.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem'), 'what it would do').toHaveCount(4);
  await page.getByRole('button', { name: 'Next step' }).click();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(page.getByRole('region', { name: 'Expected' })).toContainText('of reference-metadata');
});

test('one that was never run shows what is given, its steps, and what is expected, where a run has them', async ({ page }) => {
  await visit(page, '#/scenario/size.of-this-object?driver=lvm');
  const panel = page.getByRole('article');
  await expect(page.getByText('Not run on lvm yet')).toBeVisible();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('manage_existing_snapshot_get_size');
  await expect(panel.getByRole('region', { name: 'Call' })).toContainText('names tuesday');
  await expect(panel.getByRole('region', { name: 'Expected' })).toContainText('size.of-snapshot');
  await expect(panel.getByRole('region', { name: 'Answer' })).toHaveCount(0);
  await expect(page.getByRole('group').filter({ hasText: 'On the backend' })).toContainText('tuesday');
  const where = await page.getByRole('navigation', { name: 'Steps' }).boundingBox();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(panel.getByRole('region', { name: 'Answer' })).toBeVisible();
  expect(await page.getByRole('navigation', { name: 'Steps' }).boundingBox(), 'nothing moves').toMatchObject({ x: where?.x, y: where?.y });
});

test('the line for CI names the scenario and the driver, and can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, '#/scenario/size.of-this-object?driver=lvm');
  await page.getByRole('button', { name: 'Copy the command' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("npm run -s custody -- run --driver lvm --filter 'size.of-this-object'");
});

test('from one scenario to the next of the list that the filter leaves, by link and by key', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm&kind=caller&q=caller.');
  await expect(page.getByText('scenarios are listed')).toBeVisible();
  const ids = await page.locator('[data-scenario]').evaluateAll((rows) => rows.map((one) => one.getAttribute('data-scenario') ?? ''));
  const at = (id: string): string => `#/scenario/${encodeURIComponent(id)}?driver=lvm&kind=caller&q=caller.`;
  const [first = '', second = ''] = ids;
  await row(page, first).getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Previous scenario' })).toBeDisabled();
  await page.getByRole('link', { name: 'Next scenario' }).click();
  await expect(page).toHaveURL(at(second));
  await page.keyboard.press('p');
  await expect(page).toHaveURL(at(first));
  for (const id of ids.slice(1)) {
    await page.keyboard.press('n');
    await expect(page).toHaveURL(at(id));
  }
  await page.keyboard.press('n');
  await page.getByRole('link', { name: 'Scenarios, filtered' }).click();
  await expect(page).toHaveURL('#/suites?driver=lvm&kind=caller&q=caller.');
});

test('one that there is not is named', async ({ page }) => {
  await visit(page, '#/scenario/no.such-thing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no scenario no.such-thing');
});
