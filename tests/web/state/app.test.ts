import { expect, test } from 'vitest';
import { App } from '../../../web/state/app.svelte.ts';
import type { ScenarioVerdict } from '../../../web/worker/facade.ts';
import { FakeAddress } from '../fixtures/fake-address.ts';
import { aRun, FakeClient } from '../fixtures/fake-client.ts';

const verdict = (id: string, run: string): ScenarioVerdict => ({ id, verdict: 'pass', run });

function appAt(hash: string, client = new FakeClient(), storage: Pick<Storage, 'getItem' | 'setItem'> | null = null): { app: App; client: FakeClient; address: FakeAddress } {
  const address = new FakeAddress(hash);
  return { app: new App(client, address, storage), client, address };
}

/** Until all that was asked is answered: the fakes answer at once. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

test('nothing is asked before the worker is ready', async () => {
  const { app, client, address } = appAt('#/suites?driver=lvm');
  address.follow('#/');
  await settled();
  expect([app.connection.state, app.catalogue.value]).toEqual(['starting', null]);
  client.become({ state: 'ready' });
  await settled();
  expect(app.catalogue.value?.suites.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(app.driver?.id).toBe('reference-rename');
});

test('the address names the driver; one that there is not is none', async () => {
  const { app, client, address } = appAt('#/suites?driver=lvm');
  client.become({ state: 'ready' });
  await settled();
  expect(app.driver?.id).toBe('lvm');
  address.follow('#/suites?driver=nfs');
  expect(app.driver).toBeNull();
});

test('a scenario that was never run shows what it is to do on the driver', async () => {
  const { app, client, address } = appAt('#/scenario/a.one?driver=lvm');
  client.become({ state: 'ready' });
  await settled();
  expect([app.scenario, app.plan?.id, client.plans]).toEqual([null, 'a.one', ['a.one on lvm']]);
  address.follow('#/scenario/a.one?driver=lvm&step=2');
  await settled();
  expect(client.plans, 'another step is no reason to ask again').toHaveLength(1);
  address.follow('#/scenario/a.one?driver=reference-rename');
  expect(app.plan, 'that of another driver').toBeNull();
  await settled();
  expect(client.plans[1]).toBe('a.one on reference-rename');
  address.follow('#/scenario/no.such-thing');
  await settled();
  expect(client.plans, 'there is none to ask for').toHaveLength(2);
});

test('a scenario that does not apply shows its verdict and what it would do', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [{ ...verdict('a.one', 'r1'), verdict: 'not_applicable' }]);
  const { app } = appAt('#/scenario/a.one?driver=lvm', client);
  client.become({ state: 'ready' });
  await settled();
  expect([app.scenario?.verdict, app.plan?.id]).toEqual(['not_applicable', 'a.one']);
});

test('verdicts are those of the driver that is chosen', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [verdict('a.one', 'r1')]);
  const { app, address } = appAt('#/suites?driver=reference-rename', client);
  client.become({ state: 'ready' });
  await settled();
  expect(app.results.verdicts.size).toBe(0);
  address.follow('#/suites?driver=lvm');
  await settled();
  expect(app.results.verdicts.get('a.one')?.run).toBe('r1');
});

test('a scenario opens where its newest steps are kept', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [verdict('a.two', 'r7')]);
  const { app, address } = appAt('#/scenario/a.two?driver=lvm', client);
  client.become({ state: 'ready' });
  await settled();
  expect(client.opened).toEqual([{ run: 'r7', scenario: 'a.two' }]);
  expect(app.scenario?.result.id).toBe('a.two');

  address.follow('#/scenario/a.two?driver=lvm&step=2');
  await settled();
  expect(client.opened, 'another step is no reason to read it again').toHaveLength(1);

  address.follow('#/scenario/a.one?driver=lvm');
  await settled();
  expect(app.scenario, 'not run on this driver').toBeNull();
});

test('that one scenario could not be read is not said of another', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [verdict('a.two', 'r7')]);
  const { app, address } = appAt('#/suites?driver=lvm', client);
  client.become({ state: 'ready' });
  await settled();
  client.refusal = 'The storage is closed.';
  address.follow('#/scenario/a.two?driver=lvm');
  await settled();
  expect(app.opened.problem).toBe('The storage is closed.');
  address.follow('#/scenario/a.one?driver=lvm');
  await settled();
  expect(app.opened.problem).toBeNull();
});

test('the same scenario on another driver is another one', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [verdict('a.two', 'r7')]);
  client.stored.set('reference-rename', [verdict('a.two', 'r8')]);
  const { app, address } = appAt('#/scenario/a.two?driver=lvm', client);
  client.become({ state: 'ready' });
  await settled();
  address.follow('#/scenario/a.two?driver=reference-rename');
  expect(app.scenario).toBeNull();
  await settled();
  expect(app.scenario?.run.id).toBe('r8');
});

test('after a run the scenario that is open shows its new steps', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [verdict('a.two', 'r7')]);
  const { app } = appAt('#/scenario/a.two?driver=lvm', client);
  client.become({ state: 'ready' });
  await settled();
  const run = app.runner.start('lvm', ['a.two']);
  client.stored.set('lvm', [verdict('a.two', 'r9')]);
  client.storedRuns = [aRun({ id: 'r9' })];
  client.asked[0]?.end();
  await run;
  expect(app.scenario?.run.id).toBe('r9');
  expect(app.results.mainRun?.id).toBe('r9');
  expect(app.spoken).toBe('1 pass');
});

test('the proof is made for a scenario of an opened result, and not for the list of these', async () => {
  const { client, address } = appAt('#/open?run=r1');
  client.become({ state: 'ready' });
  await settled();
  expect(client.proofs).toBe(0);
  address.follow('#/open?run=r1&scenario=a.one');
  await settled();
  expect(client.proofs).toBe(1);
});

test('the proof is made once: on its page, or when there is a verdict to weigh', async () => {
  const { app, client, address } = appAt('#/');
  client.become({ state: 'ready' });
  await settled();
  expect([client.proofs, app.proof.value], 'no verdict yet').toEqual([0, null]);
  address.follow('#/proof');
  await settled();
  expect([client.proofs, app.proof.value?.figures.killed, app.proving]).toEqual([1, 2, null]);
  client.stored.set('lvm', [verdict('a.one', 'r1')]);
  address.follow('#/suites?driver=lvm');
  await settled();
  expect(client.proofs).toBe(1);

  const other = new FakeClient();
  other.stored.set('lvm', [verdict('a.one', 'r1')]);
  appAt('#/suites?driver=lvm', other);
  other.become({ state: 'ready' });
  await settled();
  expect(other.proofs).toBe(1);
});

test('a proof that could not be made is tried again', async () => {
  const { app, client } = appAt('#/proof');
  client.become({ state: 'ready' });
  await settled();
  app.proof.clear();
  client.refusal = 'The worker broke off.';
  await app.reload();
  client.refusal = null;
  await app.reload();
  expect([app.proof.problem, app.proof.value?.figures.killed]).toEqual([null, 2]);
});

test('a scenario that is opened on a faulty driver is run at once, and only there', async () => {
  const { app, client, address } = appAt('#/scenario/a.one?driver=mutant.size.floor');
  client.become({ state: 'ready' });
  await settled();
  expect([app.driver?.id, app.oddDriver?.title]).toEqual(['mutant.size.floor', 'Rounds down.']);
  expect(client.asked.map(({ request }) => request)).toEqual([{ driver: 'mutant.size.floor', scenarios: ['a.one'] }]);
  client.stored.set('mutant.size.floor', [verdict('a.one', 'run-0')]);
  client.asked[0]?.end();
  await settled();
  expect(app.scenario?.run.id).toBe('run-0');
  address.follow('#/suites?driver=mutant.size.floor');
  address.follow('#/scenario/a.one?driver=lvm');
  await settled();
  expect([app.oddDriver, client.asked.length]).toEqual([null, 1]);
});

test('a scenario that is opened at a step where it was never run is run at once; walking through what it is to do runs nothing', async () => {
  const { client, address } = appAt('#/scenario/a.one?driver=lvm');
  client.become({ state: 'ready' });
  await settled();
  address.follow('#/scenario/a.one?driver=lvm&step=2');
  await settled();
  expect(client.asked).toEqual([]);
  address.follow('#/scenario/a.two?driver=lvm&step=2');
  await settled();
  expect(client.asked.map(({ request }) => request)).toEqual([{ driver: 'lvm', scenarios: ['a.two'] }]);
});

test('the last driver is remembered, and the address names it; a faulty one is not', async () => {
  const remembered = new Map<string, string>();
  const storage = { getItem: (key: string) => remembered.get(key) ?? null, setItem: (key: string, value: string) => void remembered.set(key, value) };
  const first = appAt('#/suites?driver=lvm', new FakeClient(), storage);
  first.client.become({ state: 'ready' });
  await settled();
  first.address.follow('#/suites?driver=mutant.size.floor');
  await settled();
  const { app, client, address } = appAt('#/suites?q=size', new FakeClient(), storage);
  client.become({ state: 'ready' });
  await settled();
  expect([app.driver?.id, address.hash]).toEqual(['lvm', '#/suites?driver=lvm&q=size']);
  expect(app.results.loaded.value?.driver).toBe('lvm');
});

test('the suites are those that concern the driver', async () => {
  const { app, client, address } = appAt('#/suites?driver=reference-rename');
  client.become({ state: 'ready' });
  await settled();
  expect(app.suites.map(({ id }) => id)).toEqual(['a']);
  address.follow('#/suites?driver=lvm');
  expect(app.suites.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a scenario that does not apply to a faulty driver is not run over and over', async () => {
  const client = new FakeClient();
  client.stored.set('mutant.size.floor', [{ ...verdict('a.one', 'r1'), verdict: 'not_applicable' }]);
  const { app } = appAt('#/scenario/a.one?driver=mutant.size.floor', client);
  client.become({ state: 'ready' });
  await settled();
  expect([app.plan?.id, client.asked]).toEqual(['a.one', []]);
});

test('a run that ends after another driver was chosen leaves that one’s verdicts alone', async () => {
  const { app, client, address } = appAt('#/suites?driver=lvm');
  client.become({ state: 'ready' });
  await settled();
  const run = app.runner.start('lvm', ['a.one']);
  address.follow('#/suites?driver=reference-rename');
  await settled();
  client.stored.set('lvm', [verdict('a.one', 'run-0')]);
  client.asked[0]?.report({ done: 1, fresh: [verdict('a.one', 'run-0')] });
  client.asked[0]?.end();
  await run;
  expect(app.results.verdicts.size).toBe(0);
});

test('when the worker comes back, the page goes on, and keeps why it was gone', async () => {
  const { app, client } = appAt('');
  client.become({ state: 'restarting', reason: 'It was killed.' });
  expect([app.connection.state, app.mishap]).toEqual(['restarting', 'It was killed.']);
  client.become({ state: 'ready' });
  await settled();
  expect(app.catalogue.value).not.toBeNull();
  expect(app.mishap).toBe('It was killed.');
});

test('what could not be read can be asked for again', async () => {
  const { app, client } = appAt('#/suites');
  client.refusal = 'The storage is closed.';
  client.become({ state: 'ready' });
  await settled();
  expect(app.catalogue).toMatchObject({ value: null, problem: 'The storage is closed.' });
  client.refusal = null;
  await app.reload();
  expect(app.catalogue.problem).toBeNull();
  expect(app.results.loaded.value?.driver).toBe('reference-rename');
});

test('how the storage fares is known', () => {
  const { app, client } = appAt('');
  client.storageBecomes({ state: 'blocked', reason: 'Another tab.' });
  expect(app.storage).toEqual({ state: 'blocked', reason: 'Another tab.' });
});
