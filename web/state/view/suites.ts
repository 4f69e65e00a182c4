/** The suites as the overview lists them: each scenario with its latest verdict, those that the filter lets through. */
import type { ScenarioKind } from '../../../core/scenario/scenario.ts';
import type { DriverSummary, ScenarioSummary, ScenarioVerdict, SuiteSummary } from '../../worker/facade.ts';
import { KINDS, lets, type Filter } from './filter.ts';
import { countsOf, type Counts, type Standing } from './verdicts.ts';

/** The newest verdicts, by id of scenario. */
export type Verdicts = ReadonlyMap<string, ScenarioVerdict>;

export interface ScenarioView {
  readonly scenario: ScenarioSummary;
  readonly standing: Standing;
  readonly reason: string | null;
  /** From 1: the first step that failed. */
  readonly failedStep: number | null;
  /** The place upstream that the reason ends with. */
  readonly where: string | null;
  /** It does not apply, as it is about other drivers than the one it was run on. */
  readonly isAboutOthers: boolean;
  /** `lvm 21.3.1..`, each; empty when it is for any driver. */
  readonly drivers: readonly string[];
}

export interface SuiteView {
  readonly suite: SuiteSummary;
  /** Those that are shown. */
  readonly scenarios: readonly ScenarioView[];
  /** Of all of the suite's scenarios, shown or not. */
  readonly counts: Counts;
}

export function suiteViews(suites: readonly SuiteSummary[], verdicts: Verdicts, filter: Filter): readonly SuiteView[] {
  return suites.map((suite) => ({
    suite,
    scenarios: suite.scenarios
      .map((scenario) => scenarioView(scenario, verdicts))
      .filter(({ scenario, standing }) => lets(filter, scenario, standing)),
    counts: countsOfAll([suite], verdicts),
  }));
}

/** Of all scenarios of these suites. */
export function countsOfAll(suites: readonly SuiteSummary[], verdicts: Verdicts): Counts {
  return countsOf(suites.flatMap(({ scenarios }) => scenarios.map(({ id }) => standingOf(id, verdicts))));
}

/** The suite that has this scenario, and the scenario. */
export function findScenario(suites: readonly SuiteSummary[], id: string): { suite: SuiteSummary; scenario: ScenarioSummary } | undefined {
  for (const suite of suites) {
    const scenario = suite.scenarios.find((one) => one.id === id);
    if (scenario) return { suite, scenario };
  }
  return undefined;
}

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
}

/** Those that concern a driver; all, where there is no driver. */
export function suitesFor(driver: DriverSummary | null, suites: readonly SuiteSummary[]): readonly SuiteSummary[] {
  return driver ? suites.filter(({ id }) => driver.suites.includes(id)) : suites;
}

/** A suite that is about other drivers, and these. */
export interface SuiteElsewhere {
  readonly suite: SuiteSummary;
  readonly drivers: readonly DriverSummary[];
}

/** Those that do not concern a driver. */
export function suitesElsewhere(driver: DriverSummary, suites: readonly SuiteSummary[], drivers: readonly DriverSummary[]): readonly SuiteElsewhere[] {
  const own = suitesFor(driver, suites);
  return suites.filter((suite) => !own.includes(suite)).map((suite) => ({ suite, drivers: drivers.filter((other) => other.suites.includes(suite.id)) }));
}

/** Ids of the scenarios before and behind one in the list; it need not be in the list itself, as its verdict may have changed. */
export function neighboursOf(id: string, suites: readonly SuiteSummary[], verdicts: Verdicts, filter: Filter): Neighbours {
  const all = suites.flatMap(({ scenarios }) => scenarios);
  const at = all.findIndex((scenario) => scenario.id === id);
  const isListed = (scenario: ScenarioSummary): boolean => lets(filter, scenario, standingOf(scenario.id, verdicts));
  return {
    previous: all.slice(0, Math.max(at, 0)).findLast(isListed)?.id ?? null,
    next: all.slice(at + 1).find(isListed)?.id ?? null,
  };
}

/** How many scenarios there are of each kind. */
export function kindCounts(scenarios: readonly ScenarioSummary[]): Readonly<Record<ScenarioKind, number>> {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<ScenarioKind, number>;
  for (const { kind } of scenarios) counts[kind] += 1;
  return counts;
}

export interface ScenarioStanding {
  readonly id: string;
  readonly title: string;
  readonly standing: Standing;
}

/** All scenarios with how they stand, suite by suite. */
export function standingsBySuite(suites: readonly SuiteSummary[], verdicts: Verdicts): readonly (readonly ScenarioStanding[])[] {
  return suites.map(({ scenarios }) => scenarios.map(({ id, title }) => ({ id, title, standing: standingOf(id, verdicts) })));
}

function standingOf(id: string, verdicts: Verdicts): Standing {
  return verdicts.get(id)?.verdict ?? 'never';
}

function scenarioView(scenario: ScenarioSummary, verdicts: Verdicts): ScenarioView {
  const verdict = verdicts.get(scenario.id);
  const { reason, where } = splitReason(verdict?.reason ?? null);
  return {
    scenario,
    standing: standingOf(scenario.id, verdicts),
    reason,
    failedStep: verdict?.failed_step === undefined ? null : verdict.failed_step + 1,
    where,
    isAboutOthers: standingOf(scenario.id, verdicts) === 'not_applicable' && scenario.drivers !== undefined && reason?.startsWith('This is about ') === true,
    drivers: Object.entries(scenario.drivers ?? {}).map(([driver, releases]) => `${driver} ${releases}`),
  };
}

/** A reason and the place upstream that stands at its end: `It is rounded twice (cinder/volume/drivers/lvm.py:690)`. */
export function splitReason(reason: string | null): { readonly reason: string | null; readonly where: string | null } {
  const [, words, where] = /^(.*) \(([^\s()]+:\d+(?: in [^\s()]+)?)\)$/s.exec(reason ?? '') ?? [];
  return words === undefined || where === undefined ? { reason, where: null } : { reason: words, where };
}
