/** Our side of the worker, with workers that behave badly. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../../web/client/client.ts';
import { WorkerGone } from '../../../web/client/errors.ts';
import type { Facade, Progress, Proving, RunSummary, StorageStatus, WorkerHello } from '../../../web/worker/facade.ts';
import { connectTo, POLITE, silence } from './fake-worker.ts';

const DRIVERS = [{ id: 'lvm', title: 'LVM', kind: 'implemented', suites: [] }] as const;
const HELPFUL: Partial<Facade> = { ...POLITE, drivers: async () => DRIVERS };

function summary(state: RunSummary['state']): RunSummary {
  const totals = { crash: 0, fail: 0, unexpected_pass: 0, not_run: 0, known_deviation: 0, not_applicable: 0, pass: 0 };
  return { id: 'r1', driver: 'lvm', started_at: '2026-01-01T00:00:00.000Z', state, total: 1, is_whole: false, totals, checks: 0, sentences: null, evidence: null, verdicts: null };
}

/** Lets messages that are on their way arrive. */
const arrive = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));

describe('a worker that behaves', () => {
  test('is greeted, and then asked', async () => {
    const { client, told } = connectTo([HELPFUL]);
    expect(await client.drivers()).toEqual(DRIVERS);
    expect(told).toEqual([{ state: 'starting' }, { state: 'ready' }]);
  });

  test('is told of until the listener has heard enough', async () => {
    const { client } = connectTo([HELPFUL]);
    const heard: string[] = [];
    const stop = client.watch(({ state }) => heard.push(state));
    stop();
    await client.hello();
    expect(heard).toEqual(['starting']);
  });

  test('has its errors come across with name and message', async () => {
    const refusal = Object.assign(new Error('There is no room.'), { name: 'StorageError' });
    const { client, workers } = connectTo([{ ...POLITE, runs: () => Promise.reject(refusal) }]);
    await expect(client.runs()).rejects.toMatchObject({ name: 'StorageError', message: 'There is no room.' });
    expect(workers[0]?.isTerminated).toBe(false);
  });

  test('tells how the storage fares, late listeners too', async () => {
    const heard: StorageStatus[] = [];
    const { client } = connectTo([{
      ...HELPFUL,
      watchStorage: async (listener) => {
        listener({ state: 'open' });
        listener({ state: 'closed', reason: 'elsewhere' });
      },
    }]);
    await client.watchStorage((status) => heard.push(status));
    await client.drivers();
    await arrive();
    expect(heard).toEqual([{ state: 'opening' }, { state: 'open' }, { state: 'closed', reason: 'elsewhere' }]);
    const late: StorageStatus[] = [];
    await client.watchStorage((status) => late.push(status));
    expect(late).toEqual([{ state: 'closed', reason: 'elsewhere' }]);
  });

  test('is ended when the page is done with it', async () => {
    const { client, workers, told } = connectTo([{ ...HELPFUL, runs: silence }]);
    await client.drivers();
    const waiting = client.runs();
    client.close();
    await expect(waiting).rejects.toThrow(WorkerGone);
    await expect(client.drivers()).rejects.toThrow('ended by the page');
    expect([workers[0]?.isTerminated, told.at(-1)?.state]).toEqual([true, 'failed']);
  });
});

