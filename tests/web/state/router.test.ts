import { expect, test } from 'vitest';
import { Router } from '../../../web/state/router.svelte.ts';
import { overviewRoute, scenarioRoute, startRoute, type Route } from '../../../web/state/view/route.ts';
import { FakeAddress } from '../fixtures/fake-address.ts';

function routerAt(hash: string): { router: Router; address: FakeAddress; seen: Route[] } {
  const address = new FakeAddress(hash);
  const seen: Route[] = [];
  return { router: new Router(address, (route) => seen.push(route)), address, seen };
}

test('it starts where the address says, without telling', () => {
  const { router, seen } = routerAt('#/scenario/a?driver=lvm');
  expect(router.route).toEqual(scenarioRoute('lvm', 'a'));
  expect(seen).toEqual([]);
});

test('going on makes an entry of the history, and back leads back', () => {
  const { router, address, seen } = routerAt('#/');
  router.go(overviewRoute('lvm'));
  expect(address.hash).toBe('#/suites?driver=lvm');
  expect(address.entries).toBe(2);
  address.back();
  expect(router.route).toEqual(startRoute());
  expect(seen).toEqual([overviewRoute('lvm'), startRoute()]);
});

test('what is changed in place makes none', () => {
  const { router, address } = routerAt('#/scenario/a');
  router.replace(scenarioRoute(null, 'a', 3));
  expect(address.hash).toBe('#/scenario/a?step=3');
  expect(address.entries).toBe(1);
  expect(router.route).toEqual(scenarioRoute(null, 'a', 3));
});

test('a link that is followed is seen', () => {
  const { router, address } = routerAt('#/');
  address.follow('#/scenario/b');
  expect(router.route).toEqual(scenarioRoute(null, 'b'));
});
