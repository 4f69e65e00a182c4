/** What is loaded when: little before anything is opened, and what reads files only once there is one. */
import { expect, test } from '@playwright/test';
import { FIRST_PAGE_BUDGET, pageSize } from '../../tools/page-size.mjs';
import { choose, visit } from './page.ts';

const READER = /\/result-[\w-]+\.js$/;

test('the scripts of the first page keep to their budget', () => {
  const { page, worker } = pageSize();
  expect(page.gzip).toBeLessThan(FIRST_PAGE_BUDGET);
  expect(page.files.length * worker.files.length, 'both are found').toBeGreaterThan(0);
  expect([...page.files, ...worker.files].filter((file) => READER.test(`/${file}`))).toEqual([]);
});

test('what reads results is loaded with the first file, under the page’s policy', async ({ page }) => {
  const loaded: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await visit(page, '#/open');
  await expect(page.getByText('Worker ready')).toBeAttached();
  expect(loaded.filter((path) => READER.test(path))).toEqual([]);
  await choose(page, 'A result', 'other.json', Buffer.from('{"format": "custody-result", "version": 1}'));
  await expect(page.getByRole('alert')).toContainText('other.json: ');
  expect(loaded.filter((path) => READER.test(path))).toHaveLength(1);
  expect(complaints).toEqual([]);
});