describe('a worker that dies', () => {
  test('rejects the calls in flight, and the next call is answered by another one', async () => {
    const { client, workers, told } = connectTo([{ ...POLITE, drivers: silence, runs: silence }, HELPFUL]);
    await client.hello();
    const calls = [client.drivers(), client.runs()];
    await arrive();
    workers[0]?.breakOff('out of memory');
    for (const { reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(WorkerGone);
      expect(reason).toMatchObject({ name: 'WorkerGone', message: 'The worker broke off: out of memory.' });
    }
    expect(workers[0]?.isTerminated).toBe(true);
    expect(await client.drivers()).toEqual(DRIVERS);
    expect(told).toEqual([
      { state: 'starting' },
      { state: 'ready' },
      { state: 'restarting', reason: 'The worker broke off: out of memory.' },
      { state: 'ready' },
    ]);
  });

  test('is replaced when a message of its cannot be read', async () => {
    const { client, workers } = connectTo([HELPFUL]);
    await client.hello();
    workers[0]?.dispatchEvent(new Event('messageerror'));
    expect(await client.drivers()).toEqual(DRIVERS);
    expect(workers).toHaveLength(2);
  });

  test('twice over is replaced once', async () => {
    const { client, workers } = connectTo([HELPFUL]);
    await client.hello();
    workers[0]?.breakOff();
    workers[0]?.breakOff();
    await client.hello();
    expect(workers).toHaveLength(2);
  });

  test('before its hello lets the calls that wait for it go to the next one', async () => {
    const { client, workers } = connectTo([{ hello: silence }, HELPFUL]);
    const call = client.drivers();
    workers[0]?.breakOff();
    expect(await call).toEqual(DRIVERS);
  });

  test('too often in a row is given up', async () => {
    const { client, workers, told } = connectTo([{ hello: silence }], { deaths: 3 });
    const call = client.drivers();
    for (const at of [0, 1, 2]) workers[at]?.breakOff('no such file');
    await expect(call).rejects.toThrow(WorkerGone);
    await expect(client.drivers()).rejects.toThrow('no such file');
    expect(workers).toHaveLength(3);
    expect(told.map(({ state }) => state)).toEqual(['starting', 'restarting', 'restarting', 'failed']);
  });

  test('where none can be made is given up at once', async () => {
    const client = connect(() => {
      throw new Error('blocked by the policy');
    });
    await expect(client.drivers()).rejects.toThrow('The browser does not start the worker: blocked by the policy');
  });

  test('of another build is told from one that dies', async () => {
    const hello = { protocol: 2, version: '9' } as unknown as WorkerHello;
    const { client, workers } = connectTo([{ hello: async () => hello }]);
    await expect(client.drivers()).rejects.toThrow('of different versions (protocols 1 and 2). Reload the page.');
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true]);
  });
});

describe('a worker that falls silent', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is replaced when it does not say hello', async () => {
    const { client, workers } = connectTo([{ hello: silence }, HELPFUL], { helloMs: 5000 });
    const call = client.drivers();
    vi.advanceTimersByTime(4999);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(workers).toHaveLength(2);
    expect(await call).toEqual(DRIVERS);
  });

  test('rejects every call in flight when one of them takes too long', async () => {
    const { client, workers } = connectTo([{ ...POLITE, drivers: silence, runs: silence }], { callMs: 10_000 });
    await client.hello();
    const calls = [client.drivers(), client.runs()];
    await arrive();
    vi.advanceTimersByTime(9999);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    for (const call of calls) await expect(call).rejects.toThrow('The worker was silent for 10 seconds when asked for the drivers.');
    expect(workers[0]?.isTerminated).toBe(true);
  });

  test('is no more waited for once the page is done with it', async () => {
    const { client } = connectTo([{ ...POLITE, drivers: silence }], { settledMs: 1000 });
    await client.hello();
    vi.advanceTimersByTime(1000);
    const call = client.drivers();
    await arrive();
    client.close();
    await expect(call).rejects.toThrow(WorkerGone);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('has a run go on for as long as there is progress, and no longer', async () => {
    const reports: ((progress: Progress) => void)[] = [];
    const { client, workers } = connectTo([{
      ...POLITE,
      run: (_, onProgress) => {
        reports.push(onProgress);
        return silence();
      },
    }], { callMs: 10_000 });
    const run = client.run({ driver: 'lvm' }, () => {});
    await arrive();
    for (const done of [0, 1, 2]) {
      vi.advanceTimersByTime(9000);
      reports[0]?.({ run: 'r1', done, total: 3, fresh: [] });
      await arrive();
    }
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    await expect(run).rejects.toThrow('silent for 10 seconds when asked for a run');
  });

  test('has a proof go on for as long as there is progress, and no longer', async () => {
    const reports: ((proving: Proving) => void)[] = [];
    const { client, workers } = connectTo([{ ...POLITE, prove: (onProgress) => (reports.push(onProgress), silence()) }, HELPFUL]);
    const heard: number[] = [];
    const proof = client.prove(({ done }) => heard.push(done));
    await arrive();
    for (const done of [1, 2, 3]) {
      vi.advanceTimersByTime(9_000);
      reports[0]?.({ done, of: 3 });
      await arrive();
    }
    expect([heard, workers.length]).toEqual([[1, 2, 3], 1]);
    vi.advanceTimersByTime(10_000);
    await expect(proof).rejects.toThrow('silent for 10 seconds when asked for a proof');
  });

  test('is forgiven the deaths before it once it has lived for a while', async () => {
    const { client, workers, told } = connectTo([HELPFUL], { deaths: 2, settledMs: 60_000 });
    for (const at of [0, 1]) {
      await client.hello();
      vi.advanceTimersByTime(60_000);
      workers[at]?.breakOff();
    }
    await client.hello();
    expect(told.at(-1)).toEqual({ state: 'ready' });
    workers[2]?.breakOff();
    workers[3]?.breakOff();
    expect(told.at(-1)?.state).toBe('failed');
  });

  test('is not forgiven by the time that passes before the next one is there', async () => {
    const { client, workers, told } = connectTo([HELPFUL, { hello: silence }], { deaths: 2, settledMs: 60_000, helloMs: 120_000 });
    await client.hello();
    workers[0]?.breakOff();
    vi.advanceTimersByTime(60_000);
    workers[1]?.breakOff();
    expect(told.at(-1)?.state).toBe('failed');
  });
});

