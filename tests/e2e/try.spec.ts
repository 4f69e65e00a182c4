/** Trying a reference, as somebody does who has nothing but the keyboard, and as somebody does with a mouse. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openStep, visit } from './page.ts';

/** CodeMirror, once it stands in the place of the plain field. */
function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'existing_ref, as JSON' }).and(page.locator('.cm-content'));
}

function verdict(page: Page): Locator {
  return page.getByRole('article').getByRole('heading', { level: 2 });
}

function answers(page: Page): Locator {
  return page.getByRole('table', { name: 'What each driver makes of the reference' });
}

/** The drivers of the table's rows, from top to bottom; what is folded by its number. */
function order(page: Page): Promise<string[]> {
  return answers(page).locator('tbody th').allInnerTexts();
}

test('by keyboard: write a reference, read the rule that decides, open another driver, reload', async ({ page }) => {
  await visit(page, '#/suites?driver=lvm');
  await tabTo(page, page.getByRole('link', { name: 'Try', exact: true }));
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText('lvm takes it, as 1 GiB, and ties tuesday to the snapshot.');

  await tabTo(page, editor(page));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{"source-name":"friday?/"}');
  await expect(editor(page), 'brackets and quotes that close by themselves are typed over').toHaveText('{"source-name":"friday?/"}');
  await expect(page.getByRole('dialog'), 'what is typed is no command to the page').toBeHidden();
  await expect(verdict(page)).toHaveText('lvm crashes in get_size: ProcessExecutionError.');
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'Backspace', 'Backspace']) await page.keyboard.press(key);
  await expect(editor(page)).toHaveText('{"source-name":"friday"}');
  await expect(verdict(page)).toHaveText('lvm takes it, as 2 GiB, and ties friday to the snapshot.');
  const decided = page.getByRole('region', { name: 'Then manage' }).getByRole('listitem').filter({ hasText: 'decided' });
  await expect(decided.getByRole('link', { name: /^cinder\/volume\/drivers\/lvm\.py:\d+$/ })).toHaveAttribute('href', /^https:\/\/opendev\.org\/openstack\/cinder\/src\/commit\/ab09bc39\w+\/cinder\/volume\/drivers\/lvm\.py#L\d+$/);
  await expect(page.getByRole('region', { name: 'On the backend' })).toContainText('friday');
  await expect(page.getByRole('region', { name: 'In Cinder' })).toContainText('available');

  const rbd = answers(page).getByRole('link', { name: 'rbd', exact: true });
  await expect(answers(page).getByRole('row', { name: /^rbd / })).toContainText('Specified snapshot does not exist.');
  await tabTo(page, rbd);
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText('rbd refuses it in get_size: ManageExistingInvalidReference.');
  await expect(editor(page)).toHaveText('{"source-name":"friday"}');
  await expect(rbd).toHaveAttribute('aria-current', 'true');

  await page.reload();
  await expect(verdict(page)).toHaveText('rbd refuses it in get_size: ManageExistingInvalidReference.');
  await expect(editor(page)).toHaveText('{"source-name":"friday"}');
  await page.goBack();
  await expect(verdict(page)).toHaveText('lvm takes it, as 2 GiB, and ties friday to the snapshot.');
});

