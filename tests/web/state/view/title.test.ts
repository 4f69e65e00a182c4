import { expect, test } from 'vitest';
import { parseRoute } from '../../../../web/state/view/route.ts';
import { titleOf } from '../../../../web/state/view/title.ts';
import { DRIVERS, SUITES } from '../../fixtures/catalogue.ts';

const lvm = DRIVERS[1] ?? null;

test.each([
  ['#/', lvm, 'Custody'],
  ['#/suites', null, 'Suites · Custody'],
  ['#/suites', lvm, 'Suites · lvm · Custody'],
  ['#/scenario/a.two', lvm, 'The second · lvm · Custody'],
  ['#/scenario/gone', null, 'gone · Custody'],
  ['#/drivers', lvm, 'Drivers · Custody'],
  ['#/drivers/sc', lvm, 'sc · Drivers · Custody'],
  ['#/try', lvm, 'Try a reference · lvm · Custody'],
  ['#/workspaces', lvm, 'Workspaces · Custody'],
  ['#/workspace/w1?view=history', lvm, 'History · Workspace · Custody'],
  ['#/nowhere', lvm, 'Not found · Custody'],
])('%s', (address, driver, title) => {
  expect(titleOf(parseRoute(address), driver, SUITES)).toBe(title);
});

test('a workspace that is open is called by its name', () => {
  expect(titleOf(parseRoute('#/workspace/w1'), null, SUITES, 'Night shift')).toBe('Inventory · Night shift · Custody');
});
