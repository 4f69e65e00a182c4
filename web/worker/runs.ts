/** The runs: those under way, and those that are stored. */
import type { DriverDefinition } from '../../core/definition.ts';
import type { Catalogue } from './catalogue.ts';
import type { Facade, RunSummary } from './facade.ts';
import { planOf } from './plan.ts';
import { reportFile } from './report.ts';
import { Run, shownVerdict, type RunContext } from './run.ts';
import { listedFor, summarise, wholeResult } from './stored-run.ts';
import type { RunRow } from './store/schema.ts';

export interface RunsParts extends RunContext {
  readonly catalogue: Catalogue;
  readonly drivers: readonly DriverDefinition[];
  readonly newId: () => string;
}

export type Runs = Pick<Facade, 'run' | 'cancel' | 'runs' | 'latest' | 'open' | 'plan' | 'result' | 'exportResult'>;

/** All reject with an Error whose message can be shown. */
export function createRuns(parts: RunsParts): Runs {
  const { store, catalogue, drivers, clauses, deviations, newId } = parts;
  const underWay = new Map<string, Run>();

  const summaryOf = (row: RunRow): RunSummary => summarise(row, clauses);

  const driverOf = (id: string): DriverDefinition => {
    const driver = drivers.find((one) => one.id === id);
    if (!driver) throw new RangeError(`There is no driver ${id}.`);
    return driver;
  };

  return {
    run: async ({ driver, scenarios }, onProgress) => {
      const run = new Run(newId(), driverOf(driver), scenarios ? catalogue.select(scenarios) : catalogue.selectFor(driver), parts);
      underWay.set(run.id, run);
      try {
        return summaryOf(await run.carryOut(onProgress));
      } finally {
        underWay.delete(run.id);
      }
    },

    cancel: async (run) => underWay.get(run)?.cancel(),

    runs: async () => (await store.runs()).filter(({ file }) => file === undefined).map(summaryOf),

    latest: async (driver) => (await store.latestVerdicts(driver)).map(({ run, ...verdict }) => shownVerdict(run, verdict)),

    open: async (run, scenario) => {
      const stored = await store.loadScenario(run, scenario);
      if (!stored) throw new RangeError(`Scenario ${scenario} is not among what this run has stored.`);
      const { verdict, reason } = shownVerdict(run, stored.verdict);
      return {
        suite: stored.run.file === undefined ? catalogue.suiteOf(scenario) : catalogue.suiteRun(scenario, stored.run.result?.suites ?? []),
        run: summaryOf(stored.run),
        result: stored.result,
        verdict,
        ...(reason === undefined ? {} : { reason }),
        deviations: listedFor(stored.run, deviations).filter(({ check }) => check.startsWith(`${scenario}/`)),
      };
    },

    plan: async (driver, scenario) => {
      const [found] = catalogue.select([scenario]).scenarios;
      if (!found) throw new RangeError(`There is no scenario ${scenario}.`);
      return planOf(found, driverOf(driver));
    },

    result: async (run) => (await wholeResult(store, run)).result,

    exportResult: async (run, format) => {
      const { row, result } = await wholeResult(store, run);
      return reportFile(format, row, result, { suites: catalogue.suites(), clauses, deviations });
    },
  };
}
