/** The client with the real worker, in a real browser. */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { connect, type Client, type ClientOptions } from '../../../web/client/client.ts';
import type { Connection } from '../../../web/client/connection.ts';
import { makeWorker } from '../../../web/client/worker.ts';
import type { Progress, StorageStatus } from '../../../web/worker/facade.ts';
import { answer, bareOpen, bareRows } from '../worker/bare-indexeddb.ts';

/** The worker's name is the name of its database. */
const DATABASE = 'custody-client-test';
const DRIVER = 'reference-rename';

function connectHere(options: Partial<ClientOptions> = {}): { client: Client; workers: Worker[]; told: Connection[] } {
  const workers: Worker[] = [];
  const told: Connection[] = [];
  const client = connect(() => {
    const worker = new Worker(new URL('../../../web/worker/main.ts', import.meta.url), { type: 'module', name: 'custody-client-test' });
    workers.push(worker);
    return worker;
  }, options);
  client.watch((connection) => told.push(connection));
  onTestFinished(() => client.close());
  return { client, workers, told };
}

beforeEach(async () => {
  await answer(indexedDB.deleteDatabase(DATABASE));
});

test('the worker of the page says hello, and what there is', async () => {
  const client = connect(makeWorker);
  onTestFinished(() => client.close());
  expect((await client.hello()).version).toMatch(/^\d+\.\d+\.\d+$/);
  const [suites, drivers] = await Promise.all([client.suites(), client.drivers()]);
  expect(suites.map(({ id }) => id)).toContain('size-rounding');
  expect(drivers.map(({ id }) => id)).toContain(DRIVER);
  const { name, text } = await client.exportSuite('size-rounding');
  expect([name, text.includes('suite: size-rounding')]).toEqual(['size-rounding.yaml', true]);
});

describe('a run', () => {
  test('is reported, stored, and there for another worker', async () => {
    const { client } = connectHere();
    const concerning = (await client.drivers()).find(({ id }) => id === DRIVER)?.suites ?? [];
    const total = (await client.suites()).filter(({ id }) => concerning.includes(id)).flatMap(({ scenarios }) => scenarios).length;
    expect(total).toBeGreaterThan(100);
    const reports: Progress[] = [];
    const summary = await client.run({ driver: DRIVER }, (progress) => reports.push(progress));
    expect(summary.state).toBe('finished');
    expect(reports[0]).toMatchObject({ run: summary.id, done: 0, total });
    expect(reports.at(-1)).toMatchObject({ done: total, total });
    expect(reports.flatMap(({ fresh }) => fresh)).toHaveLength(total);
    client.close();

    const { client: later } = connectHere();
    expect(await later.runs()).toEqual([summary]);
    const [first] = await later.latest(DRIVER);
    const opened = await later.open(summary.id, first?.id ?? '');
    expect(opened).toMatchObject({ run: summary, verdict: first?.verdict });
    expect((await later.result(summary.id)).digests).toEqual({ evidence: summary.evidence, verdicts: summary.verdicts });
  });

  test('leaves behind, for everybody to read, the object that a manage has renamed', async () => {
    const { client } = connectHere();
    await client.run({ driver: DRIVER }, () => {});
    client.close();
    const chunks = (await bareRows(DATABASE, 'run_chunks')) as readonly { readonly results: readonly ScenarioOfRow[] }[];
    const renamed = chunks
      .flatMap(({ results }) => results)
      .flatMap(({ steps }) => steps)
      .flatMap(({ observed }) => observed.backend.objects?.updated ?? [])
      .filter(([from, to]) => from.name !== to.name && to.name.startsWith('snapshot-'));
    expect(renamed.length).toBeGreaterThan(0);
  });

  test('is cancelled by its signal', async () => {
    const { client } = connectHere();
    const abort = new AbortController();
    const { state } = await client.run({ driver: DRIVER }, () => abort.abort(), abort.signal);
    expect(state).toBe('cancelled');
  });
});

interface ScenarioOfRow {
  readonly steps: readonly {
    readonly observed: { readonly backend: { readonly objects?: { readonly updated: readonly (readonly [{ readonly name: string }, { readonly name: string }])[] } } };
  }[];
}

test('a worker that was killed under a run: the run rejects, the next call is answered, and what was stored is kept', async () => {
  const { client, workers, told } = connectHere({ callMs: 1000 });
  await client.hello();
  const run = client.run({ driver: DRIVER }, () => workers[0]?.terminate());
  await expect(run).rejects.toMatchObject({ name: 'WorkerGone' });
  expect((await client.runs()).map(({ state }) => state)).toEqual(['broken_off']);
  expect(workers).toHaveLength(2);
  expect(told.map(({ state }) => state)).toEqual(['starting', 'ready', 'restarting', 'ready']);
});

test('a script that cannot be loaded is given up, and says so', async () => {
  const client = connect(() => new Worker('/no-such-worker.js', { type: 'module' }), { deaths: 2 });
  onTestFinished(() => client.close());
  await expect(client.suites()).rejects.toThrow('The worker broke off.');
});

test('the page hears when a newer version takes the storage over', async () => {
  const { client } = connectHere();
  const heard: StorageStatus[] = [];
  const closed = new Promise<StorageStatus>((resolve) => {
    void client.watchStorage((status) => {
      heard.push(status);
      if (status.state === 'closed') resolve(status);
    });
  });
  expect(await client.runs()).toEqual([]);
  (await bareOpen(DATABASE, 20)).close();
  expect(await closed).toEqual({ state: 'closed', reason: 'A newer version of Custody was opened in another tab. Reload this page.' });
  expect([...new Set(heard.map(({ state }) => state))]).toEqual(['opening', 'open', 'closed']);
  await expect(client.runs()).rejects.toMatchObject({ name: 'StorageError', message: 'A newer version of Custody was opened in another tab. Reload this page.' });
});
