/** Results of runs elsewhere, which come as files: read, judged as a run here is, and stored beside the runs. */
import { listableChecks } from '../../core/report/baseline.ts';
import { differenceOf } from '../../core/report/difference.ts';
import { judge } from '../../core/report/deviations.ts';
import type { KnownDeviation, Result } from '../../core/report/result.ts';
import { targetInWords } from '../../core/report/target-in-words.ts';
import type { ScenarioResult } from '../../core/scenario/result.ts';
import type { Suite } from '../../core/scenario/scenario.ts';
import type { Facade, FileScenario, FileSummary, OpenedFile, SuiteSummary } from './facade.ts';
import { otherKind } from './file-kinds.ts';
import { suitesRun } from './report.ts';
import { shownVerdict, storedVerdict } from './run.ts';
import type { RunsParts } from './runs.ts';
import { listedFor, summarise, wholeResult, type WholeRun } from './stored-run.ts';
import type { RemovedRun } from './store/runs.ts';
import type { Baseline, RunRow } from './store/schema.ts';

export type Files = Pick<Facade, 'openFile' | 'layBaseline' | 'liftBaseline' | 'removeFile' | 'restoreFile' | 'files' | 'openedFile' | 'compare'>;

type FilesParts = Pick<RunsParts, 'store' | 'locks' | 'catalogue' | 'clauses' | 'deviations' | 'newId'>;

/** So many scenarios are stored at once. */
const CHUNK = 64;

/** All reject with an Error whose message can be shown. */
export function createFiles(parts: FilesParts): Files {
  const { store, catalogue, clauses, newId } = parts;
  let removed: RemovedRun | undefined;

  const rows = async (): Promise<readonly RunRow[]> => (await store.runs()).filter(({ file }) => file !== undefined);

  const summaryOf = (row: RunRow): FileSummary => ({ file: row.file ?? '', target: row.result ? targetInWords(row.result) : row.driver, run: summarise(row, clauses), baseline: row.baseline?.file ?? null });

  return {
    openFile: async (name, text) => {
      const read = await readFile(name, text);
      if ('problems' in read) return { run: null, problems: read.problems };
      const same = (await rows()).find((row) => row.file === name && row.state === 'finished' && isSame(row, read.result));
      return { run: same?.id ?? (await keep(newId(), name, read.result, parts)), problems: [] };
    },

    layBaseline: async (run, name, text) => {
      const whole = await wholeResult(store, run);
      const read = await readBaseline(name, text, catalogue.chosen(null), whole.result);
      if ('problems' in read) return read.problems;
      await judgeAnew(whole, { file: name, known: read.known }, parts);
      return [];
    },

    liftBaseline: async (run) => judgeAnew(await wholeResult(store, run), null, parts),

    removeFile: async (run) => {
      removed = await store.removeRun(run);
    },

    restoreFile: async (run) => {
      if (removed?.row.id !== run) throw new RangeError('It cannot be brought back any more. Open the file again.');
      await store.restoreRun(removed);
      removed = undefined;
    },

    files: async () => (await rows()).filter(({ state }) => state === 'finished').map(summaryOf),

    openedFile: async (run) => {
      const whole = await wholeResult(store, run);
      return { ...summaryOf(whole.row), suites: suitesOf(whole, catalogue.suites()) };
    },

    compare: async (before, after) => {
      const [old, now] = [await wholeResult(store, before), await wholeResult(store, after)];
      return differenceOf(old.result, now.result);
    },
  };
}

function isSame({ result }: RunRow, { digests, timing }: Result): boolean {
  return result?.digests.evidence === digests.evidence && result.timing.started_at === timing.started_at;
}

/** What reads results and baselines is large, and comes when it is first needed. */
async function readFile(name: string, text: string): Promise<{ readonly result: Result } | { readonly problems: readonly string[] }> {
  const other = otherKind(text);
  if (other !== null) return { problems: [`${name} ${other}`] };
  const { readResult } = await import('../../scenarios/format/result.ts');
  return readResult(text, name);
}

/** Each check that it names must be one of the shipped suites or of the result. */
async function readBaseline(name: string, text: string, suites: readonly Suite[], result: Result): Promise<{ readonly known: readonly KnownDeviation[] } | { readonly problems: readonly string[] }> {
  const [{ loadBaseline }, { checkIds }] = await Promise.all([import('../../scenarios/format/baseline.ts'), import('../../scenarios/format/deviations.ts')]);
  const loaded = loadBaseline(text, name, [...suites.flatMap(checkIds), ...listableChecks(result)]);
  return 'mistakes' in loaded ? { problems: loaded.mistakes.map(({ message }) => message) } : loaded;
}

/** Judges each scenario of an opened result again. */
async function judgeAnew({ row, result }: WholeRun, baseline: Baseline | null, { store, deviations }: FilesParts): Promise<void> {
  const { driver, verdicts: old } = row;
  const listed = listedFor({ driver, ...(baseline && { baseline }) }, deviations);
  const chunks = new Map(old.map(({ id, chunk }) => [id, chunk]));
  const verdicts = result.scenarios.map((scenario) => storedVerdict(scenario, judge(scenario, listed), chunks.get(scenario.id) ?? 0));
  await store.judgeAnew(row.id, verdicts, baseline);
}

/** Stores a result as a run that was made elsewhere; resolves with its id. */
async function keep(id: string, file: string, { scenarios, ...result }: Result, { store, locks, catalogue, deviations }: FilesParts): Promise<string> {
  const driver = result.target.target.name;
  const known = listedFor({ driver }, deviations);
  const letGo = await locks.hold(id);
  try {
    const is_whole = catalogue.isWhole(new Set(scenarios.map((scenario) => scenario.id)));
    await store.startRun({ id, driver, started_at: result.timing.started_at, total: scenarios.length, is_whole, file });
    const chunks = inChunks(scenarios).map((results, chunk) => ({
      run: id, chunk, results, verdicts: results.map((scenario) => storedVerdict(scenario, judge(scenario, known), chunk)),
    }));
    for (const chunk of chunks) await store.appendChunk(chunk);
    await store.finishRun(id, { verdicts: chunks.flatMap(({ verdicts }) => verdicts), result });
    return id;
  } finally {
    letGo();
  }
}

function inChunks(scenarios: readonly ScenarioResult[]): readonly (readonly ScenarioResult[])[] {
  return Array.from({ length: Math.ceil(scenarios.length / CHUNK) }, (_, at) => scenarios.slice(at * CHUNK, (at + 1) * CHUNK));
}

function suitesOf({ row, result }: WholeRun, shipped: readonly SuiteSummary[]): OpenedFile['suites'] {
  const titles = new Map(result.scenarios.map(({ id, title }) => [id, title]));
  const verdicts = new Map(row.verdicts.map((verdict) => [verdict.id, shownVerdict(row.id, verdict)]));
  const scenarioOf = (id: string): FileScenario[] => {
    const verdict = verdicts.get(id);
    return verdict ? [{ ...verdict, title: titles.get(id) ?? id }] : [];
  };
  return suitesRun(result, shipped).map(({ id, title, scenarios }) => ({ id, title, scenarios: scenarios.flatMap(scenarioOf) }));
}
