import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS, NO_FILTER } from '../../../../web/state/view/filter.ts';
import { driversRoute, DRIVERS_VIEWS, formatRoute, openRoute, overviewRoute, startRoute, parseRoute, proofRoute, PROOF_VIEWS, scenarioRoute, tryRoute, TRY_EDITORS, type Route } from '../../../../web/state/view/route.ts';
import { TRY_COLUMNS } from '../../../../web/state/view/trying.ts';
import { STANDINGS } from '../../../../web/state/view/verdicts.ts';

const driver = fc.option(fc.string({ minLength: 1 }));
const filter = fc.record({
  show: fc.uniqueArray(fc.constantFrom(...STANDINGS)),
  kinds: fc.uniqueArray(fc.constantFrom(...KINDS)),
  text: fc.string(),
});
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.record({ page: fc.constant('overview' as const), driver, filter }),
  fc.record({ page: fc.constant('proof' as const), driver, view: fc.constantFrom(...PROOF_VIEWS) }),
  fc.record({ page: fc.constant('drivers' as const), driver, id: fc.constant(null), view: fc.constantFrom(...DRIVERS_VIEWS), text: fc.string() }),
  fc.record({ page: fc.constant('drivers' as const), driver, id: fc.string({ minLength: 1 }), view: fc.constant('list' as const), text: fc.constant('') }),
  fc.record({
    page: fc.constant('try' as const),
    driver,
    reference: fc.option(fc.string()),
    form: fc.option(fc.string({ minLength: 1 })),
    sort: fc.constantFrom(...TRY_COLUMNS.flatMap((column) => [column, `-${column}`] as const)),
    open: fc.uniqueArray(fc.stringMatching(/^[\w.-]+$/)),
    editor: fc.constantFrom(null, ...TRY_EDITORS),
  }),
  fc.record({
    page: fc.constant('open' as const),
    driver,
    run: fc.option(fc.string({ minLength: 1 })),
    beside: fc.option(fc.string({ minLength: 1 })),
    scenario: fc.option(fc.string({ minLength: 1 })),
    step: fc.option(fc.integer({ min: 1, max: 999_999 })),
    carried: fc.option(fc.string({ minLength: 1 })),
  }),
  fc.record({ page: fc.constant('scenario' as const), driver, id: fc.string({ minLength: 1 }), step: fc.option(fc.integer({ min: 1, max: 999_999 })), filter }),
);

test('an address leads back to where it was made', () => {
  fc.assert(
    fc.property(route, (at) => {
      expect(parseRoute(formatRoute(at))).toEqual(at);
    }),
  );
});

describe('addresses', () => {
  test.each([
    ['#/', startRoute()],
    ['#/suites', overviewRoute(null)],
    ['#/suites?driver=lvm', overviewRoute('lvm')],
    ['#/suites?driver=lvm&show=fail,crash&kind=caller&q=round%20up', { page: 'overview', driver: 'lvm', filter: { show: ['fail', 'crash'], kinds: ['caller'], text: 'round up' } }],
    ['#/scenario/size.round-up%5B0%5D?driver=lvm&step=3', scenarioRoute('lvm', 'size.round-up[0]', 3)],
    ['#/scenario/a.one?step=2&show=fail&q=size', scenarioRoute(null, 'a.one', 2, { show: ['fail'], kinds: [], text: 'size' })],
    ['#/open', openRoute(null)],
    ['#/open?driver=lvm&run=r2&beside=r1&scenario=a.one&step=2', openRoute('lvm', { run: 'r2', beside: 'r1', scenario: 'a.one', step: 2 })],
    ['#/try', tryRoute(null)],
    ['#/try?ref=', tryRoute(null, { reference: '' })],
    ['#/try?driver=rbd&form=bare-string&sort=driver&ref=%22a%20%2B%20b%22', tryRoute('rbd', { reference: '"a + b"', form: 'bare-string', sort: 'driver' })],
    ['#/try?driver=rbd&editor=form&sort=-size&open=lvm,pure-21.3&ref=null', tryRoute('rbd', { reference: 'null', sort: '-size', open: ['lvm', 'pure-21.3'], editor: 'form' })],
    ['#/proof', proofRoute(null)],
    ['#/proof?driver=lvm&view=checks', proofRoute('lvm', 'checks')],
    ['#/drivers', driversRoute(null)],
    ['#/drivers?driver=lvm&view=sentences&q=dell%20sc', driversRoute('lvm', { view: 'sentences', text: 'dell sc' })],
    ['#/drivers/pure-21.3?driver=lvm', driversRoute('lvm', { id: 'pure-21.3' })],
    ['#/scenario/manage.write-fails', scenarioRoute(null, 'manage.write-fails')],
  ] as const)('%s', (address, at) => {
    expect(parseRoute(address)).toEqual(at);
    expect(formatRoute(at)).toBe(address);
  });

  test('the suites’ former address', () => {
    expect(parseRoute('#/?driver=lvm&q=size')).toEqual(overviewRoute('lvm', { ...NO_FILTER, text: 'size' }));
  });

  test('an empty one is that of the start', () => {
    expect(parseRoute('')).toEqual(startRoute());
  });

  test('the table of the drivers is found where it stood before', () => {
    expect(parseRoute('#/proof?view=drivers&driver=lvm')).toEqual(driversRoute('lvm', { view: 'sentences' }));
  });

  test('words that mean nothing are left aside', () => {
    expect(parseRoute('#/suites?show=fail,nonsense,fail&kind=&colour=red')).toEqual(overviewRoute(null, { ...NO_FILTER, show: ['fail'] }));
    expect(parseRoute('#/proof?view=nonsense')).toEqual(proofRoute(null));
    for (const step of ['0', '-1', '1.5', 'x', '']) expect(parseRoute(`#/scenario/a?step=${step}`)).toEqual(scenarioRoute(null, 'a'));
  });

  test.each(['#/scenario', '#/scenario/', '#/scenario/a/b', '#/scenario/%E0%A4%A', '#/elsewhere', '#main'])('%s leads nowhere', (address) => {
    const at = parseRoute(address);
    expect(at).toMatchObject({ page: 'unknown' });
    expect(formatRoute(at)).toBe(address);
  });
});
