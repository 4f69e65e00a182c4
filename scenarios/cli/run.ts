/** `custody run`: plays suites on a driver and writes reports. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { oddDriverById } from '../../core/conformance/catalogue.ts';
import { DRIVERS, driverById } from '../../core/registry.ts';
import { buildResult, totalsOf } from '../../core/report/build.ts';
import { closingLine, EXIT, exitCode } from '../../core/report/closing.ts';
import { judge, type Judgement } from '../../core/report/deviations.ts';
import { prettyReport } from '../../core/report/pretty.ts';
import type { Result } from '../../core/report/result.ts';
import { driveSync } from '../../core/scenario/drive.ts';
import { inProcessTarget } from '../../core/scenario/in-process.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { ScenarioResult } from '../../core/scenario/result.ts';
import type { Suite } from '../../core/scenario/scenario.ts';
import { toJson } from '../../core/value/plain.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { CATALOGUE, CLAUSES, DEVIATIONS, SUITES } from '../compiled/index.ts';
import { PROVEN } from '../compiled/proven.ts';
import { decodeSuite, type CompiledSuite } from '../format/compiled.ts';
import { loadSuite } from '../format/loader.ts';
import { UsageError, type Command, type ReportWanted } from './arguments.ts';
import { matchesGlob } from './glob.ts';
import { messageOf, writeReport } from './write-report.ts';
import { VERSION } from '../../core/version.ts';

type RunCommand = Extract<Command, { command: 'run' }>;

interface SuiteRun {
  readonly id: string;
  readonly title: string;
  /** Ids of the scenarios that were run. */
  readonly scenarios: readonly string[];
}

/** A suite of the user's is not as it must be. */
export class InvalidSuite extends Error {
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'InvalidSuite';
  }
}

/** @returns the exit code. Throws UsageError, InvalidSuite. */
export function run({ suites: wanted, driver: driverId, filter, reports }: RunCommand): number {
  const driver = driverById(driverId) ?? oddDriverById(CATALOGUE, driverId);
  if (!driver) throw new UsageError(`There is no driver ${driverId}: it is one of ${DRIVERS.map(({ id }) => id).join(', ')}.`);
  const suites = wanted.length === 0 ? SUITES : wanted.map(findSuite);
  const decoded = suites.map(decodeSuite);
  mustBeApart(decoded);

  const target = inProcessTarget(driver);
  const hello = target.hello({});
  const started = new Date();
  const scenarios: ScenarioResult[] = [];
  const ran: SuiteRun[] = decoded.map(({ suite: id, title, scenarios: all }) => {
    const chosen = all.filter((scenario) => filter === undefined || matchesGlob(filter, scenario.id));
    scenarios.push(...chosen.map((scenario) => driveSync(runScenario(scenario, hello), target)));
    return { id, title, scenarios: chosen.map((scenario) => scenario.id) };
  });
  const result = buildResult({
    suites: suites.map(({ id, version, digest }) => ({ id, version, digest })),
    target: hello,
    scenarios,
    clauses: CLAUSES,
    environment: { custody: VERSION, runtime: `node ${process.versions.node}` },
    timing: { started_at: started.toISOString(), duration_ms: Date.now() - started.getTime() },
  });

  const deviations = DEVIATIONS[driverId] ?? [];
  const judgements = new Map(scenarios.map((scenario) => [scenario.id, judge(scenario, deviations)]));
  for (const report of reports) write(report, result, ran, judgements, filter === undefined);

  const totals = totalsOf([...judgements.values()].map(({ verdict }) => verdict));
  if (!reports.some(({ format, file }) => format === 'pretty' && file === undefined)) process.stderr.write(`${closingLine(totals)}\n`);
  return scenarios.length === 0 ? EXIT.nothingRan : exitCode(totals);
}

/** Scenarios are known by their ids: a suite given twice, or a copy of one, would hide the verdicts of the other. */
function mustBeApart(suites: readonly Suite[]): void {
  const suiteOf = new Map<string, string>();
  for (const { suite, scenarios } of suites) {
    for (const { id } of scenarios) {
      const other = suiteOf.get(id);
      if (other === suite) throw new UsageError(`The suite ${suite} is named twice.`);
      if (other !== undefined) throw new InvalidSuite([`Scenario ${id} is in the suites ${other} and ${suite}: each wants an id of its own.`]);
    }
    for (const { id } of scenarios) suiteOf.set(id, suite);
  }
}

function findSuite(name: string): CompiledSuite {
  const shipped = SUITES.find(({ id }) => id === name);
  if (shipped) return shipped;
  if (!/\.ya?ml$/.test(name)) throw new UsageError(`There is no suite ${name}: it is one of ${SUITES.map(({ id }) => id).join(', ')}, or the path of a .yaml file.`);
  const loaded = loadSuite(read(name), name, CLAUSES);
  if ('mistakes' in loaded) throw new InvalidSuite(loaded.mistakes.map(({ message }) => message));
  return loaded.suite;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    throw new UsageError(`${file} can't be read: ${messageOf(failure)}`);
  }
}

function write(report: ReportWanted, result: Result, suites: readonly SuiteRun[], judgements: ReadonlyMap<string, Judgement>, isWhole: boolean): void {
  writeReport(report, report.format === 'json' ? stringifyJson(toJson(result), 2) : prettyReport(result, suites, judgements, { clauses: CLAUSES, proven: PROVEN, isWhole }));
}
