/** The suites that are shipped: what is in them, by id. */
import { concerns } from '../../core/scenario/concerns.ts';
import type { Scenario, Suite } from '../../core/scenario/scenario.ts';
import { optional } from '../../core/scenario/prepare.ts';
import type { SuiteRef } from '../../core/report/result.ts';
import { decodeSuite, type CompiledSuite } from '../../scenarios/format/compiled.ts';
import type { ExportedFile, ScenarioSummary, SuiteSummary } from './facade.ts';
import type { Selection } from './run.ts';

interface Entry {
  readonly compiled: CompiledSuite;
  readonly suite: Suite;
  readonly summary: SuiteSummary;
}

export class Catalogue {
  readonly #entries: readonly Entry[];

  constructor(suites: readonly CompiledSuite[]) {
    this.#entries = suites.map((compiled) => {
      const suite = decodeSuite(compiled);
      return { compiled, suite, summary: summaryOf(compiled, suite) };
    });
  }

  suites(): readonly SuiteSummary[] {
    return this.#entries.map(({ summary }) => summary);
  }

  /** Ids of the suites that concern a driver. */
  concerning(driver: string): readonly string[] {
    return this.#entries.filter(({ suite }) => concerns(suite, driver)).map(({ suite }) => suite.suite);
  }

  /** The scenarios of all suites. */
  scenarios(): readonly Scenario[] {
    return this.#entries.flatMap(({ suite }) => suite.scenarios);
  }

  /** Whether all conformance scenarios are among these. */
  isWhole(ids: ReadonlySet<string>): boolean {
    return this.scenarios().every(({ id, kind }) => kind !== 'conformance' || ids.has(id));
  }

  /** The scenarios of these ids, suite by suite, with the suites that they are from. Throws RangeError. */
  select(ids: readonly string[]): Selection {
    const wanted = new Set(ids);
    const parts = this.#entries.map(({ summary, suite }) => ({
      summary,
      scenarios: suite.scenarios.filter(({ id }) => wanted.delete(id)),
    }));
    for (const unknown of wanted) throw new RangeError(`There is no scenario ${unknown}.`);
    return {
      suites: parts.filter(({ scenarios }) => scenarios.length > 0).map(({ summary: { id, version, digest, title }, scenarios }) => ({ id, version, digest, title, scenarios: scenarios.map((one) => one.id) })),
      scenarios: parts.flatMap(({ scenarios }) => scenarios),
      is_whole: this.isWhole(new Set(ids)),
    };
  }

  /** All scenarios of the suites that concern a driver. */
  selectFor(driver: string): Selection {
    return this.select(this.#entries.filter(({ suite }) => concerns(suite, driver)).flatMap(({ suite }) => suite.scenarios.map(({ id }) => id)));
  }

  /** The suite that a scenario is in. Throws RangeError. */
  suiteOf(scenario: string): SuiteSummary {
    const found = this.suites().find(({ scenarios }) => scenarios.some(({ id }) => id === scenario));
    if (!found) throw new RangeError(`No suite of this version of Custody has a scenario ${scenario}.`);
    return found;
  }

  /** The suite that a scenario is in, where it is one of those that were run, to the byte. */
  suiteRun(scenario: string, ran: readonly SuiteRef[]): SuiteSummary | null {
    const isShipped = ({ id, digest }: Pick<SuiteRef, 'id' | 'digest'>): boolean => ran.some((one) => one.id === id && one.digest === digest);
    return this.suites().find((suite) => isShipped(suite) && suite.scenarios.some(({ id }) => id === scenario)) ?? null;
  }

  /** This suite, or all. Throws RangeError. */
  chosen(id: string | null): readonly Suite[] {
    const found = this.#entries.filter(({ suite }) => id === null || suite.suite === id);
    if (found.length === 0) throw new RangeError(`There is no suite ${id}.`);
    return found.map(({ suite }) => suite);
  }

  /** The suite's file, as it was written. Throws RangeError. */
  exportSuite(id: string): ExportedFile {
    const found = this.#entries.find(({ compiled }) => compiled.id === id);
    if (!found) throw new RangeError(`There is no suite ${id}.`);
    return { name: `${id}.yaml`, type: 'application/yaml', text: found.compiled.source };
  }
}

function summaryOf({ digest }: CompiledSuite, { suite: id, version, title, notes, scenarios }: Suite): SuiteSummary {
  return { id, version, title, digest, ...(notes === undefined ? {} : { notes }), scenarios: scenarios.map(summaryOfScenario) };
}

function summaryOfScenario({ id, kind, title, drivers, given: { config, options } = {}, steps }: Scenario): ScenarioSummary {
  const expectations = steps.flatMap(({ expect = [], expect_for = {} }) => [...expect, ...Object.values(expect_for).flat()]);
  const cites = new Set(expectations.flatMap(({ cites }) => cites ?? []));
  return { id, kind, title, cites: [...cites], ...optional({ drivers, config, options }) };
}