describe('a run', () => {
  test('that has ended is not cancelled any more', async () => {
    const cancelled: string[] = [];
    const { client } = connectTo([{
      ...HELPFUL,
      run: async (_, onProgress) => {
        onProgress({ run: 'r1', done: 0, total: 0, fresh: [] });
        await arrive();
        return summary('finished');
      },
      cancel: async (run) => void cancelled.push(run),
    }]);
    const abort = new AbortController();
    await client.run({ driver: 'lvm' }, () => {}, abort.signal);
    abort.abort();
    await client.drivers();
    expect(cancelled).toEqual([]);
  });

  /** A worker that runs until it is told to stop. */
  const running = (): { facade: Partial<Facade>; cancelled: string[] } => {
    const cancelled: string[] = [];
    let stop = (): void => {};
    const facade: Partial<Facade> = {
      ...POLITE,
      run: async (_, onProgress) => {
        onProgress({ run: 'r1', done: 0, total: 2, fresh: [] });
        await new Promise<void>((resolve) => (stop = resolve));
        return summary('cancelled');
      },
      cancel: async (run) => {
        cancelled.push(run);
        stop();
      },
    };
    return { facade, cancelled };
  };

  test('is cancelled by its signal', async () => {
    const { facade, cancelled } = running();
    const { client } = connectTo([facade]);
    const abort = new AbortController();
    const end = await client.run({ driver: 'lvm' }, () => abort.abort(), abort.signal);
    expect([end.state, cancelled]).toEqual(['cancelled', ['r1']]);
  });

  test('that was cancelled before its first report is cancelled with it', async () => {
    const { facade, cancelled } = running();
    const { client } = connectTo([facade]);
    const abort = new AbortController();
    const run = client.run({ driver: 'lvm' }, () => {}, abort.signal);
    abort.abort();
    expect([(await run).state, cancelled]).toEqual(['cancelled', ['r1']]);
  });

  test('whose signal is aborted already is not begun', async () => {
    const { facade } = running();
    const { client } = connectTo([facade]);
    await expect(client.run({ driver: 'lvm' }, () => expect.unreachable(), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('reports every progress', async () => {
    const { client } = connectTo([{
      ...POLITE,
      run: async (_, onProgress) => {
        for (const done of [0, 1, 2]) await Promise.resolve(onProgress({ run: 'r1', done, total: 2, fresh: [] }));
        return summary('finished');
      },
    }]);
    const seen: number[] = [];
    const end = await client.run({ driver: 'lvm' }, ({ done }) => seen.push(done));
    expect([end, seen]).toEqual([summary('finished'), [0, 1, 2]]);
  });
});
