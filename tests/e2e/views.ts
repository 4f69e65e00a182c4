/** The pages in all the states that are to be looked at: for axe, for small screens, and for screenshots. */
import { expect, type Page } from '@playwright/test';
import { choose, openResult, resultOf, runAll, runScenario, visit, visitDriver, visitProof, visitTable } from './page.ts';
import { WORKSPACE_STATES } from './workspace-views.ts';

export type View = (page: Page) => Promise<void>;

/** The page without its worker. */
const failing = (hash: string): View => async (page) => {
  await page.route(/main-.*\.js$/, (route) => route.abort());
  await page.goto(`./${hash}`);
  await expect(page.getByRole('alert')).toContainText('The worker does not start');
  // What can't come any more is not announced as on its way.
  await expect(page.locator('.loading')).toHaveCount(0);
};

/** Each page when there is nothing yet, when there is much, and when something is wrong. */
export const VIEWS: Readonly<Record<string, View>> = {
  'overview, never run': (page) => visit(page, '#/suites?driver=reference-rename'),
  start: (page) => visit(page, '#/'),
  'start, failing': failing('#/'),
  'overview, failing': failing('#/suites'),
  'overview, after a run': async (page) => {
    await visit(page, '#/suites?driver=lvm');
    await runAll(page);
  },
  'scenario, failing': failing('#/scenario/caller.unmanage'),
  'scenario, a pass': (page) => runScenario(page, '#/scenario/caller.bad-reference?driver=lvm'),
  'scenario, a step that failed': (page) => runScenario(page, '#/scenario/ref.of-another-volume?driver=lvm'),
  'scenario, a crash': (page) => runScenario(page, '#/scenario/ref.no-known-key.manage?driver=lvm'),
  'scenario, about other drivers': async (page) => {
    await visit(page, '#/scenario/reference-metadata.unmanage-fails?driver=lvm');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByText('This is about reference-metadata.')).toBeVisible();
  },
  'scenario, not run yet': (page) => visit(page, '#/scenario/caller.unmanage?driver=lvm'),
  'proof, not made yet': async (page) => {
    await page.route(/main-.*\.js$/, () => undefined);
    await visit(page, '#/proof');
  },
  'proof, failing': failing('#/proof'),
  'proof, by sentence': (page) => visitProof(page, '#/proof'),
  'proof, by check': (page) => visitProof(page, '#/proof?view=checks'),
  'drivers, not there yet': async (page) => {
    await page.route(/main-.*\.js$/, () => undefined);
    await visit(page, '#/drivers');
  },
  'drivers, failing': failing('#/drivers'),
  drivers: async (page) => {
    await visit(page, '#/drivers?q=dell');
    await expect(page.getByText(/^\d of \d+ drivers$/)).toBeVisible();
  },
  'drivers, none found': async (page) => {
    await visit(page, '#/drivers?q=floppy');
    await expect(page.getByText(/^No driver that Custody knows/)).toBeVisible();
  },
  'drivers, sentences': visitTable,
  'one driver': (page) => visitDriver(page, 'lvm'),
  'one driver, not implemented': (page) => visitDriver(page, 'unity'),
  'no such driver': async (page) => {
    await visit(page, '#/drivers/floppy');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no driver floppy');
  },
  'try, a reference that is taken': async (page) => {
    await visit(page, '#/try?driver=rbd');
    await expect(page.getByRole('heading', { name: /^rbd takes it/ })).toBeVisible();
  },
  'try, a crash': async (page) => {
    await visit(page, '#/try?driver=pure&ref=null&sort=driver');
    await expect(page.getByRole('heading', { name: /^pure crashes/ })).toBeVisible();
  },
  'try, nothing written': async (page) => {
    await visit(page, '#/try?driver=lvm&ref=');
    await expect(page.getByText('Write a reference, or choose an object.').first()).toBeVisible();
  },
  'try, no JSON': async (page) => {
    await visit(page, '#/try?driver=lvm&ref=%7B');
    await expect(page.getByText(/line 1 column 2$/).first()).toBeVisible();
  },
  'try, keys suggested': async (page) => {
    await visit(page, '#/try?driver=rbd');
    await expect(page.getByRole('heading', { name: /^rbd takes it/ })).toBeVisible();
    await page.getByRole('textbox', { name: 'existing_ref, as JSON' }).and(page.locator('.cm-content')).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{"');
    await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
  },
  'try, in fields': async (page) => {
    await visit(page, '#/try?driver=infinidat&editor=form&ref=%7B%22source-name%22%3A%22tuesday%22%2C%22n%22%3A1.00%2C%22x%22%3A%5B1%5D%2C%22b%22%3Atrue%2C%22z%22%3Anull%7D');
    await page.getByRole('textbox', { name: 'Value 2', exact: true }).fill('1.x');
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'try, failing': failing('#/try'),
  'open, nothing yet': (page) => visit(page, '#/open'),
  'open, failing': failing('#/open'),
  'open, files that were opened': async (page) => {
    await openResult(page, 'lvm');
    await openResult(page, 'mutant.size.floor', 'other.json');
    await visit(page, '#/open');
    await page.getByRole('button', { name: 'Remove ci.json' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  },
  'open, not a result': async (page) => {
    await visit(page, '#/open');
    await choose(page, 'A result', 'a-file-of-a-rather-long-name-that-is-no-result-at-all.json', Buffer.from('{"format": "custody-result", "version": 1}'));
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'open, a result': (page) => openResult(page, 'mutant.size.floor'),
  'open, a difference': async (page) => {
    const { buffer } = await resultOf(page, 'lvm');
    await openResult(page, 'mutant.size.floor');
    await choose(page, 'An earlier result', 'before.json', buffer);
    await expect(page.getByRole('heading', { name: /^Newly failing/ })).toBeVisible();
  },
  'open, a scenario': async (page) => {
    await openResult(page, 'mutant.size.floor');
    await page.getByRole('link', { name: 'See the first failure' }).click();
    await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
  },
  ...WORKSPACE_STATES,
  'workspaces, failing': failing('#/workspaces'),
  'workspace, failing': failing('#/workspace/w1'),
  'nothing here': (page) => visit(page, '#/elsewhere'),
  help: async (page) => {
    await visit(page, '#/');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  },
};
