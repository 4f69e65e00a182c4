import { expect, test } from 'vitest';
import { Trying } from '../../../web/state/trying.svelte.ts';
import type { TriedReference } from '../../../web/worker/facade.ts';
import { CARDS } from '../fixtures/catalogue.ts';
import { FakeClient } from '../fixtures/fake-client.ts';

function triedText(text: string, problem: TriedReference['problem'] = null): TriedReference {
  return { driver: 'lvm', text, inventory: { forms: [], objects: [], ungranted: [], rows: [] }, problem, trial: null, answers: [] };
}

test('an answer that comes in late is dropped', async () => {
  const client = new FakeClient();
  const trying = new Trying(client);
  const asked = [trying.follow('lvm', '"a"'), trying.follow('lvm', '"ab"')];
  client.tries[1]?.answer(triedText('"ab"'));
  client.tries[0]?.answer(triedText('"a"'));
  await Promise.all(asked);
  expect([trying.tried.value?.text, trying.readable?.text]).toEqual(['"ab"', '"ab"']);
});

test('the last text that was JSON stays beside one that is none', async () => {
  const client = new FakeClient();
  const trying = new Trying(client);
  const first = trying.follow('lvm', '"a"');
  client.tries[0]?.answer(triedText('"a"'));
  await first;
  const second = trying.follow('lvm', '"a');
  client.tries[1]?.answer(triedText('"a', { message: 'Unterminated', line: 1, column: 1 }));
  await second;
  expect([trying.tried.value?.text, trying.readable?.text]).toEqual(['"a', '"a"']);
});

test('what is on the array stays the same object from key to key, and comes anew with another driver', async () => {
  const client = new FakeClient();
  const trying = new Trying(client);
  const inventories: unknown[] = [];
  for (const [driver, text] of [['lvm', '"a"'], ['lvm', '"ab"'], ['rbd', '"ab"']] as const) {
    const asked = trying.follow(driver, text);
    client.tries.at(-1)?.answer({ ...triedText(text), driver });
    await asked;
    inventories.push(trying.tried.value?.inventory);
    expect(trying.tried.value?.text).toBe(text);
  }
  expect([inventories[1] === inventories[0], inventories[2] === inventories[1]]).toEqual([true, false]);
});

test('the same is asked once, and once more on demand', () => {
  const client = new FakeClient();
  const trying = new Trying(client);
  void trying.follow('lvm', null);
  void trying.follow('lvm', null);
  expect(client.tries).toHaveLength(1);
  void trying.follow('rbd', null);
  void trying.again('rbd', null);
  expect(client.tries.map(({ driver }) => driver)).toEqual(['lvm', 'rbd', 'rbd']);
});

test('the drivers’ cards are asked for once, and again after that went wrong', async () => {
  const trying = new Trying(new FakeClient());
  let asked = 0;
  const failing = async (): Promise<never> => {
    asked += 1;
    throw new Error('No.');
  };
  await trying.learn(failing);
  expect(trying.cards).toEqual([]);
  const cards = async (): Promise<typeof CARDS> => {
    asked += 1;
    return CARDS;
  };
  await trying.learn(cards);
  await trying.learn(cards);
  expect([asked, trying.cards]).toEqual([2, CARDS]);
});
