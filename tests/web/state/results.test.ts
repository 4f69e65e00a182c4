import { expect, test } from 'vitest';
import { Results } from '../../../web/state/results.svelte.ts';
import type { ScenarioVerdict } from '../../../web/worker/facade.ts';
import { aRun, FakeClient } from '../fixtures/fake-client.ts';

const passed = (id: string, run = 'r1'): ScenarioVerdict => ({ id, verdict: 'pass', run });

test('it has the newest verdicts and the newest run of its driver that is over', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [passed('a.one')]);
  client.storedRuns = [aRun({ id: 'r4', state: 'running' }), aRun({ id: 'r3', driver: 'other' }), aRun({ id: 'r2', state: 'cancelled' }), aRun({ id: 'r1' })];
  const results = new Results(client);
  await results.load('lvm');
  expect([...results.verdicts.keys()]).toEqual(['a.one']);
  expect(results.runs.map(({ id }) => id)).toEqual(['r2', 'r1']);
  expect(results.mainRun?.id).toBe('r2');
});

test('the newest run of all scenarios is the main one, and it is known what is newer', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [passed('a.one', 'r4'), passed('a.two', 'r2'), passed('b.one', 'r3')]);
  const one = { is_whole: false };
  client.storedRuns = [aRun({ id: 'r4', ...one }), aRun({ id: 'r3', ...one }), aRun({ id: 'r2' }), aRun({ id: 'r1' })];
  const results = new Results(client);
  expect([results.mainRun, results.newerCount]).toEqual([null, 0]);
  await results.load('lvm');
  expect([results.mainRun?.id, results.newerCount]).toEqual(['r2', 2]);
});

test('where never all were run, the newest run is the main one', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [passed('a.one', 'r1')]);
  client.storedRuns = [aRun({ id: 'r1', is_whole: false })];
  const results = new Results(client);
  await results.load('lvm');
  expect([results.mainRun?.id, results.newerCount]).toEqual(['r1', 0]);
});

test('another driver’s verdicts are not shown while its own are read', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [passed('a.one')]);
  const results = new Results(client);
  await results.load('lvm');
  const loading = results.load('reference-rename');
  expect(results.verdicts.size).toBe(0);
  await loading;
  expect([results.verdicts.size, results.mainRun]).toEqual([0, null]);
});

test('its own are shown while they are read again', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [passed('a.one')]);
  const results = new Results(client);
  await results.load('lvm');
  const loading = results.load('lvm');
  expect(results.verdicts.size).toBe(1);
  await loading;
});

test('fresh verdicts replace older ones, on the driver that is shown', async () => {
  const client = new FakeClient();
  client.stored.set('lvm', [passed('a.one'), passed('a.two')]);
  const results = new Results(client);
  await results.load('lvm');
  results.add('lvm', [{ id: 'a.one', verdict: 'crash', run: 'r2' }]);
  results.add('reference-rename', [{ id: 'a.two', verdict: 'fail', run: 'r3' }]);
  expect([...results.verdicts.values()].map(({ id, verdict, run }) => [id, verdict, run])).toEqual([
    ['a.one', 'crash', 'r2'],
    ['a.two', 'pass', 'r1'],
  ]);
});

test('what goes wrong is told', async () => {
  const client = new FakeClient();
  client.refusal = 'The storage is closed.';
  const results = new Results(client);
  await results.load('lvm');
  expect(results.loaded.problem).toBe('The storage is closed.');
});
