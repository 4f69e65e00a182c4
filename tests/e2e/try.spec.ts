/** Trying a reference, as somebody does who has nothing but the keyboard. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { visit } from './page.ts';

function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'existing_ref, as JSON' });
}

function verdict(page: Page): Locator {
  return page.getByRole('article').getByRole('heading', { level: 2 });
}

function answers(page: Page): Locator {
  return page.getByRole('table', { name: 'What each driver makes of the reference' });
}

test('by keyboard: write a reference, read the rule that decides, open another driver, reload', async ({ page }) => {
  await visit(page, '#/?driver=lvm');
  await tabTo(page, page.getByRole('link', { name: 'Try', exact: true }));
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText('lvm takes it, as 1 GiB, and ties tuesday to the snapshot.');

  await tabTo(page, editor(page));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{"source-name":"friday?/"}');
  await expect(page.getByRole('dialog'), 'what is typed is no command to the page').toBeHidden();
  await expect(verdict(page)).toHaveText('lvm crashes in get_size: ProcessExecutionError.');
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'Backspace', 'Backspace']) await page.keyboard.press(key);
  await expect(editor(page)).toHaveValue('{"source-name":"friday"}');
  await expect(verdict(page)).toHaveText('lvm takes it, as 2 GiB, and ties friday to the snapshot.');
  const decided = page.getByRole('region', { name: 'Then manage' }).getByRole('listitem').filter({ hasText: 'decided' });
  await expect(decided).toContainText('cinder/volume/drivers/lvm.py:');
  await expect(page.getByRole('region', { name: 'On the backend' })).toContainText('friday');

  const rbd = answers(page).getByRole('link', { name: 'rbd', exact: true });
  await expect(answers(page).getByRole('row', { name: /^rbd / })).toContainText('Specified snapshot does not exist.');
  await tabTo(page, rbd);
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText('rbd refuses it in get_size: ManageExistingInvalidReference.');
  await expect(editor(page)).toHaveValue('{"source-name":"friday"}');
  await expect(rbd).toHaveAttribute('aria-current', 'true');

  await page.reload();
  await expect(verdict(page)).toHaveText('rbd refuses it in get_size: ManageExistingInvalidReference.');
  await expect(editor(page)).toHaveValue('{"source-name":"friday"}');
  await page.goBack();
  await expect(verdict(page)).toHaveText('lvm takes it, as 2 GiB, and ties friday to the snapshot.');
});

test('what is no JSON says where, keeps what was written, and leaves the last answer in sight', async ({ page }) => {
  await visit(page, '#/try?driver=rbd');
  await expect(verdict(page)).toHaveText(/^rbd takes it/);
  await editor(page).fill('{"source-name":\n  tuesday}');
  await expect(page.getByText('This is no JSON. Expecting value: line 2 column 3')).toBeVisible();
  await expect(editor(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(verdict(page)).toHaveText(/^rbd takes it/);
  await expect(page.getByText('This is about the last text that was JSON.')).toBeVisible();
  await page.reload();
  await expect(editor(page)).toHaveValue('{"source-name":\n  tuesday}');
  await editor(page).fill('');
  await expect(page.getByText('Write a reference, or choose an object above.')).toBeVisible();
  await expect(editor(page)).toHaveValue('');
});

test('an object that is chosen writes the reference to it, in the chosen form', async ({ page }) => {
  await visit(page, '#/try?driver=infinidat');
  await page.getByRole('button', { name: /^database\.tuesday/ }).click();
  await expect(editor(page)).toHaveValue('{"source-name":"database.tuesday"}');
  await page.getByRole('button', { name: 'source-id', exact: true }).click();
  await expect(editor(page)).toHaveValue('{"source-id":"1004"}');
  await page.getByRole('button', { name: /^small/ }).click();
  await expect(editor(page)).toHaveValue('{"source-id":"1006"}');
  await expect(page.getByRole('button', { name: /^small/ })).toHaveAttribute('aria-pressed', 'true');
});

test('equal answers are folded, and the order is part of the address', async ({ page }) => {
  await visit(page, '#/try?driver=lvm&ref=null');
  const alletra = answers(page).getByRole('link', { name: 'alletra', exact: true });
  await expect(answers(page)).toBeVisible();
  await expect(alletra).toBeHidden();
  await answers(page).getByRole('row').filter({ hasText: 'argument of type' }).getByRole('button').click();
  await expect(alletra).toBeVisible();
  await page.getByRole('button', { name: 'by driver' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'by driver' })).toHaveAttribute('aria-pressed', 'true');
  await expect(answers(page).getByRole('link')).toHaveCount(27);
});

test('a case of the gallery is a link that shows what it says', async ({ page }) => {
  await visit(page, '#/try');
  await page.getByRole('link', { name: '4 MiB that become 0 GiB' }).click();
  await expect(verdict(page)).toHaveText('lvm takes it, as 0 GiB, and ties small to the snapshot.');
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}
