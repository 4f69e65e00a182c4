/** The drivers as the page is told of them. */
import { expect, test } from 'vitest';
import { lvm } from '../../../core/drivers/lvm/definition.ts';
import { unity } from '../../../core/drivers/not-implemented.ts';
import { rbd } from '../../../core/drivers/rbd/definition.ts';
import { referenceRename } from '../../../core/drivers/reference-rename.ts';
import { Catalogue } from '../../../web/worker/catalogue.ts';
import { driverCard, driverSummary } from '../../../web/worker/drivers.ts';
import { ABOUT_RBD, LOOKS } from './small-suites.ts';

const catalogue = new Catalogue([LOOKS, ABOUT_RBD]);

test('a driver is summed up with its kind, and with the suites that concern it', () => {
  expect([lvm, rbd, unity, referenceRename].map((driver) => driverSummary(driver, catalogue)).map(({ id, kind, suites }) => [id, kind, suites])).toEqual([
    ['lvm', 'implemented', ['looks']],
    ['rbd', 'implemented', ['looks', 'driver-rbd']],
    ['unity', 'not_implemented', ['looks']],
    ['reference-rename', 'reference', ['looks']],
  ]);
  expect(driverSummary(lvm, catalogue, 'odd')).toMatchObject({ kind: 'odd', upstream: 'ab09bc39' });
});

test('its card has what to write, as JSON, how it can crash, and what it is known to fail', () => {
  const deviation = { check: 'a/size.round-up', reason: 'It cuts off.' };
  const card = driverCard(lvm, [deviation]);
  expect(card).toMatchObject({ products: ['LVM'], releases: '2023.1 and later', known: 'recorded', lists: true, deviations: [deviation] });
  expect(card.examples.map(({ reference }) => reference)).toEqual(['{"source-name":"nightly"}', '"nightly"']);
  expect(card.crashes).toBe(lvm.crashes);
  expect(driverCard(referenceRename, [])).toEqual({
    id: 'reference-rename', title: referenceRename.title, version: referenceRename.version, kind: 'reference', products: [], examples: [], crashes: [], lists: true, deviations: [],
  });
});
