/** Runs, with everything real but the clock, the ids and the browser's storage. */
import 'fake-indexeddb/auto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { referenceRename } from '../../../core/drivers/reference-rename.ts';
import { buildResult } from '../../../core/report/build.ts';
import { REPORT_FORMATS } from '../../../core/report/formats/formats.ts';
import type { Deviation } from '../../../core/report/result.ts';
import { isList, isObject, get } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { Catalogue } from '../../../web/worker/catalogue.ts';
import type { Progress } from '../../../web/worker/facade.ts';
import { localRunLocks } from '../../../web/worker/run-locks.ts';
import { createRuns, type Runs, type RunsParts } from '../../../web/worker/runs.ts';
import { Database } from '../../../web/worker/store/database.ts';
import { runStore } from '../../../web/worker/store/runs.ts';
import { CLAUSES, LOOKS, SIZES } from './small-suites.ts';

const STARTED = Date.UTC(2026, 1, 3, 4, 5, 6);
const DRIVER = referenceRename.id;

/** Runs over a new database. The clock moves 30 ms with every look at it, so each scenario is a slice of its own. */
function setUp(over: Partial<RunsParts> = {}): Runs & { readonly parts: RunsParts } {
  const database = new Database(`runs-${crypto.randomUUID()}`);
  onTestFinished(() => database.close());
  const locks = localRunLocks();
  let time = 0;
  let ids = 0;
  const parts: RunsParts = {
    store: runStore(database, locks),
    locks,
    catalogue: new Catalogue([SIZES, LOOKS]),
    drivers: [referenceRename],
    clauses: CLAUSES,
    deviations: {},
    environment: { custody: 'test' },
    now: () => STARTED + ids * 1000,
    ticks: () => (time += 30),
    newId: () => `run-${(ids += 1)}`,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    ...over,
  };
  return { ...createRuns(parts), parts };
}

const nothing = (): void => {};

