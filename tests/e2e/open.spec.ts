/** Results as files: opened, walked through, compared, judged by a baseline, removed; and what is no result. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { choose, openResult, openStep, RESULT, resultOf, row, save, visit } from './page.ts';

/** Lets go of a file above the page, or above an element of it. */
async function drop(page: Page, target: string, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(([file, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content ?? ''], file ?? ''));
    return transfer;
  }, [name, text]);
  await page.locator(target).first().dispatchEvent('dragover', { dataTransfer: data });
  await page.locator(target).first().dispatchEvent('drop', { dataTransfer: data });
}

test('a result is opened, what failed first, walked through by key, and there after a reload', async ({ page }) => {
  await openResult(page, 'mutant.size.floor');
  await page.reload();
  const failing = page.getByRole('region', { name: /^What failed/ }).getByRole('listitem');
  await expect(failing.first()).toContainText('fail');
  const titles = await failing.getByRole('link').allInnerTexts();

  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[0] ?? '');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[1] ?? '');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[0] ?? '');
  await expect(page.getByRole('link', { name: 'Previous scenario' })).toBeDisabled();
  await page.getByRole('link', { name: 'ci.json' }).click();
  await expect(failing.first().getByRole('link'), 'the scenario that was left').toBeFocused();
  await page.getByRole('link', { name: 'See the first failure' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[0] ?? '');

  await page.getByRole('link', { name: 'Suites', exact: true }).click();
  await expect(row(page, 'unmanage.keeps-data'), 'it is no run of this page').toContainText('no verdict');
});

test('the focus is at the beginning of a file that was opened', async ({ page }) => {
  const { buffer } = await resultOf(page, 'lvm');
  await visit(page, '#/open');
  await page.getByLabel('A result').focus();
  await choose(page, 'A result', 'ci.json', buffer);
  await expect(page.getByRole('heading', { level: 1, name: 'ci.json' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('a scenario of a result is seen as one that was run here: the same steps, lanes and words', async ({ page }) => {
  const scenario = 'caller.bad-reference';
  const seen = async (): Promise<readonly string[]> => {
    await page.keyboard.press('Home');
    await expect(page.getByText(/^Step 1 of/)).toBeVisible();
    return [
      await page.getByRole('article').innerText(),
      await page.getByRole('navigation', { name: 'Steps' }).innerText(),
      await page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) }).innerText(),
    ];
  };
  await openResult(page, 'lvm');
  await page.goto(`${page.url()}&scenario=${scenario}`);
  const ofFile = await seen();
  await visit(page, `#/scenario/${scenario}?driver=lvm`);
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible();
  expect(await seen()).toEqual(ofFile);
  expect(ofFile[0]).toMatch(/Request[^]*Answer[^]*On the backend[^]*In Cinder[^]*Quota[^]*flow[^]*Driver calls[^]*Rules of the driver[^]*Notifications[^]*Service log/);
});

test('a file’s scenario opens at its first failure, says what it is from, and leads to the same one here', async ({ page }) => {
  await openResult(page, 'lvm');
  await page.goto(`${page.url()}&scenario=manage.owned-by-another`);
  await expect(openStep(page)).toContainText('known deviation (fail):');
  await expect(page.getByText(/^Step 2 of/)).toBeVisible();
  await page.getByRole('link', { name: 'The same here, on our lvm' }).click();
  await expect(page).toHaveURL(/#\/scenario\/manage\.owned-by-another\?driver=lvm$/);
});

test('an earlier result beside it: what fails since then stands first; two that are chosen at once are compared', async ({ page }) => {
  const [good, bad] = [await resultOf(page, 'reference-rename'), await resultOf(page, 'mutant.size.floor')];
  await visit(page, '#/open');
  await choose(page, 'A result', 'after.json', bad.buffer);
  await choose(page, 'An earlier result', 'before.json', good.buffer);
  const difference = page.getByRole('region', { name: 'What is different from before.json' });
  await expect(difference.getByRole('heading', { level: 3 }).first()).toHaveText(/^Newly failing: \d+$/);
  const count = await difference.getByRole('listitem').count();
  await difference.getByRole('link').first().click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
  await page.goBack();
  await expect(difference).toBeVisible();

  await visit(page, '#/open');
  await page.getByLabel('A result').setInputFiles([{ name: 'after.json', mimeType: '', buffer: bad.buffer }, { name: 'before.json', mimeType: '', buffer: good.buffer }]);
  await expect(difference.getByRole('listitem')).toHaveCount(count);
});

test('a baseline makes known what it lists, and is taken away again', async ({ page }) => {
  await openResult(page, 'mutant.size.floor');
  const text = (await save(page, RESULT, 'baseline')).buffer.toString();
  expect(text).toContain('reason: ""');
  await choose(page, 'A baseline', 'empty.yaml', Buffer.from(text));
  await expect(page.getByRole('alert')).toContainText(/empty\.yaml:\d+/);
  await choose(page, 'A baseline', 'known.yaml', Buffer.from(text.replaceAll('reason: ""', 'reason: "It rounds down."')));
  await expect(page.getByRole('heading', { name: 'Nothing failed' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await save(page, RESULT, 'tap')).buffer.toString()).toContain('It rounds down.');
  await page.getByRole('button', { name: 'Judge without it' }).click();
  await expect(page.getByRole('heading', { name: /^What failed/ })).toBeVisible();
});

test('a file is dropped anywhere, or pasted by key', async ({ page, context }) => {
  const { buffer } = await resultOf(page, 'reference-rename');
  await visit(page, '#/open');
  await drop(page, 'h1', 'dropped.json', buffer.toString());
  await expect(page.getByRole('heading', { level: 1, name: 'dropped.json' })).toBeVisible();
  await drop(page, 'label:has-text("An earlier result")', 'earlier.json', buffer.toString());
  await expect(page.getByText('Nothing is different')).toBeVisible();

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, '#/open');
  await page.evaluate((text) => navigator.clipboard.writeText(text), buffer.toString());
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('heading', { level: 1, name: 'pasted' })).toBeVisible();
});

test('an HTML report of the command leads to its result, by its link and as a file', async ({ page }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'custody-')), 'report.html');
  await visit(page, '#/open');
  const address = new URL('.', page.url()).href;
  const { status } = spawnSync(process.execPath, ['dist/cli/custody.mjs', 'run', 'failures', '--driver', 'lvm', '--page', address, '--report', `html=${file}`]);
  expect(status).toBe(0);
  const html = readFileSync(file, 'utf8');
  const link = /href="([^"]*#\/open\?result=[^"]*)"/.exec(html)?.[1] ?? '';

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'result from a link' })).toBeVisible();
  await expect(page).toHaveURL(/#\/open\?run=[\w-]+$/);
  await expect(page.getByText(/^lvm .*scenarios, started/)).toBeVisible();

  await visit(page, '#/open');
  await choose(page, 'A result', 'report.html', Buffer.from(html));
  await expect(page.getByRole('heading', { level: 1, name: 'report.html' })).toBeVisible();
  await page.goto(link.slice(0, -40));
  await expect(page.getByRole('alert')).toContainText('it may have been cut short');
});

