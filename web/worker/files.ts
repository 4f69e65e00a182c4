/** Results of runs elsewhere, which come as files: read, judged as a run here is, and stored beside the runs. */
import { differenceOf } from '../../core/report/difference.ts';
import { judge } from '../../core/report/deviations.ts';
import type { Result } from '../../core/report/result.ts';
import type { ScenarioResult } from '../../core/scenario/result.ts';
import { readResult } from '../../scenarios/format/result.ts';
import type { Facade, FileScenario, FileSummary, OpenedFile } from './facade.ts';
import { suitesRun } from './report.ts';
import { shownVerdict, storedVerdict } from './run.ts';
import type { RunsParts } from './runs.ts';
import { deviationsOf, summarise, wholeResult, type WholeRun } from './stored-run.ts';
import type { RunRow } from './store/schema.ts';

export type Files = Pick<Facade, 'openFile' | 'files' | 'openedFile' | 'compare'>;

type FilesParts = Pick<RunsParts, 'store' | 'locks' | 'catalogue' | 'clauses' | 'deviations' | 'newId'>;

/** So many scenarios are stored at once. */
const CHUNK = 64;

/** All reject with an Error whose message can be shown. */
export function createFiles(parts: FilesParts): Files {
  const { store, catalogue, clauses, newId } = parts;

  const rows = async (): Promise<readonly RunRow[]> => (await store.runs()).filter(({ file }) => file !== undefined);

  const summaryOf = (row: RunRow): FileSummary => ({ file: row.file ?? '', target: targetOf(row), run: summarise(row, clauses) });

  return {
    openFile: async (name, text) => {
      const read = readResult(text, name);
      if ('problems' in read) return { run: null, problems: read.problems };
      const same = (await rows()).find((row) => row.file === name && row.state === 'finished' && isSame(row, read.result));
      return { run: same?.id ?? (await keep(newId(), name, read.result, parts)), problems: [] };
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

/** Stores a result as a run that was made elsewhere; resolves with its id. */
async function keep(id: string, file: string, { scenarios, ...result }: Result, { store, locks, catalogue, deviations }: FilesParts): Promise<string> {
  const driver = result.target.target.name;
  const known = deviationsOf(deviations, driver);
  const letGo = await locks.hold(id);
  try {
    const ran = new Set(scenarios.map((scenario) => scenario.id));
    const is_whole = catalogue.select().scenarios.every((scenario) => ran.has(scenario.id));
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

function suitesOf({ row, result }: WholeRun, shipped: Parameters<typeof suitesRun>[1]): OpenedFile['suites'] {
  const titles = new Map(result.scenarios.map(({ id, title }) => [id, title]));
  const verdicts = new Map(row.verdicts.map((verdict) => [verdict.id, shownVerdict(row.id, verdict)]));
  const scenarioOf = (id: string): FileScenario[] => {
    const verdict = verdicts.get(id);
    return verdict ? [{ ...verdict, title: titles.get(id) ?? id }] : [];
  };
  return suitesRun(result, shipped).map(({ id, title, scenarios }) => ({ id, title, scenarios: scenarios.flatMap(scenarioOf) }));
}

/** `lvm 1.0.0, follows upstream 21.3.1` */
function targetOf({ driver, result }: RunRow): string {
  if (!result) return driver;
  const { name, version, upstream } = result.target.target;
  return `${name} ${version}${upstream === undefined ? '' : `, follows upstream ${upstream}`}`;
}