describe('a run', () => {
  test('plays the scenarios, tells their verdicts as they come, and sums them up', async () => {
    const { run, runs } = setUp();
    const reports: Progress[] = [];
    const summary = await run({ driver: DRIVER }, (progress) => reports.push(progress));
    expect(summary).toMatchObject({ id: 'run-1', driver: DRIVER, started_at: '2026-02-03T04:05:07.000Z', state: 'finished', total: 5, is_whole: true, checks: 3 });
    expect(summary.totals).toMatchObject({ pass: 4, fail: 1, crash: 0 });
    expect(reports[0]).toEqual({ run: 'run-1', done: 0, total: 5, fresh: [] });
    expect(reports.at(-1)).toMatchObject({ done: 5, total: 5 });
    expect(reports.flatMap(({ fresh }) => fresh.map(({ id, verdict, run: id2 }) => [id, verdict, id2]))).toEqual([
      ['size.right', 'pass', 'run-1'],
      ['size.wrong', 'fail', 'run-1'],
      ['look.1', 'pass', 'run-1'],
      ['look.2', 'pass', 'run-1'],
      ['look.3', 'pass', 'run-1'],
    ]);
    expect(await runs()).toEqual([summary]);
  });

  test('that is over in a moment is reported twice: when it begins and when all is done', async () => {
    const { run } = setUp({ ticks: () => 0 });
    const reports: Progress[] = [];
    await run({ driver: DRIVER }, (progress) => reports.push(progress));
    expect(reports.map(({ done, fresh }) => [done, fresh.length])).toEqual([[0, 0], [5, 5]]);
  });

  test('has a result with the digests of what was run, and of nothing else', async () => {
    const { run, result, parts } = setUp();
    const { id, evidence, verdicts } = await run({ driver: DRIVER, scenarios: ['size.wrong'] }, nothing);
    const whole = await result(id);
    const { suites, target, scenarios, environment, timing } = whole;
    const built = buildResult({ suites, target, scenarios, environment, timing, clauses: parts.clauses });
    expect(whole).toEqual(built);
    expect(Object.keys(whole), 'the same file as the command’s').toEqual(Object.keys(built));
    expect([suites, scenarios.map((scenario) => scenario.id), environment]).toEqual([
      [{ id: 'sizes', version: '1.0.0', digest: 'digest of sizes', title: 'About sizes', scenarios: ['size.wrong'] }], ['size.wrong'], { custody: 'test', subject: `--driver ${DRIVER}` },
    ]);
    expect({ evidence, verdicts }).toEqual(whole.digests);
    const again = await run({ driver: DRIVER, scenarios: ['size.wrong'] }, nothing);
    expect([again.evidence, again.verdicts]).toEqual([evidence, verdicts]);
  });

  test('keeps every scenario to be opened again', async () => {
    const { run, open, parts } = setUp();
    const summary = await run({ driver: DRIVER }, nothing);
    const { verdict, reason, suite, result, run: of } = await open(summary.id, 'size.wrong');
    expect([verdict, suite, of]).toEqual(['fail', parts.catalogue.suiteOf('size.wrong'), summary]);
    expect(reason).toBe(result.reason);
    expect(result.steps.map(({ request, expectations }) => [get(request, 'driver'), expectations.map((each) => each.verdict)])).toEqual([
      ['manage_existing_snapshot_get_size', ['fail']],
      ['manage_existing_snapshot_get_size', ['pass']],
    ]);
    await expect(open(summary.id, 'look.9')).rejects.toThrow('Scenario look.9 is not among what this run has stored.');
  });

  test('has known deviations laid over what is shown, and not over what is stored', async () => {
    const deviation: Deviation = { check: 'size.wrong/size.round-up', reason: 'Known since the beginning.' };
    const { run, latest, open, result } = setUp({ deviations: { [DRIVER]: [deviation] } });
    const { id, totals } = await run({ driver: DRIVER }, nothing);
    expect(totals).toMatchObject({ known_deviation: 1, fail: 0 });
    expect((await latest(DRIVER)).find((each) => each.id === 'size.wrong')).toEqual({
      id: 'size.wrong', verdict: 'known_deviation', reason: 'Known since the beginning.', failed_step: 0, run: id,
    });
    expect(await open(id, 'size.wrong')).toMatchObject({ verdict: 'known_deviation', deviations: [deviation], result: { verdict: 'fail' } });
    expect((await open(id, 'size.right')).deviations).toEqual([]);
    expect((await result(id)).totals).toMatchObject({ known_deviation: 0, fail: 1 });
  });

  test('is exported as exact JSON', async () => {
    const { run, exportResult, result } = setUp();
    const { id } = await run({ driver: DRIVER, scenarios: ['size.right'] }, nothing);
    const { name, type, text } = await exportResult(id, 'json');
    expect([name, type]).toEqual([`custody-result-${DRIVER}-2026-02-03.json`, 'application/json']);
    const read = parseJson(text);
    const digests = isObject(read) && get(read, 'digests');
    expect(digests && isObject(digests) && get(digests, 'evidence')).toBe((await result(id)).digests.evidence);
    const steps = isObject(read) && get(read, 'scenarios');
    expect(steps && isList(steps) && steps.length).toBe(1);
  });

  test('is reported in each of the formats of the command, with known deviations laid over it', async () => {
    const deviation: Deviation = { check: 'size.wrong/size.round-up', reason: 'Known since the beginning.' };
    const { run, exportResult } = setUp({ deviations: { [DRIVER]: [deviation] } });
    const { id } = await run({ driver: DRIVER, scenarios: ['size.right', 'size.wrong'] }, nothing);
    const files = await Promise.all(REPORT_FORMATS.map((format) => exportResult(id, format)));
    const stem = `custody-result-${DRIVER}-2026-02-03`;
    expect(files.map(({ name }) => name)).toEqual(['txt', 'json', 'junit.xml', 'tap', 'ctrf.json', 'html', 'svg'].map((ending) => `${stem}.${ending}`));
    const beginnings = [/^reference-rename 1\.0\.0\n\nsizes: About sizes\n/, /^\{\n/, /^<\?xml/, /^TAP version 14/, /^\{\n/, /^<!doctype html>/i, /^<svg /];
    for (const [at, { text }] of files.entries()) {
      expect(text).toMatch(beginnings[at] ?? /never/);
      expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
    }
    expect((await exportResult(id, 'pretty')).text).toContain('Known since the beginning.');
    expect((await exportResult(id, 'pretty')).text).toContain('1 passed, 0 failed, 1 skipped');
  });

  test('on a driver that is not there is refused', async () => {
    const { run, runs } = setUp();
    await expect(run({ driver: 'none' }, nothing)).rejects.toThrow('There is no driver none.');
    await expect(run({ driver: DRIVER, scenarios: ['none'] }, nothing)).rejects.toThrow('There is no scenario none.');
    expect(await runs()).toEqual([]);
  });
});

describe('a run that is cancelled', () => {
  test('stops, keeps what was done, and has no result', async () => {
    const { run, cancel, latest, result, exportResult } = setUp();
    const summary = await run({ driver: DRIVER }, ({ run: id, done }) => {
      if (done === 2) void cancel(id);
    });
    expect(summary).toMatchObject({ state: 'cancelled', evidence: null, verdicts: null });
    expect(summary.totals).toMatchObject({ pass: 1, fail: 1 });
    expect((await latest(DRIVER)).map(({ id }) => id)).toEqual(['size.right', 'size.wrong']);
    await expect(result(summary.id)).rejects.toThrow('This run did not finish, so it has no result.');
    await expect(exportResult(summary.id, 'json')).rejects.toThrow('did not finish');
  });

  test('by a message that came in meanwhile hears of it between two slices', async () => {
    const { parts } = setUp();
    const { run, cancel } = createRuns({ ...parts, store: { ...parts.store, appendChunk: async () => {} } });
    const summary = await run({ driver: DRIVER }, ({ run: id, done }) => {
      if (done === 0) setImmediate(() => void cancel(id));
    });
    expect(summary.state).toBe('cancelled');
  });

  test('while its result is made has none, though all was played', async () => {
    let pauses = 0;
    const { run, cancel } = setUp({
      pause: async () => {
        pauses += 1;
        if (pauses === 6) await cancel('run-1'); // one after each of the five scenarios
      },
    });
    const summary = await run({ driver: DRIVER }, nothing);
    expect(summary).toMatchObject({ state: 'cancelled', evidence: null, totals: { pass: 4, fail: 1 } });
    expect(pauses).toBe(6);
  });

  test('after its end stays as it is', async () => {
    const { run, cancel, runs } = setUp();
    const summary = await run({ driver: DRIVER }, nothing);
    await cancel(summary.id);
    expect(await runs()).toEqual([summary]);
  });
});

test('a run of everything says what it means for the sentences, and how many were not seen', async () => {
  const { run } = setUp();
  expect((await run({ driver: DRIVER }, nothing)).sentences).toBe('keeps 1 of 2 MUST sentences; breaks 1: size.round-up');
  expect((await run({ driver: DRIVER, scenarios: ['size.right'] }, nothing)).sentences).toBeNull();
});

test('a verdict knows the step that failed first', async () => {
  const { run, latest } = setUp();
  await run({ driver: DRIVER }, nothing);
  expect((await latest(DRIVER)).slice(0, 2)).toMatchObject([{ id: 'size.right' }, { id: 'size.wrong', failed_step: 0 }]);
  expect((await latest(DRIVER))[0]).not.toHaveProperty('failed_step');
});

test('a run that was stored before runs knew their extent has that of its verdicts', async () => {
  const { parts } = setUp();
  const { store } = parts;
  await store.startRun({ id: 'old', driver: DRIVER, started_at: '2026-01-01T00:00:00Z', total: 9, is_whole: true });
  const { total: _, is_whole: __, ...old } = await store.finishRun('old', { verdicts: [{ id: 'look.1', verdict: 'pass', chunk: 0 }], result: null });
  const { runs } = createRuns({ ...parts, store: { ...store, runs: async () => [old] } });
  expect(await runs()).toMatchObject([{ total: 1, is_whole: false, totals: { pass: 1 } }]);
});

test('what a scenario is to do is told before it is run', async () => {
  const { plan } = setUp();
  expect(await plan(DRIVER, 'size.wrong')).toMatchObject({ id: 'size.wrong', verdict: 'not_run', steps: [{}, {}] });
  await expect(plan(DRIVER, 'none')).rejects.toThrow('There is no scenario none.');
  await expect(plan('none', 'size.wrong')).rejects.toThrow('There is no driver none.');
});

test('a run that the storage refuses rejects, and is found broken off with what was stored', async () => {
  const { parts } = setUp();
  const { store } = parts;
  const full: RunsParts['store'] = {
    ...store,
    appendChunk: (chunk) => (chunk.chunk < 2 ? store.appendChunk(chunk) : Promise.reject(new Error('The browser has no room left.'))),
  };
  const { run, runs } = createRuns({ ...parts, store: full });
  await expect(run({ driver: DRIVER }, nothing)).rejects.toThrow('no room left');
  const [left] = await runs();
  expect(left).toMatchObject({ state: 'broken_off', total: 5, totals: { pass: 1, fail: 1 } });
});

test('what is asked of a run that is not there is refused', async () => {
  const { result, open } = setUp();
  await expect(result('none')).rejects.toThrow('There is no run none.');
  await expect(open('none', 'look.1')).rejects.toThrow('not among what this run has stored');
});
