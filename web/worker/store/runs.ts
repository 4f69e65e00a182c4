/** Runs in IndexedDB: a row for each, and its scenarios in chunks. */
import type { Result } from '../../../core/report/result.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import type { RunLocks } from '../run-locks.ts';
import type { Database, OpenTables } from './database.ts';
import type { Baseline, RunChunkRow, RunRow, StoredVerdict } from './schema.ts';

export interface StartedRun {
  readonly id: string;
  readonly driver: string;
  /** ISO 8601 in UTC. */
  readonly started_at: string;
  /** How many scenarios it is to run. */
  readonly total: number;
  /** Whether these are all that there are. */
  readonly is_whole: boolean;
  /** The file's name, for a run that was made elsewhere. */
  readonly file?: string;
}

export interface RunEnd {
  /** Of all scenarios that were stored. */
  readonly verdicts: readonly StoredVerdict[];
  readonly result: Omit<Result, 'scenarios'> | null;
}

export interface StoredScenario {
  readonly run: RunRow;
  readonly verdict: StoredVerdict;
  readonly result: ScenarioResult;
}

export interface RemovedRun {
  readonly row: RunRow;
  readonly chunks: readonly RunChunkRow[];
}

export interface RunStore {
  startRun(run: StartedRun): Promise<void>;
  /** Stores a batch of scenarios; resolves when it is stored. */
  appendChunk(chunk: RunChunkRow): Promise<void>;
  /** Ends a run: with its result, or without one as cancelled. A run that has ended already stays as it is. */
  finishRun(run: string, end: RunEnd): Promise<RunRow>;
  /** Puts other verdicts in the place of a finished run's. @param verdicts of the same scenarios, each in its chunk */
  judgeAnew(run: string, verdicts: readonly StoredVerdict[], baseline: Baseline | null): Promise<void>;
  /** Deletes a run; resolves with what it was, or undefined when there is none. */
  removeRun(run: string): Promise<RemovedRun | undefined>;
  /** Puts back what was deleted. */
  restoreRun(removed: RemovedRun): Promise<void>;
  /** All runs, newest first. One that nobody is at any more is found broken off. */
  runs(): Promise<readonly RunRow[]>;
  run(run: string): Promise<RunRow | undefined>;
  loadScenario(run: string, scenario: string): Promise<StoredScenario | undefined>;
  /** The scenarios of a run, in the order in which they were run. */
  allScenarios(run: string): Promise<readonly ScenarioResult[]>;
  /** The newest verdict of every scenario that was ever run here on a driver, with the run that has it. */
  latestVerdicts(driver: string): Promise<readonly (StoredVerdict & { readonly run: string })[]>;
}

/** @param locks tells which runs have a worker that is at them */
export function runStore(database: Database, locks: RunLocks): RunStore {
  const runs = async (): Promise<readonly RunRow[]> => {
    const rows = await database.use((tables) => tables.runs.orderBy('started_at').reverse().toArray());
    const held = await locks.held();
    const isLeft = ({ id, state }: RunRow): boolean => state === 'running' && !held.has(id);
    return Promise.all(rows.map(async (row) => (isLeft(row) ? database.use((tables) => breakOffLeft(tables, row.id)) : row)));
  };

  return {
    startRun: (run) => database.use(async (tables) => {
      await tables.runs.add({ ...run, state: 'running', verdicts: [], result: null });
    }),

    appendChunk: (chunk) => database.use(async (tables) => {
      await tables.run_chunks.add(chunk);
    }),

    finishRun: (run, end) => database.use((tables) => endRun(tables, run, end.result ? 'finished' : 'cancelled', end)),

    judgeAnew: (run, verdicts, baseline) => database.use((tables) => tables.transaction('rw', tables.runs, tables.run_chunks, async () => {
      const found = await tables.runs.get(run);
      if (!found) throw new RangeError(`There is no run ${run}.`);
      const { baseline: _, ...row } = found;
      const chunks = await chunksOf(tables, run);
      await tables.run_chunks.bulkPut(chunks.map((chunk) => ({ ...chunk, verdicts: verdicts.filter(({ chunk: at }) => at === chunk.chunk) })));
      await tables.runs.put({ ...row, verdicts, ...(baseline && { baseline }) });
    })),

    removeRun: (run) => database.use((tables) => tables.transaction('rw', tables.runs, tables.run_chunks, async () => {
      const row = await tables.runs.get(run);
      if (!row) return undefined;
      const chunks = await chunksOf(tables, run);
      await tables.run_chunks.bulkDelete(chunks.map(({ chunk }) => [run, chunk]));
      await tables.runs.delete(run);
      return { row, chunks };
    })),

    restoreRun: ({ row, chunks }) => database.use((tables) => tables.transaction('rw', tables.runs, tables.run_chunks, async () => {
      await tables.run_chunks.bulkPut(chunks);
      await tables.runs.put(row);
    })),

    runs,

    run: (run) => database.use((tables) => tables.runs.get(run)),

    loadScenario: (run, scenario) => database.use(async (tables) => {
      const row = await tables.runs.get(run);
      const chunk = row && await chunkOf(tables, row, scenario);
      const verdict = chunk?.verdicts.find(({ id }) => id === scenario);
      const result = chunk?.results.find(({ id }) => id === scenario);
      return row && verdict && result && { run: row, verdict, result };
    }),

    allScenarios: (run) => database.use(async (tables) => (await chunksOf(tables, run)).flatMap(({ results }) => results)),

    latestVerdicts: async (driver) => {
      const newest = new Map<string, StoredVerdict & { readonly run: string }>();
      for (const { id: run, verdicts } of (await runs()).filter((row) => row.driver === driver && row.file === undefined)) {
        for (const verdict of verdicts) if (!newest.has(verdict.id)) newest.set(verdict.id, { ...verdict, run });
      }
      return [...newest.values()];
    },
  };
}

function endRun(tables: OpenTables, run: string, state: RunRow['state'], { verdicts, result }: RunEnd): PromiseLike<RunRow> {
  return tables.transaction('rw', tables.runs, async () => {
    const row = await tables.runs.get(run);
    if (!row) throw new RangeError(`There is no run ${run}.`);
    if (row.state !== 'running') return row;
    const ended: RunRow = { ...row, state, verdicts, result };
    await tables.runs.put(ended);
    return ended;
  });
}

/** Ends a run whose worker is gone, with what it had stored. */
async function breakOffLeft(tables: OpenTables, run: string): Promise<RunRow> {
  const chunks = await chunksOf(tables, run);
  return endRun(tables, run, 'broken_off', { verdicts: chunks.flatMap(({ verdicts }) => verdicts), result: null });
}

/** The chunk that has a scenario. While a run is under way, its row does not know it yet. */
function chunkOf(tables: OpenTables, { id: run, state, verdicts }: RunRow, scenario: string): PromiseLike<RunChunkRow | undefined> {
  if (state === 'running') return chunksOf(tables, run).then((chunks) => chunks.find((chunk) => chunk.verdicts.some(({ id }) => id === scenario)));
  const chunk = verdicts.find(({ id }) => id === scenario)?.chunk;
  return chunk === undefined ? Promise.resolve(undefined) : tables.run_chunks.get([run, chunk]);
}

function chunksOf(tables: OpenTables, run: string): PromiseLike<RunChunkRow[]> {
  return tables.run_chunks.where('[run+chunk]').between([run, 0], [run, Infinity]).toArray();
}
