import { expect, test } from 'vitest';
import { Drivers } from '../../../web/state/drivers.svelte.ts';
import { FakeClient } from '../fixtures/fake-client.ts';

test('of all drivers, each is asked what it does, once', async () => {
  const client = new FakeClient();
  const drivers = new Drivers(client);
  await drivers.follow('lvm');
  expect([...(drivers.conducts.value?.keys() ?? [])]).toEqual(['lvm']);
  await drivers.follow(null);
  expect(client.conducts).toEqual(['lvm', 'reference-rename', 'unity']);
  expect(drivers.conducts.value?.size).toBe(3);
});

test('after the first that gives no answer, nobody is asked; the next time goes on', async () => {
  const client = new FakeClient();
  const drivers = new Drivers(client);
  await drivers.cards.load(() => client.driverCards());
  client.refusal = 'The worker broke off.';
  await drivers.follow(null);
  expect([client.conducts, drivers.conducts.problem]).toEqual([['reference-rename'], 'The worker broke off.']);
  client.refusal = null;
  await drivers.follow('nobody');
  expect(client.conducts).toHaveLength(1);
  await drivers.follow('unity');
  expect([[...(drivers.conducts.value?.keys() ?? [])], drivers.conducts.problem]).toEqual([['unity'], null]);
});
