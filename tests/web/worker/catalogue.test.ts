/** The catalogue of suites. */
import { describe, expect, test } from 'vitest';
import { toJson } from '../../../core/value/plain.ts';
import { Catalogue } from '../../../web/worker/catalogue.ts';
import { ABOUT_RBD, LOOKS, SIZES } from './small-suites.ts';

const catalogue = new Catalogue([SIZES, LOOKS]);
const withOthers = new Catalogue([SIZES, LOOKS, ABOUT_RBD]);

test('a suite is summed up with its scenarios and the clauses that each of them cites', () => {
  expect(catalogue.suites()[0]).toEqual({
    id: 'sizes',
    version: '1.0.0',
    title: 'About sizes',
    digest: 'digest of sizes',
    scenarios: [
      { id: 'size.right', kind: 'conformance', title: 'Rounded up', cites: ['size.round-up'] },
      { id: 'size.wrong', kind: 'conformance', title: 'Rounded down', cites: ['size.round-up', 'size.of-snapshot'] },
    ],
  });
});

test('a clause that is cited for one driver alone is among them', () => {
  expect(catalogue.suites()[1]?.scenarios.map(({ cites }) => cites)).toEqual([['size.of-snapshot'], [], []]);
});

test('options that are given are told', () => {
  const [, second] = catalogue.suites()[1]?.scenarios ?? [];
  expect(second).toMatchObject({ id: 'look.2', config: toJson({ volume_group: 'stack' }), options: { no_snapshot_gb_quota: true } });
});

describe('a selection', () => {
  test('for a driver has all suites but those that are about others only, and is whole', () => {
    const { suites, scenarios, is_whole } = withOthers.selectFor('lvm');
    expect(is_whole).toBe(true);
    expect(suites.map(({ id }) => id)).toEqual(['sizes', 'looks']);
    expect(scenarios.map(({ id }) => id)).toEqual(['size.right', 'size.wrong', 'look.1', 'look.2', 'look.3']);
    expect(withOthers.selectFor('rbd').suites.map(({ id }) => id)).toEqual(['sizes', 'looks', 'driver-rbd']);
    expect(withOthers.concerning('rbd')).toEqual(['sizes', 'looks', 'driver-rbd']);
  });

  test('is whole as soon as all conformance scenarios are in it', () => {
    expect(withOthers.select(['size.right', 'size.wrong', 'look.1', 'look.2', 'look.3']).is_whole).toBe(true);
    expect(withOthers.select(['size.right', 'look.1', 'look.2', 'look.3', 'rbd.only']).is_whole).toBe(false);
  });

  test('has the scenarios in the order of the suites, and the suites that they are from', () => {
    const { suites, scenarios, is_whole } = catalogue.select(['look.3', 'look.1']);
    expect(is_whole).toBe(false);
    expect(suites).toEqual([{ id: 'looks', version: '1.0.0', digest: 'digest of looks', title: 'About looks', scenarios: ['look.1', 'look.3'] }]);
    expect(scenarios.map(({ id }) => id)).toEqual(['look.1', 'look.3']);
  });

  test('of what is not there is refused', () => {
    expect(() => catalogue.select(['look.1', 'look.9'])).toThrow('There is no scenario look.9.');
  });
});

test('a scenario is found in its suite', () => {
  expect(catalogue.suiteOf('look.2').id).toBe('looks');
  expect(() => catalogue.suiteOf('look.9')).toThrow('No suite of this version of Custody has a scenario look.9.');
});

test('a suite is exported as it was written', () => {
  expect(catalogue.exportSuite('sizes')).toEqual({ name: 'sizes.yaml', type: 'application/yaml', text: 'suite: sizes\n' });
  expect(() => catalogue.exportSuite('none')).toThrow('There is no suite none.');
});
