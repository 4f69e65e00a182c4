/** Workspaces, as somebody works in them with a mouse, and as somebody does who has nothing but the keyboard. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { saved, visit } from './page.ts';
import { begin } from './workspace-views.ts';

/** The worker makes an array of each driver for the first reference that is tried. */
const LONG = { timeout: 20_000 };

function tab(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Views of the workspace' }).getByRole('link', { name });
}

function region(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

function undo(page: Page): Locator {
  return page.getByRole('button', { name: /^Undo\b(?! this)/ });
}

/** CodeMirror, once it stands in the place of the plain field. */
function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'existing_ref, as JSON' }).and(page.locator('.cm-content'));
}

function verdict(page: Page): Locator {
  return page.getByRole('article').getByRole('heading', { level: 2 });
}

function line(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Line of the console' });
}

test('by mouse: try, run it, find it, walk back, fork, undo, reload', async ({ page }) => {
  await begin(page);
  await tab(page, 'Try a reference').click();
  await expect(verdict(page)).toHaveText(/^lvm takes it/, LONG);
  await page.getByRole('button', { name: /^friday/ }).click();
  await expect(verdict(page)).toHaveText('lvm takes it, as 2 GiB, and ties friday to the snapshot.');
  await expect(page.getByRole('region', { name: 'Then manage' }).getByRole('listitem').filter({ hasText: 'decided' })).toContainText('cinder/volume/drivers/lvm.py:');
  await expect(page.getByRole('table', { name: 'What each driver makes of the reference' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name in Cinder' }).fill('nightly');
  await page.getByRole('button', { name: 'Run it' }).click();

  await expect(tab(page, 'Inventory')).toHaveAttribute('aria-current', 'page');
  await expect(region(page, 'Done last')).toContainText('Manage friday');
  await expect(region(page, 'Done last')).toContainText('nightly is available');
  const row = region(page, 'In Cinder').getByRole('link', { name: /^nightly/ });
  await expect(row).toContainText('new');
  await expect(row, 'it is looked at').toHaveAttribute('aria-current', 'true');
  await expect(region(page, 'On the array')).toContainText('tied to nightly');
  await expect(undo(page)).toContainText('manage friday');

  await page.getByRole('button', { name: 'Unmanage nightly' }).click();
  await expect(row).toBeHidden();
  await expect(region(page, 'Done last')).toContainText('snapshot nightly is gone');
  await expect(page.getByText('This snapshot is not there any more.')).toBeVisible();
  await expect(region(page, 'On the array')).toContainText('let go');

  await tab(page, 'History').click();
  await expect(page.getByRole('article').getByText(/^Step 2 of 2/)).toBeVisible();
  await page.getByRole('button', { name: 'Previous step' }).click();
  await expect(page).toHaveURL(/at=1(&|$)/);
  await page.getByRole('button', { name: 'Fork a workspace from here' }).click();
  await expect(page).toHaveURL(/#\/workspace\/[^?]+$/);
  await expect(region(page, 'In Cinder').getByRole('link', { name: /^nightly/ })).toContainText('available');

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Payroll on lvm' })).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole('button', { name: 'Redo · unmanage nightly' })).toBeEnabled();
  await tab(page, 'Inventory').click();
  await expect(row).toContainText('available');
  await page.reload();
  await expect(row).toContainText('available');
  await expect(region(page, 'Done last')).toContainText('Undo unmanage nightly');
  await tab(page, 'History').click();
  await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('link')).toHaveCount(3);
});

test('by keyboard alone: write a reference, run it, walk back, go back there, undo that, fork', async ({ page }) => {
  await begin(page);
  await tabTo(page, tab(page, 'Try a reference'));
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(/^lvm takes it/, LONG);
  await expect(editor(page)).toBeVisible();
  await tabTo(page, editor(page));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{"source-name":"small"}');
  await expect(verdict(page)).toHaveText('lvm takes it, as 0 GiB, and ties small to the snapshot.');
  await tabTo(page, page.getByRole('textbox', { name: 'Name in Cinder' }));
  await page.keyboard.type('tiny');
  await page.keyboard.press('Enter');
  await expect(region(page, 'Done last')).toContainText('tiny is available');
  await expect(tab(page, 'Inventory'), 'the field is gone, so the focus is on where one is now').toBeFocused();

  const row = region(page, 'In Cinder').getByRole('link', { name: /^tiny/ });
  await tabTo(page, region(page, 'In Cinder').getByRole('link', { name: /^last-week/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'snapshot last-week' }), 'who comes by keyboard is led to the row').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(region(page, 'In Cinder').getByRole('link', { name: /^last-week/ })).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect(row).toBeHidden();
  await page.keyboard.press('Control+Shift+Z');
  await expect(row).toBeVisible();

  await tabTo(page, tab(page, 'History'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByText(/^Step 3 of 3/)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.getByRole('article').getByText(/^Step 1 of 3/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('article').getByText(/^Step 2 of 3/)).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Make the world this again' }));
  await page.keyboard.press('Enter');
  await expect(region(page, 'Done last')).toContainText('Return to revision 2');
  await expect(tab(page, 'Inventory')).toBeFocused();
  await expect(row).toBeHidden();
  await expect(undo(page)).toContainText('return to revision 2');
  await page.keyboard.press('Control+z');
  await expect(row).toBeVisible();
});

test('the console: manage, list, unmanage; what was typed comes back, Tab completes, Escape lets it go', async ({ page }) => {
  await begin(page);
  await tab(page, 'Console').click();
  const screen = page.getByRole('log', { name: 'What was printed' });
  await line(page).focus();
  await page.keyboard.type('cinder snapshot-manage payroll tuesday --name nightly');
  await page.keyboard.press('Enter');
  await expect(screen).toContainText('nightly');
  await expect(screen, 'the client’s table').toContainText('| status');
  await page.keyboard.type('cinder snapshot-list');
  await page.keyboard.press('Enter');
  await expect(screen).toContainText(/\| available \| nightly/);
  await page.keyboard.press('ArrowUp');
  await expect(line(page)).toHaveValue('cinder snapshot-list');
  await page.keyboard.press('ArrowDown');
  await expect(line(page)).toHaveValue('');
  await page.keyboard.type('a/b?c');
  await expect(line(page), 'what is a command elsewhere is a letter here').toHaveValue('a/b?c');
  await line(page).fill('');
  await page.keyboard.type('cinder snapshot-unm');
  await page.keyboard.press('Tab');
  await expect(line(page)).toHaveValue('cinder snapshot-unmanage ');
  await page.keyboard.type('nightly');
  await page.keyboard.press('Enter');
  await expect(undo(page)).toContainText('unmanage nightly');
  await page.keyboard.type('cinder snapshot-show nightly');
  await page.keyboard.press('Enter');
  await expect(screen).toContainText('exit code 1');
  await expect(screen).toContainText('on stderr:');

  await page.keyboard.type('cinder');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(line(page), 'Tab leads on').not.toBeFocused();
  await tab(page, 'Inventory').click();
  await expect(region(page, 'On the array')).toContainText('let go');
  await tab(page, 'Console').click();
  await expect(screen, 'what was printed stays').toContainText('| status');
  await line(page).fill('clear');
  await page.keyboard.press('Enter');
  await expect(screen).not.toContainText('| status');
});

test('rows are written by hand; what is wrong with one is said beside it, and nothing is lost', async ({ page }) => {
  await begin(page);
  await region(page, 'In Cinder').getByRole('link', { name: /^last-week/ }).click();
  await page.getByText('Change it by hand').click();
  const text = page.getByRole('textbox', { name: 'The whole row, as JSON' });
  const whole = await text.inputValue();
  await text.fill(whole.replace('"available"', '"avalable"'));
  await page.getByRole('button', { name: 'Write the row' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'status' })).toBeVisible();
  await expect(text).toHaveValue(/"avalable"/);
  await text.fill(whole.replace('"available"', '"error"'));
  await page.getByRole('button', { name: 'Write the row' }).click();
  await expect(region(page, 'In Cinder').getByRole('link', { name: /^last-week/ })).toContainText('error');
  await expect(undo(page)).toContainText('change snapshot last-week');
  await expect(page.getByRole('button', { name: 'Write the row' }), 'it stays open, and the focus where it was').toBeFocused();
  await page.getByText('Let time pass').click();
  await page.getByRole('button', { name: 'Let it pass' }).click();
  await expect(region(page, 'Done last')).toContainText('Let 1 h pass');
  await expect(text, 'whatever else is done').toBeVisible();

  await page.getByText('Write a row by hand').click();
  await page.getByRole('link', { name: 'A new volume' }).click();
  await page.getByRole('button', { name: 'Add the row' }).click();
  await expect(region(page, 'In Cinder').getByRole('link', { name: /^new / })).toHaveAttribute('aria-current', 'true');
  await page.reload();
  await expect(region(page, 'In Cinder').getByRole('link', { name: /^new / }), 'what is looked at stands in the address').toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Remove the row new' }).click();
  await expect(region(page, 'Done last')).toContainText('volume new is gone');
});

for (const width of [360, 1280]) {
  test(`what is below the way back stays where it is, however long a deed’s name: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await begin(page);
    const place = (): Promise<number> => tab(page, 'Inventory').evaluate((link) => link.getBoundingClientRect().top + scrollY);
    const before = await place();
    await region(page, 'In Cinder').getByRole('link', { name: /^last-week/ }).click();
    await page.getByRole('button', { name: 'Unmanage last-week' }).click();
    await expect(undo(page)).toContainText('unmanage last-week');
    expect(await place()).toBe(before);
    await undo(page).click();
    await expect(page.getByRole('button', { name: 'Redo · unmanage last-week' })).toBeEnabled();
    expect(await place()).toBe(before);
  });
}

test('nothing moves under the pointer while a workspace is made', async ({ page }) => {
  await visit(page, '#/workspaces?driver=lvm');
  const button = page.getByRole('button', { name: 'Begin with Payroll on lvm' });
  await expect(button).toBeVisible();
  await button.evaluate((element) => {
    const top = element.getBoundingClientRect().top;
    const main = document.querySelector('main') ?? document.body;
    new MutationObserver(() => {
      if (element.isConnected && element.getBoundingClientRect().top !== top) document.documentElement.dataset['moved'] = 'yes';
    }).observe(main, { subtree: true, childList: true });
  });
  await button.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Payroll on lvm' })).toBeVisible();
  expect(await page.locator('html').getAttribute('data-moved')).toBeNull();
});

test('beside the API: things are placed, time passes, something fails, a service goes down', async ({ page }) => {
  await begin(page);
  await page.getByText('Place something on the array').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('late');
  await page.getByRole('textbox', { name: 'Size' }).fill('plenty');
  await page.getByRole('button', { name: 'Place it' }).click();
  await expect(page.getByText(/^Not a size: "plenty"/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Size' }).fill('1 GiB');
  await page.getByRole('combobox', { name: 'It is' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Place it' }).click();
  await expect(region(page, 'On the array').getByRole('link', { name: /^late/ })).toContainText('new');
  await page.getByText('Let time pass').click();
  await page.getByRole('button', { name: 'Let it pass' }).click();
  await expect(region(page, 'Clock')).toContainText('01:00:00');
  await page.getByText('Let something fail').click();
  await page.getByRole('button', { name: 'Arm it' }).click();
  await expect(region(page, 'Faults to come')).toContainText('manage_existing_snapshot');
  await page.getByText('List what can be managed').click();
  await page.getByRole('button', { name: 'Ask Cinder' }).click();
  await expect(region(page, 'Done last')).toContainText('200 OK');
  await region(page, 'Volume services').getByRole('link').first().click();
  await page.getByRole('button', { name: /^Let it go down/ }).click();
  await expect(region(page, 'Volume services')).toContainText('down');
  await page.getByRole('searchbox', { name: 'Find' }).fill('late');
  await expect(page.getByRole('status').filter({ hasText: 'on the array' })).toHaveText(/^2 of 9 on the array$/);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(region(page, 'Done last')).toContainText('Reset');
  await expect(region(page, 'On the array')).toContainText('Nothing there is called so.');
  await undo(page).click();
  await expect(region(page, 'On the array').getByRole('link', { name: /^late/ })).toBeVisible();
});

test('the list: renamed where it stands, copied, saved and read again, removed and put back', async ({ page }) => {
  await begin(page);
  await page.getByRole('link', { name: 'All workspaces' }).click();
  await page.getByRole('button', { name: 'Rename Payroll on lvm' }).click();
  await page.keyboard.type('Night shift');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Night shift' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename Night shift' })).toBeFocused();
  await page.getByRole('button', { name: 'Copy Night shift' }).click();
  const names = page.getByRole('region', { name: 'Those that there are' }).getByRole('listitem').getByRole('link');
  await expect(names).toHaveCount(2);
  const { name, buffer } = await saved(page, page.getByRole('button', { name: 'Export Night shift', exact: true }));
  await page.getByRole('button', { name: 'Remove Night shift', exact: true }).click();
  await expect(names).toHaveCount(1);
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(names).toHaveCount(2);
  await page.getByLabel('A workspace that was exported').setInputFiles({ name: 'none.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('alert')).toContainText('none.json');
  await page.getByLabel('A workspace that was exported').setInputFiles({ name, mimeType: 'application/json', buffer });
  await expect(page.getByRole('heading', { level: 1, name: /^Night shift/ })).toBeVisible();
  await expect(region(page, 'In Cinder').getByRole('link', { name: /^last-week/ })).toBeVisible();
});

test('what another tab does comes in: steps, a name, that it is gone and that it is back', async ({ page, context }) => {
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { level: 1, name: 'Payroll on lvm' })).toBeVisible();
  await other.getByText('Let time pass').click();
  await other.getByRole('button', { name: 'Let it pass' }).click();
  await expect(region(page, 'Done last')).toContainText('Let 1 h pass');
  await expect(region(page, 'Clock')).toContainText('01:00:00');
  await undo(page).click();
  await expect(region(other, 'Clock')).toContainText('00:00:00');
  await other.getByRole('button', { name: 'Rename', exact: true }).click();
  await other.keyboard.type('Elsewhere');
  await other.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Elsewhere' })).toBeVisible();
  await other.getByRole('link', { name: 'All workspaces' }).click();
  await other.getByRole('button', { name: 'Remove Elsewhere' }).click();
  await expect(page.getByText('This workspace was removed.')).toBeVisible();
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
  await other.getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByText('This workspace was removed.')).toBeHidden();
});

test('a scenario goes on as a workspace from any of its steps, and a reference that was tried in one of its own', async ({ page }) => {
  await visit(page, '#/scenario/caller.unmanage?driver=lvm&step=1');
  await page.getByRole('button', { name: 'Fork a workspace from here' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^caller\.unmanage behind step 1/ })).toBeVisible();

  await visit(page, '#/try?driver=lvm');
  await expect(verdict(page)).toHaveText(/^lvm takes it/, LONG);
  await page.getByRole('button', { name: /^friday/ }).click();
  await expect(verdict(page)).toHaveText(/ties friday/);
  await page.getByRole('button', { name: /^Run it for real/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Payroll on lvm' })).toBeVisible();
  await expect(verdict(page)).toHaveText(/ties friday/, LONG);
  await page.getByRole('button', { name: 'Run it', exact: true }).click();
  await expect(region(page, 'Done last')).toContainText('Manage friday');
});

test('what is done is kept as a scenario that can be saved', async ({ page }) => {
  await begin(page);
  await page.getByText('Let time pass').click();
  await page.getByRole('button', { name: 'Let it pass' }).click();
  await expect(region(page, 'Done last')).toContainText('Let 1 h pass');
  await tab(page, 'History').click();
  const { name, buffer } = await saved(page, page.getByRole('button', { name: 'Keep as a scenario' }));
  expect(name).toMatch(/\.yaml$/);
  expect(buffer.toString()).toContain('advance: 3600 s');
});

test('a workspace that there is not says so, and leads to those that there are', async ({ page }) => {
  await visit(page, '#/workspace/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This workspace can’t be opened');
  await page.getByRole('link', { name: 'See those that there are' }).click();
  await expect(page.getByText('There is none yet. Choose a driver, and what its array begins with.')).toBeVisible();
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    // What has the focus may stand in a shadow of the page.
    if (await wanted.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(wanted)}.`);
}
