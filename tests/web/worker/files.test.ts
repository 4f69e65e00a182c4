/** Results from files: read, stored and compared, with everything real but the browser's storage. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test } from 'vitest';
import { referenceRename } from '../../../core/drivers/reference-rename.ts';
import type { Deviation } from '../../../core/report/result.ts';
import { Catalogue } from '../../../web/worker/catalogue.ts';
import { createFiles, type Files } from '../../../web/worker/files.ts';
import { localRunLocks } from '../../../web/worker/run-locks.ts';
import { createRuns, type Runs, type RunsParts } from '../../../web/worker/runs.ts';
import { Database } from '../../../web/worker/store/database.ts';
import { runStore } from '../../../web/worker/store/runs.ts';
import { CLAUSES, LOOKS, SIZES } from './small-suites.ts';

const DRIVER = referenceRename.id;
const nothing = (): void => {};

function setUp(over: Partial<RunsParts> = {}): Files & Runs {
  const database = new Database(`files-${crypto.randomUUID()}`);
  onTestFinished(() => database.close());
  const locks = localRunLocks();
  let ids = 0;
  const parts: RunsParts = {
    store: runStore(database, locks),
    locks,
    catalogue: new Catalogue([SIZES, LOOKS]),
    drivers: [referenceRename],
    clauses: CLAUSES,
    deviations: {},
    environment: {},
    now: () => Date.UTC(2026, 1, 3),
    ticks: () => 0,
    newId: () => `id-${(ids += 1)}`,
    pause: async () => {},
    ...over,
  };
  return { ...createRuns(parts), ...createFiles(parts) };
}

/** The text of a result, as it is saved elsewhere. */
async function exported(scenarios: readonly string[], catalogue = new Catalogue([SIZES, LOOKS])): Promise<string> {
  const { run, exportResult } = setUp({ catalogue });
  const { id } = await run({ driver: DRIVER, scenarios }, nothing);
  return (await exportResult(id, 'json')).text.replaceAll(/"digest of \w+"/g, `"${'a'.repeat(64)}"`);
}

/** Opens a result that is well. */
async function open({ openFile }: Files, name: string, text: string): Promise<string> {
  const { run, problems } = await openFile(name, text);
  if (run === null) throw new Error(problems.join('\n'));
  return run;
}

test('a result from a file is kept, suite by suite, and each scenario can be opened', async () => {
  const here = setUp();
  const run = await open(here, 'ci.json', await exported(['look.1', 'size.wrong', 'size.right']));
  const opened = await here.openedFile(run);
  expect(opened).toMatchObject({ file: 'ci.json', target: 'reference-rename 1.0.0', run: { driver: DRIVER, total: 3, is_whole: false, totals: { pass: 2, fail: 1 } } });
  expect(opened.suites.map(({ id, scenarios }) => [id, scenarios.map(({ id: scenario, title, verdict }) => [scenario, title, verdict])])).toEqual([
    ['sizes', [['size.right', 'Rounded up', 'pass'], ['size.wrong', 'Rounded down', 'fail']]],
    ['looks', [['look.1', 'Looks (look.1)', 'pass']]],
  ]);
  const scenario = await here.open(run, 'size.wrong');
  expect([scenario.verdict, scenario.suite, scenario.result.steps.length]).toEqual(['fail', null, 2]);
});

test('what comes out again is what was in the file', async () => {
  const here = setUp();
  const text = await exported(['size.wrong', 'look.2']);
  expect((await here.exportResult(await open(here, 'ci.json', text), 'json')).text).toBe(text);
});

test('files are no runs of this page: the newest verdicts and the list of runs know nothing of them', async () => {
  const here = setUp();
  const run = await open(here, 'ci.json', await exported(['size.wrong']));
  expect([await here.runs(), await here.latest(DRIVER)]).toEqual([[], []]);
  expect((await here.files()).map((file) => [file.file, file.run.id])).toEqual([['ci.json', run]]);
});

test('the same file is kept once', async () => {
  const here = setUp();
  const text = await exported(['size.wrong']);
  const run = await open(here, 'ci.json', text);
  expect(await open(here, 'ci.json', text)).toBe(run);
  expect(await open(here, 'other.json', text)).not.toBe(run);
  expect(await here.files()).toHaveLength(2);
});

test('known deviations of the driver are laid over it', async () => {
  const deviation: Deviation = { check: 'size.wrong/size.round-up', reason: 'Known since the beginning.' };
  const here = setUp({ deviations: { [DRIVER]: [deviation] } });
  const run = await open(here, 'ci.json', await exported(['size.wrong']));
  expect((await here.openedFile(run)).run.totals).toMatchObject({ known_deviation: 1, fail: 0 });
});

test('a target may have the name of what every object has', async () => {
  const here = setUp();
  const run = await open(here, 'ci.json', (await exported(['size.right'])).replace(`"name": "${DRIVER}"`, '"name": "constructor"'));
  expect((await here.open(run, 'size.right')).deviations).toEqual([]);
});

test('suites that are not here have the titles and the scenarios that the result gives them', async () => {
  const here = setUp({ catalogue: new Catalogue([LOOKS]) });
  const run = await open(here, 'ci.json', await exported(['size.right', 'look.1']));
  expect((await here.openedFile(run)).suites.map(({ id, title, scenarios }) => [id, title, scenarios.length])).toEqual([['sizes', 'About sizes', 1], ['looks', 'About looks', 1]]);
});

test('what is no result is refused in words, with the place, and not kept', async () => {
  const here = setUp();
  const broken = (await exported(['size.right'])).replace(/^ {2}"seed": \d+/m, '  "seed": "one"');
  expect(await here.openFile('a.json', broken)).toEqual({ run: null, problems: [expect.stringMatching(/^a\.json: seed: got /)] });
  expect(await here.openFile('a.json', '{')).toEqual({ run: null, problems: [expect.stringMatching(/^a\.json is no JSON: /)] });
  expect(await here.openFile('a.json', '{}')).toEqual({ run: null, problems: ['a.json is no result of Custody'] });
  expect(await here.files()).toEqual([]);
});

test('two files are compared: the second against the first', async () => {
  const here = setUp();
  const before = await open(here, 'before.json', await exported(['size.right', 'look.1']));
  const after = await open(here, 'after.json', await exported(['size.right', 'size.wrong']));
  const { newlyFailing, removed } = await here.compare(before, after);
  expect(newlyFailing.map(({ id }) => id)).toContain('size.wrong/size.round-up');
  expect(removed.map(({ id }) => id)).toEqual(['look.1']);
  await expect(here.compare(before, 'gone')).rejects.toThrow('There is no run gone.');
});
