/** What the store of runs must do, wherever IndexedDB comes from. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Result } from '../../../core/report/result.ts';
import { totalsOf } from '../../../core/report/build.ts';
import type { ScenarioResult, Verdict } from '../../../core/scenario/result.ts';
import { World } from '../../../core/world/world.ts';
import { localRunLocks, type RunLocks } from '../../../web/worker/run-locks.ts';
import { Database } from '../../../web/worker/store/database.ts';
import { runStore, type RunStore } from '../../../web/worker/store/runs.ts';
import type { RunChunkRow } from '../../../web/worker/store/schema.ts';

const START = World.empty().state();

export function testRunStore(): void {
  const connect = (): { store: RunStore; locks: RunLocks } => {
    const database = new Database(`runs-${crypto.randomUUID()}`);
    onTestFinished(() => database.close());
    const locks = localRunLocks();
    return { store: runStore(database, locks), locks };
  };

  /** Starts a run at a minute, and stores these verdicts, a chunk each. */
  const begin = async (store: RunStore, id: string, driver: string, minute: number, verdicts: Readonly<Record<string, Verdict>>): Promise<readonly RunChunkRow[]> => {
    await store.startRun({ id, driver, started_at: `2026-01-01T00:0${minute}:00.000Z`, total: 9, is_whole: false });
    const chunks = Object.entries(verdicts).map(([scenario, verdict], chunk) => chunkOf(id, chunk, scenario, verdict));
    for (const chunk of chunks) await store.appendChunk(chunk);
    return chunks;
  };
  const finish = (store: RunStore, run: string, chunks: readonly RunChunkRow[]) =>
    store.finishRun(run, { verdicts: chunks.flatMap(({ verdicts }) => verdicts), result: RESULT });

  describe('a run', () => {
    test('that has finished is found with its verdicts and its result', async () => {
      const { store } = connect();
      const chunks = await begin(store, 'r1', 'lvm', 1, { a: 'pass', b: 'fail' });
      const row = await finish(store, 'r1', chunks);
      expect(row).toEqual({
        id: 'r1',
        driver: 'lvm',
        started_at: '2026-01-01T00:01:00.000Z',
        total: 9,
        is_whole: false,
        state: 'finished',
        verdicts: [{ id: 'a', verdict: 'pass', chunk: 0 }, { id: 'b', verdict: 'fail', chunk: 1 }],
        result: RESULT,
      });
      expect([await store.run('r1'), await store.runs()]).toEqual([row, [row]]);
    });

    test('is removed with its scenarios, and put back as it was', async () => {
      const { store } = connect();
      const row = await finish(store, 'r1', await begin(store, 'r1', 'lvm', 1, { a: 'pass', b: 'fail' }));
      const before = [await store.runs(), await store.allScenarios('r1')];
      const removed = await store.removeRun('r1');
      expect([removed?.row, await store.runs(), await store.allScenarios('r1'), await store.removeRun('r1')]).toEqual([row, [], [], undefined]);
      if (removed) await store.restoreRun(removed);
      expect([await store.runs(), await store.allScenarios('r1')]).toEqual(before);
    });

    test('has its scenarios, one by one and all in order', async () => {
      const { store } = connect();
      const chunks = await begin(store, 'r1', 'lvm', 1, { b: 'pass', a: 'fail' });
      const row = await finish(store, 'r1', chunks);
      expect(await store.allScenarios('r1')).toEqual(chunks.flatMap(({ results }) => results));
      expect(await store.loadScenario('r1', 'a')).toEqual({ run: row, verdict: chunks[1]?.verdicts[0], result: chunks[1]?.results[0] });
      expect(await store.loadScenario('r1', 'c')).toBeUndefined();
      expect(await store.loadScenario('r2', 'a')).toBeUndefined();
    });

    test('under way lets what is stored be opened', async () => {
      const { store, locks } = connect();
      await locks.hold('r1');
      const [chunk] = await begin(store, 'r1', 'lvm', 1, { a: 'fail' });
      expect(await store.loadScenario('r1', 'a')).toMatchObject({ run: { state: 'running' }, verdict: chunk?.verdicts[0], result: chunk?.results[0] });
    });

    test('whose worker is gone is found broken off, with what it had stored', async () => {
      const { store, locks } = connect();
      const letGo = await locks.hold('r1');
      await begin(store, 'r1', 'lvm', 1, { a: 'pass', b: 'fail' });
      expect((await store.runs()).map(({ state }) => state)).toEqual(['running']);
      letGo();
      expect(await store.runs()).toMatchObject([{ state: 'broken_off', verdicts: [{ id: 'a' }, { id: 'b' }], result: null }]);
      expect(await store.loadScenario('r1', 'b')).toMatchObject({ run: { state: 'broken_off' }, result: { id: 'b' } });
    });

    test('that is ended without a result was cancelled', async () => {
      const { store } = connect();
      const chunks = await begin(store, 'r1', 'lvm', 1, { a: 'pass' });
      const row = await store.finishRun('r1', { verdicts: chunks.flatMap(({ verdicts }) => verdicts), result: null });
      expect(row).toMatchObject({ state: 'cancelled', total: 9, verdicts: [{ id: 'a' }], result: null });
    });

    test('that has ended is not ended again', async () => {
      const { store } = connect();
      const row = await finish(store, 'r1', await begin(store, 'r1', 'lvm', 1, { a: 'pass' }));
      expect(await store.finishRun('r1', { verdicts: [], result: null })).toEqual(row);
    });

    test('that is not there cannot be ended', async () => {
      await expect(connect().store.finishRun('r1', { verdicts: [], result: null })).rejects.toThrow('There is no run r1.');
    });
  });

  test('runs come newest first', async () => {
    const { store } = connect();
    for (const [id, minute] of [['r2', 2], ['r3', 3], ['r1', 1]] as const) await begin(store, id, 'lvm', minute, {});
    expect((await store.runs()).map(({ id }) => id)).toEqual(['r3', 'r2', 'r1']);
  });

  test('the latest verdicts are the newest of each scenario on the driver, from whichever run', async () => {
    const { store } = connect();
    await finish(store, 'r1', await begin(store, 'r1', 'lvm', 1, { a: 'pass', b: 'fail' }));
    await finish(store, 'r2', await begin(store, 'r2', 'lvm', 2, { b: 'pass' }));
    await finish(store, 'r3', await begin(store, 'r3', 'rbd', 3, { a: 'crash' }));
    await begin(store, 'r4', 'lvm', 4, { c: 'crash' });
    const latest = await store.latestVerdicts('lvm');
    expect(latest.map(({ id, verdict, run }) => [id, verdict, run])).toEqual([['c', 'crash', 'r4'], ['b', 'pass', 'r2'], ['a', 'pass', 'r1']]);
  });
}

function chunkOf(run: string, chunk: number, scenario: string, verdict: Verdict): RunChunkRow {
  const result: ScenarioResult = { id: scenario, kind: 'caller', title: scenario, verdict, handles: {}, start: START, steps: [] };
  return { run, chunk, verdicts: [{ id: scenario, verdict, chunk }], results: [result] };
}

const RESULT: Omit<Result, 'scenarios'> = {
  format: 'custody-result',
  version: 1,
  suites: [],
  target: { protocol: 1, target: { name: 'lvm', version: '1' }, level: 'driver', capabilities: [], reference_forms: [], evidence: 'harness' },
  seed: 0,
  checks: [],
  digests: { evidence: 'e', verdicts: 'v' },
  totals: totalsOf([]),
  environment: {},
  timing: { started_at: '2026-01-01T00:00:00.000Z', duration_ms: 1 },
};
