/** The same run gives the same evidence in the page and in Node, and the page keeps what it found. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { DRIVERS } from '../../core/registry.ts';

const COMMAND = fileURLToPath(new URL('../../dist/cli/custody.mjs', import.meta.url));

interface ExportedResult {
  readonly digests: { readonly evidence: string; readonly verdicts: string };
}

/** The result as it is written. */
function runInNode(driver: string): string {
  return execFileSync(process.execPath, [COMMAND, 'run', '--driver', driver, '--report', 'json'], { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] });
}

/** What must be the same to the byte: a result but for where and when it was run. */
function evidenceIn(result: string): string {
  const kept = result.replace(/^ {2}"(?:environment|timing)": \{\n(?: {4}.*\n)*? {2}\},?\n/gm, '');
  expect(result.split('\n').length - kept.split('\n').length).toBeGreaterThan(6);
  return kept;
}

for (const { id: driver } of DRIVERS) {
  test(`all suites on ${driver} are as expected, with the evidence that Node gives`, async ({ page }) => {
    await page.goto(`./#/?driver=${driver}`);
    await page.getByRole('button', { name: /^Run all/ }).click();
    await expect(page.getByRole('region', { name: /^Newest run/ }).getByText(/^\d+ passed, 0 failed, \d+ skipped/)).toBeVisible({ timeout: 20_000 });

    const inNode = runInNode(driver);
    const { digests } = JSON.parse(inNode) as ExportedResult;
    await expect(page.getByText(digests.evidence)).toBeVisible();
    await expect(page.getByText(digests.verdicts)).toBeVisible();

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Save the result of/ }).click()]);
    expect(evidenceIn(readFileSync(await download.path(), 'utf8'))).toBe(evidenceIn(inNode));
  });
}

test('after a manage the renamed object is in IndexedDB, by its bare API', async ({ page }) => {
  await page.goto('./#/?driver=reference-rename');
  const row = page.getByRole('listitem').filter({ hasText: 'manage.follow-up-finds-it' });
  await row.getByRole('button', { name: /^Run/ }).click();
  await expect(row.getByText('pass', { exact: true })).toBeVisible();

  const renamed = await page.evaluate(async () => {
    const open = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('custody');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not opened'));
    });
    const chunks = await new Promise<unknown[]>((resolve, reject) => {
      const request = open.transaction('run_chunks').objectStore('run_chunks').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
    open.close();
    const renames: string[] = [];
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('updated' in value && Array.isArray(value.updated)) {
        for (const [from, to] of value.updated as [{ handle?: string; name?: string }, { name?: string }][]) {
          if (from.handle === 'a' && from.name !== to.name) renames.push(`${from.name} → ${to.name}`);
        }
      }
      Object.values(value).forEach(look);
    };
    chunks.forEach(look);
    return renames;
  });
  expect(renamed).toEqual([expect.stringMatching(/^a → snapshot-[0-9a-f-]{36}$/)]);
});
