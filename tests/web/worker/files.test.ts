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
  expect(await here.openFile('a.json', '{"format": "custody-result", "version": 2}')).toEqual({ run: null, problems: ['a.json is a result of a newer Custody'] });
  expect(await here.openFile('a.tap', 'TAP version 14')).toEqual({ run: null, problems: [expect.stringMatching(/^a\.tap is a TAP report/)] });
  expect(await here.files()).toEqual([]);
});

const BASELINE = 'custody: 1\nknown_deviations:\n  - check: size.wrong/size.round-up\n    reason: It rounds down.\n    plan: Next release\n';

test('a baseline is laid over a result: in its sums, in its scenarios, in what is saved of it; and lifted again', async () => {
  const here = setUp();
  const run = await open(here, 'ci.json', await exported(['size.wrong', 'size.right']));
  expect(await here.layBaseline(run, 'known.yaml', BASELINE)).toEqual([]);
  expect(await here.openedFile(run)).toMatchObject({ baseline: 'known.yaml', run: { totals: { known_deviation: 1, pass: 1, fail: 0 } } });
  const scenario = await here.open(run, 'size.wrong');
  expect([scenario.verdict, scenario.reason, scenario.deviations.map(({ check }) => check)]).toEqual([
    'known_deviation', 'It rounds down. (Next release)', ['size.wrong/size.round-up'],
  ]);
  expect((await here.exportResult(run, 'pretty')).text).toContain('1 passed, 0 failed, 1 skipped');
  expect((await here.exportResult(run, 'tap')).text).toMatch(/known_deviation: It rounds down/);
  expect(JSON.parse((await here.exportResult(run, 'json')).text), 'verdicts are stored raw').toMatchObject({ totals: { fail: 1 } });

  await here.liftBaseline(run);
  expect(await here.openedFile(run)).toMatchObject({ baseline: null, run: { totals: { known_deviation: 0, fail: 1 } } });
  expect((await here.open(run, 'size.wrong')).verdict).toBe('fail');
});

test('a baseline that lists what there is not is refused, with the place, and changes nothing', async () => {
  const here = setUp();
  const run = await open(here, 'ci.json', await exported(['size.wrong']));
  expect(await here.layBaseline(run, 'known.yaml', BASELINE.replace('size.wrong/', 'size.gone/'))).toEqual([expect.stringMatching(/^known\.yaml:3:/)]);
  expect(await here.layBaseline(run, 'known.yaml', 'custody: 1')).toHaveLength(1);
  expect(await here.openedFile(run)).toMatchObject({ baseline: null, run: { totals: { fail: 1 } } });
});

test('a baseline may list what only the result has: its suite need not be here', async () => {
  const here = setUp({ catalogue: new Catalogue([LOOKS]) });
  const run = await open(here, 'ci.json', await exported(['size.wrong']));
  expect(await here.layBaseline(run, 'known.yaml', BASELINE)).toEqual([]);
});

test('a baseline may list what a result expects without citing a clause', async () => {
  const here = setUp({ catalogue: new Catalogue([LOOKS]) });
  const run = await open(here, 'ci.json', (await exported(['size.wrong'])).replace(/"cites": "size\.round-up",\s*/, ''));
  expect(await here.layBaseline(run, 'known.yaml', BASELINE.replace('/size.round-up', '/precondition'))).toEqual([]);
  expect((await here.open(run, 'size.wrong')).verdict).toBe('known_deviation');
});

test('a baseline of what fails is saved; what is known already keeps its words, and what Custody knows is left out', async () => {
  const here = setUp();
  const run = await open(here, 'ci.json', await exported(['size.wrong']));
  const fresh = await here.exportResult(run, 'baseline');
  expect(fresh.name).toMatch(/\.baseline\.yaml$/);
  expect(fresh.text).toContain('- check: size.wrong/size.round-up\n    reason: ""');
  await here.layBaseline(run, 'known.yaml', BASELINE);
  expect((await here.exportResult(run, 'baseline')).text).toContain('reason: "It rounds down."\n    plan: "Next release"');

  const listed = setUp({ deviations: { [DRIVER]: [{ check: 'size.wrong/size.round-up', reason: 'Known.' }] } });
  const same = await open(listed, 'ci.json', await exported(['size.wrong']));
  expect((await listed.exportResult(same, 'baseline')).text).toContain('known_deviations: []');
});

test('a file that is removed is gone, and comes back whole; only the last one does', async () => {
  const here = setUp();
  const run = await open(here, 'ci.json', await exported(['size.wrong']));
  const other = await open(here, 'other.json', await exported(['size.right']));
  const [before, scenario] = [await here.openedFile(run), await here.open(run, 'size.wrong')];
  await here.removeFile(run);
  expect((await here.files()).map(({ file }) => file)).toEqual(['other.json']);
  await expect(here.open(run, 'size.wrong')).rejects.toThrow();
  await here.restoreFile(run);
  expect([await here.openedFile(run), await here.open(run, 'size.wrong')]).toEqual([before, scenario]);
  await here.removeFile(run);
  await here.removeFile(other);
  await expect(here.restoreFile(run)).rejects.toThrow('Open the file again.');
});

test('a scenario of a file is known by its suite only where that is the suite that was run', async () => {
  const scenarioIn = async (replaced: string): Promise<string | undefined> => {
    const here = setUp({ catalogue: new Catalogue([{ ...SIZES, digest: replaced }, LOOKS]) });
    return (await here.open(await open(here, 'ci.json', await exported(['size.right'])), 'size.right')).suite?.id;
  };
  expect([await scenarioIn('a'.repeat(64)), await scenarioIn('b'.repeat(64))]).toEqual(['sizes', undefined]);
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