test('keys and names are suggested, with what they are; Escape closes the list, Tab leads on', async ({ page }) => {
  await visit(page, '#/try?driver=infinidat');
  await expect(verdict(page)).toHaveText(/^infinidat takes it/);
  await editor(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{"');
  const list = page.getByRole('listbox', { name: 'Completions' });
  await expect(list.getByRole('option').first(), 'the chosen driver’s keys stand first').toContainText('infinidat');
  await expect(list.getByRole('option').last()).not.toContainText('infinidat');
  await page.keyboard.type('source-i');
  await expect(list.getByRole('option').first()).toContainText('"source-id"');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveText('{"source-id":}');
  await page.keyboard.type('"100');
  await expect(list.getByRole('option', { name: /"1004"/ })).toContainText('snapshot of payroll, 1.5 GiB');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('Control+Space');
  await list.getByRole('option', { name: /"1004"/ }).click();
  await expect(editor(page)).toHaveText('{"source-id":"1004"}');
  await expect(verdict(page)).toHaveText('infinidat takes it, as 2 GiB, and ties database.tuesday to the snapshot.');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

test('what is no JSON says where, keeps what was written, and leaves the last answer in sight', async ({ page }) => {
  await visit(page, '#/try?driver=rbd');
  await expect(verdict(page)).toHaveText(/^rbd takes it/);
  await editor(page).fill('{"source-name":\n  tuesday}');
  await expect(page.getByText('This is no JSON. Expecting value: line 2 column 3').first()).toBeVisible();
  await expect(editor(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(editor(page)).toHaveAccessibleDescription('This is no JSON. Expecting value: line 2 column 3');
  await expect(page.locator('.cm-lintRange-error'), 'the place is marked').toHaveText('t');
  await expect(verdict(page)).toHaveText(/^rbd takes it/);
  await expect(page.getByText('This is about the last text that was JSON.')).toBeVisible();
  await page.reload();
  await expect(editor(page).locator('.cm-line')).toHaveText(['{"source-name":', '  tuesday}']);
  await editor(page).fill('');
  await expect(page.getByText('Write a reference, or choose an object.').first()).toBeVisible();
  await expect(editor(page)).toHaveText('');
});

test('an object that is chosen writes the reference to it, in the chosen form', async ({ page }) => {
  await visit(page, '#/try?driver=infinidat');
  await page.getByRole('button', { name: /^database\.tuesday/ }).click();
  await expect(editor(page)).toHaveText('{"source-name":"database.tuesday"}');
  await page.getByRole('button', { name: 'source-id', exact: true }).click();
  await expect(editor(page)).toHaveText('{"source-id":"1004"}');
  await page.getByRole('button', { name: /^small/ }).click();
  await expect(editor(page)).toHaveText('{"source-id":"1006"}');
  await expect(page.getByRole('button', { name: /^small/ })).toHaveAttribute('aria-pressed', 'true');
});

test('in fields: rows of key, type and value; what is no value yet leaves the reference as it was', async ({ page }) => {
  await visit(page, '#/try?driver=infinidat&ref=%7B%22source-name%22%3A%20%22tuesday%22%2C%20%22n%22%3A%201.00%7D');
  await page.getByRole('button', { name: 'Fields' }).click();
  const value = (n: number): Locator => page.getByRole('textbox', { name: `Value ${n}`, exact: true }).or(page.getByRole('combobox', { name: `Value ${n}`, exact: true }));
  await expect(value(2)).toHaveValue('1.00');
  await value(2).fill('1.x?');
  await expect(page.getByRole('alert')).toHaveText('This is no number. The reference stays as it was.');
  await expect(value(2), 'nothing of it is lost').toHaveValue('1.x?');
  await page.getByRole('combobox', { name: 'Type of value 2' }).selectOption('null');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a key' }).click();
  await expect(page.getByRole('combobox', { name: 'Key 3' })).toBeFocused();
  await page.keyboard.type('source-name');
  await expect(page.getByRole('alert')).toHaveText('Another row has this key. The reference stays as it was.');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('source-id');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1004');
  await expect(verdict(page)).toHaveText('infinidat takes it, as 2 GiB, and ties database.tuesday to the snapshot.');
  await page.getByRole('button', { name: 'Remove n' }).click();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Key 2' }), 'the choice of fields is part of the address').toHaveValue('source-id');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  await expect(editor(page)).toHaveText('{"source-name": "tuesday", "source-id":"1004"}');
  await editor(page).fill('null');
  await page.getByRole('button', { name: 'Fields' }).click();
  await expect(page.getByText('This is null: it has no keys, so there are no fields for it.')).toBeVisible();
});

test('equal answers are folded; what is unfolded and the order are part of the address', async ({ page }) => {
  await visit(page, '#/try?driver=lvm&ref=null');
  const alletra = answers(page).getByRole('link', { name: 'alletra', exact: true });
  await expect(answers(page)).toBeVisible();
  await expect(alletra).toBeHidden();
  await answers(page).getByRole('row').filter({ hasText: 'argument of type' }).getByRole('button').click();
  await expect(alletra).toBeVisible();
  await page.reload();
  await expect(alletra).toBeVisible();
  await answers(page).getByRole('button', { name: 'Driver', exact: true }).click();
  await expect(answers(page).getByRole('link')).toHaveCount(27);
  const up = await order(page);
  expect(up).toEqual(up.toSorted());
  await answers(page).getByRole('button', { name: 'Driver', exact: true }).click();
  await page.reload();
  await expect(answers(page).getByRole('columnheader', { name: 'Driver' })).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => order(page)).toEqual(up.toReversed());
});

test('the reference can be copied as a command', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, '#/try?driver=lvm');
  await page.getByRole('button', { name: 'Copy the cinder command' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('cinder snapshot-manage "$VOLUME" tuesday');
  await page.getByRole('button', { name: 'Copy the openstack command' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('openstack volume snapshot create --volume "$VOLUME" --remote-source source-name=tuesday managed');
  await page.getByRole('button', { name: 'Copy the curl command' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('"ref":{"source-name":"tuesday"}');
});

test('a case of the gallery is a link that shows what it says, be it a reference or a step', async ({ page }) => {
  await visit(page, '#/try');
  await page.getByRole('link', { name: '4 MiB that become 0 GiB' }).click();
  await expect(verdict(page)).toHaveText('lvm takes it, as 0 GiB, and ties small to the snapshot.');
  await page.getByRole('link', { name: 'A rename that stays after a failure' }).click();
  await expect(openStep(page)).toContainText('API: manage');
});

for (const width of [360, 1280, 1920]) {
  test(`nothing else moves while one types: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, '#/try?driver=lvm');
    await expect(verdict(page)).toHaveText(/^lvm takes it/);
    await expect(editor(page)).toBeVisible();
    const headings = ['The reference', 'On the array', 'The same reference on every driver'].map((name) => page.getByRole('heading', { name, exact: true }));
    const places = (): Promise<readonly number[]> => Promise.all(headings.map((heading) => heading.evaluate((element) => element.getBoundingClientRect().top + scrollY)));
    const before = await places();
    for (const text of ['null', '{"source-name"', '', '{"source-name":"friday?"}', '{"source-name":"database.tuesday"}', '7']) {
      await editor(page).fill(text);
      await expect(editor(page)).toHaveText(text);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      expect(await places(), text).toEqual(before);
    }
  });
}

test('where the editor can’t be loaded, the plain field does', async ({ page }) => {
  await page.route(/code-editor-.*\.js$/, (route) => route.abort());
  await visit(page, '#/try?driver=lvm');
  const field = page.getByRole('textbox', { name: 'existing_ref, as JSON' });
  await expect(verdict(page)).toHaveText(/^lvm takes it/);
  await field.fill('{"source-name":"friday"}');
  await expect(verdict(page)).toHaveText('lvm takes it, as 2 GiB, and ties friday to the snapshot.');
  await expect(field).toHaveValue('{"source-name":"friday"}');
});

test('the editor comes when a reference is tried, and keeps to the page’s policy', async ({ page }) => {
  const loaded: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const isEditor = (path: string): boolean => path.includes('/code-editor-');
  await visit(page, '#/suites?driver=lvm');
  await expect(page.getByText('Worker ready')).toBeAttached();
  expect(loaded.filter(isEditor)).toEqual([]);
  await page.getByRole('link', { name: 'Try', exact: true }).click();
  await expect(editor(page), 'styled, in spite of the policy').toHaveCSS('white-space-collapse', 'break-spaces');
  await editor(page).fill('{"source-name":"t');
  await expect(page.getByText('This is no JSON. Unterminated string').first()).toBeVisible();
  expect(loaded.filter(isEditor)).toHaveLength(1);
  expect(complaints).toEqual([]);
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === (element.getRootNode() as Document | ShadowRoot).activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}