test('each format is saved as the command reports it', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'custody-'));
  const formats = ['json', 'junit', 'tap', 'ctrf', 'html', 'badge', 'pretty'];
  const reports = formats.flatMap((format) => ['--report', `${format}=${join(folder, format)}`]);
  spawnSync(process.execPath, ['dist/cli/custody.mjs', 'run', '--driver', 'lvm', '--filter', 'size*', ...reports]);
  const reported = (name: string): string => readFileSync(join(folder, name), 'utf8');
  spawnSync(process.execPath, ['dist/cli/custody.mjs', 'baseline', 'write', join(folder, 'json'), join(folder, 'baseline')]);

  await visit(page, '#/open');
  await choose(page, 'A result', 'ci.json', Buffer.from(reported('json')));
  await expect(page.getByRole('heading', { level: 1, name: 'ci.json' })).toBeVisible();
  for (const format of [...formats, 'baseline']) {
    const { buffer } = await save(page, RESULT, format);
    expect(withoutPage(buffer.toString()), format).toBe(withoutPage(reported(format)));
  }
});

/** A report without its link to this page, which the page has no need of. */
function withoutPage(html: string): string {
  return html.replace(/<p class="no-print"><a href="[^"]*#\/open[^]*?<\/p>\n/, '');
}

test('what is no result is refused in words that say what it is, and what to do', async ({ page }) => {
  await visit(page, '#/open');
  const refusals: readonly (readonly [name: string, text: string, words: RegExp])[] = [
    ['other.json', '{"format": "custody-result", "version": 1}', /other\.json: .*expected/],
    ['cut.json', '{"format": "custody-res', /cut\.json is no JSON: /],
    ['new.json', '{"format": "custody-result", "version": 2}', /new\.json is a result of a newer Custody/],
    ['ci.xml', '<testsuites name="lvm"/>', /ci\.xml is a JUnit report, .*open what --report json=FILE has written/],
    ['big.json', ' '.repeat(33_000_000), /big\.json has 33 MB, and a file that is opened here may have 32 MB/],
  ];
  for (const [name, text, words] of refusals) {
    await choose(page, 'A result', name, Buffer.from(text));
    await expect(page.getByRole('alert')).toContainText(words);
  }
  await expect(page.getByRole('heading', { name: 'Opened before' })).toHaveCount(0);
});

test('a file is removed, brought back, and removed for good, by key', async ({ page }) => {
  await openResult(page, 'reference-rename');
  await page.getByRole('link', { name: 'Open another result' }).click();
  await page.getByRole('button', { name: 'Remove ci.json' }).press('Enter');
  await expect(page.getByRole('link', { name: 'ci.json' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'ci.json' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove ci.json' }).press('Enter');
  await expect(page.getByText('ci.json is removed.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Opened before' })).toHaveCount(0);
});
