/** One run of scenarios on a driver: played in memory, stored in batches. */
import type { DriverDefinition } from '../../core/definition.ts';
import { resultInSteps } from '../../core/report/build.ts';
import { deviationsOf, judge, type Judgement } from '../../core/report/deviations.ts';
import type { Clause, Deviation, Result, SuiteRef } from '../../core/report/result.ts';
import { shellLine } from '../../core/report/rerun.ts';
import { driveSync } from '../../core/scenario/drive.ts';
import { inProcessTarget } from '../../core/scenario/in-process.ts';
import type { ScenarioResult } from '../../core/scenario/result.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Hello } from '../../core/scenario/target.ts';
import type { Progress, ScenarioVerdict } from './facade.ts';
import { Reporter } from './reporter.ts';
import type { RunLocks } from './run-locks.ts';
import { inSlices, stepByStep } from './slices.ts';
import type { RunStore } from './store/runs.ts';
import type { RunRow, StoredVerdict } from './store/schema.ts';

/** What a run needs of the world around it. */
export interface RunContext {
  readonly store: RunStore;
  readonly locks: RunLocks;
  readonly clauses: readonly Clause[];
  /** Known deviations by driver. */
  readonly deviations: Readonly<Record<string, readonly Deviation[]>>;
  /** Names and versions of what runs it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** A clock that never goes back, in milliseconds. */
  readonly ticks: () => number;
  /** Resolves once the worker has taken what came in meanwhile. */
  readonly pause: () => Promise<void>;
}

/** What is to be run, and which suites that is from. */
export interface Selection {
  readonly suites: readonly SuiteRef[];
  readonly scenarios: readonly Scenario[];
  /** Whether all conformance scenarios that there are are among these. */
  readonly is_whole: boolean;
}

export class Run {
  readonly id: string;
  readonly #driver: DriverDefinition;
  readonly #selection: Selection;
  readonly #context: RunContext;
  readonly #results: ScenarioResult[] = [];
  readonly #verdicts: StoredVerdict[] = [];
  #isCancelled = false;

  constructor(id: string, driver: DriverDefinition, selection: Selection, context: RunContext) {
    this.id = id;
    this.#driver = driver;
    this.#selection = selection;
    this.#context = context;
  }

  /** Makes it stop after the slice that it is at. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /**
   * Plays and stores; resolves with the row of the run once it has ended. A run that breaks off keeps its row as it is:
   * as it is not held any more, it will be found broken off.
   */
  async carryOut(onProgress: (progress: Progress) => void): Promise<RunRow> {
    const { store, locks, now } = this.#context;
    const letGo = await locks.hold(this.id);
    try {
      const started = now();
      const { scenarios, is_whole } = this.#selection;
      await store.startRun({ id: this.id, driver: this.#driver.id, started_at: new Date(started).toISOString(), total: scenarios.length, is_whole });
      const target = inProcessTarget(this.#driver);
      const hello = target.hello({});
      await this.#playAll((scenario) => driveSync(runScenario(scenario, hello), target), onProgress);
      const isComplete = this.#results.length === scenarios.length;
      return await store.finishRun(this.id, { verdicts: this.#verdicts, result: isComplete ? await this.#result(hello, started) : null });
    } finally {
      letGo();
    }
  }

  async #playAll(play: (scenario: Scenario) => ScenarioResult, onProgress: (progress: Progress) => void): Promise<void> {
    const { scenarios } = this.#selection;
    const { ticks, pause } = this.#context;
    const reporter = new Reporter(this.id, scenarios.length, onProgress, ticks);
    let chunk = 0;
    for (const results of inSlices(scenarios, play, ticks)) {
      reporter.add(await this.#storeChunk(chunk, results));
      chunk += 1;
      await pause();
      if (this.#isCancelled) break;
    }
    reporter.flush();
  }

  /** The verdicts of a chunk, once it is stored. */
  async #storeChunk(chunk: number, results: readonly ScenarioResult[]): Promise<ScenarioVerdict[]> {
    const deviations = deviationsOf(this.#context.deviations, this.#driver.id);
    const verdicts = results.map((result) => storedVerdict(result, judge(result, deviations), chunk));
    await this.#context.store.appendChunk({ run: this.id, chunk, verdicts, results });
    this.#results.push(...results);
    this.#verdicts.push(...verdicts);
    return verdicts.map((verdict) => shownVerdict(this.id, verdict));
  }

  /** Its result, but for the scenarios, which are stored already; null when it was cancelled meanwhile. */
  async #result(target: Hello, started: number): Promise<Omit<Result, 'scenarios'> | null> {
    const { clauses, environment, now, ticks, pause } = this.#context;
    const building = resultInSteps({
      suites: this.#selection.suites,
      target,
      scenarios: this.#results,
      clauses,
      environment: { ...environment, subject: shellLine(['--driver', this.#driver.id]) },
      timing: { started_at: new Date(started).toISOString(), duration_ms: now() - started },
    });
    const whole = await stepByStep(building, ticks, pause, () => this.#isCancelled);
    if (!whole) return null;
    const { scenarios: _, ...result } = whole;
    return result;
  }
}

export function storedVerdict({ id, first_failed_step }: ScenarioResult, judgement: Judgement, chunk: number): StoredVerdict {
  return { id, ...judgement, ...(first_failed_step === undefined ? {} : { failed_step: first_failed_step }), chunk };
}

/** A stored verdict as the page knows it. */
export function shownVerdict(run: string, { chunk: _, ...verdict }: StoredVerdict): ScenarioVerdict {
  return { ...verdict, run };
}
