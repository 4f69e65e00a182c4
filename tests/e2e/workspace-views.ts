/** The pages of workspaces in all the states that are to be looked at. */
import { expect, type Page } from '@playwright/test';
import { visit } from './page.ts';

type View = (page: Page) => Promise<void>;

/** Begins one from the gallery, and waits until it is open. */
export async function begin(page: Page, item = 'Payroll', driver = 'lvm'): Promise<void> {
  await visit(page, `#/workspaces?driver=${driver}`);
  await page.getByRole('button', { name: `Begin with ${item} on ${driver}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${item} on ${driver}` })).toBeVisible();
}

/** Goes to a view of the workspace that is open. */
export async function look(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views of the workspace' }).getByRole('link', { name: view }).click();
}

/** Runs a line in the console that is open, and waits for its end. */
async function type(page: Page, line: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Line of the console' }).fill(line);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').locator('.exchange').filter({ hasText: line })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute('aria-disabled', 'false');
}

/** A reference that fails half way, and one that is taken. */
async function work(page: Page): Promise<void> {
  await begin(page);
  await look(page, 'Console');
  await type(page, 'cinder snapshot-manage payroll nothing-there --name lost');
  await type(page, 'cinder snapshot-manage payroll tuesday --name nightly');
}

export const WORKSPACE_STATES: Readonly<Record<string, View>> = {
  'workspaces, none yet': async (page) => {
    await visit(page, '#/workspaces');
    await expect(page.getByText(/^There is none yet/)).toBeVisible();
  },
  'workspaces, several': async (page) => {
    await begin(page);
    await begin(page, 'Two backends', 'rbd');
    await begin(page, 'Nothing yet');
    await page.getByRole('link', { name: 'All workspaces' }).click();
    await page.getByRole('button', { name: 'Remove Nothing yet on lvm' }).click();
    await expect(page.getByRole('button', { name: 'Put back' })).toBeVisible();
    await page.getByRole('button', { name: 'Rename Payroll on lvm' }).click();
    await page.getByLabel('A workspace that was exported').setInputFiles({ name: 'none.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'workspace, nothing in it': async (page) => {
    await begin(page, 'Nothing yet');
    await page.getByText('Let something fail').click();
  },
  'workspace, inventory': async (page) => {
    await work(page);
    await look(page, 'Inventory');
    await page.getByRole('region', { name: 'In Cinder' }).getByRole('link', { name: /^nightly/ }).click();
    await expect(page.getByRole('button', { name: 'Unmanage nightly' })).toBeVisible();
  },
  'workspace, a row that is wrong': async (page) => {
    await work(page);
    await look(page, 'Inventory');
    await page.getByRole('region', { name: 'On the array' }).getByRole('link', { name: /^small/ }).click();
    await page.getByText('Change it by hand').click();
    await page.getByRole('textbox', { name: 'The whole row, as JSON' }).fill('{"id": "1"}');
    await page.getByRole('button', { name: 'Write the row' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
  },
  'workspace, try': async (page) => {
    await begin(page);
    await look(page, 'Try a reference');
    await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(/^lvm takes it/, { timeout: 20_000 });
  },
  'workspace, console': async (page) => {
    await work(page);
    await type(page, 'cinder snapshot-list');
    await type(page, 'cinder snapshot-show nowhere');
    await page.getByRole('textbox', { name: 'Line of the console' }).fill('cinder snapshot-m');
    await page.keyboard.press('Tab');
    await expect(page.getByText(/snapshot-manage {2}/)).toBeVisible();
  },
  'workspace, console, nothing typed': async (page) => {
    await begin(page);
    await look(page, 'Console');
  },
  'workspace, history': async (page) => {
    await work(page);
    await look(page, 'History');
    await expect(page.getByRole('article').getByText(/^Step 2 of 2/)).toBeVisible();
  },
  'workspace, no history': async (page) => {
    await begin(page);
    await look(page, 'History');
    await expect(page.getByText(/^Nothing was done yet/)).toBeVisible();
  },
  'workspace, removed elsewhere': async (page) => {
    await begin(page);
    const other = await page.context().newPage();
    await visit(other, '#/workspaces');
    await other.getByRole('button', { name: 'Remove Payroll on lvm' }).click();
    await expect(page.getByText('This workspace was removed.')).toBeVisible();
    await other.close();
  },
  'workspace, not there': async (page) => {
    await visit(page, '#/workspace/nowhere');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This workspace can’t be opened');
  },
};
