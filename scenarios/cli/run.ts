/** `custody run`: plays suites on a driver and writes reports. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { buildResult, totalsOf } from '../../core/report/build.ts';
import { closingLine, EXIT, exitCode } from '../../core/report/closing.ts';
import { judge, type Judgement } from '../../core/report/deviations.ts';
import { prettyReport, type Rerun } from '../../core/report/pretty.ts';
import type { Result } from '../../core/report/result.ts';
import type { Suite } from '../../core/scenario/scenario.ts';
import { toJson } from '../../core/value/plain.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { CLAUSES, DEVIATIONS, SUITES } from '../compiled/index.ts';
import { PROVEN } from '../compiled/proven.ts';
import { decodeSuite, type CompiledSuite } from '../format/compiled.ts';
import { loadSuite } from '../format/loader.ts';
import { UsageError, type Command, type ReportWanted } from './arguments.ts';
import { matchesGlob } from './glob.ts';
import { optionsFor, rerunCommand } from './rerun.ts';
import { playAll } from './target/play.ts';
import { driverSubject, targetSubject } from './target/subject.ts';
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

/** @returns the exit code. Throws UsageError, InvalidSuite, and TargetFailed when the target doesn't start. */
export async function run({ suites: wanted, driver, target, filter, reports }: RunCommand): Promise<number> {
  const suites = wanted.length === 0 ? SUITES : wanted.map(findSuite);
  const decoded = suites.map(decodeSuite);
  mustBeApart(decoded);

  const ran: SuiteRun[] = decoded.map(({ suite: id, title, scenarios: all }) => {
    const chosen = all.filter((scenario) => filter === undefined || matchesGlob(filter, scenario.id));
    return { id, title, scenarios: chosen.map((scenario) => scenario.id) };
  });
  const chosen = new Set(ran.flatMap((suite) => suite.scenarios));
  const started = new Date();
  const subject = target ? await targetSubject(target) : driverSubject(driver);
  const { scenarios, broken, badEnd } = await playAll(subject, decoded.flatMap((suite) => suite.scenarios).filter(({ id }) => chosen.has(id)));
  const result = buildResult({
    suites: suites.map(({ id, version, digest }) => ({ id, version, digest })),
    target: subject.hello,
    scenarios,
    clauses: CLAUSES,
    environment: { custody: VERSION, runtime: `node ${process.versions.node}` },
    timing: { started_at: started.toISOString(), duration_ms: Date.now() - started.getTime() },
  });

  const deviations = DEVIATIONS[subject.hello.target.name] ?? [];
  const judgements = new Map(scenarios.map((scenario) => [scenario.id, judge(scenario, deviations)]));
  const named = new Map(suites.map(({ id }, at) => [id, wanted[at] ?? id]));
  const rerun = (suite: string, scenario: string): string => rerunCommand(named.get(suite) ?? suite, scenario, optionsFor(driver, target));
  for (const report of reports) write(report, result, ran, judgements, filter === undefined, rerun);

  if (badEnd !== undefined) process.stderr.write(`custody: ${badEnd}\n`);
  const totals = totalsOf([...judgements.values()].map(({ verdict }) => verdict));
  if (!reports.some(({ format, file }) => format === 'pretty' && file === undefined)) process.stderr.write(`${closingLine(totals)}\n`);
  if (broken.size === 0 && badEnd === undefined) return exitCode(totals);
  const others = [...judgements].filter(([id]) => !broken.has(id));
  return exitCode(totalsOf(others.map(([, { verdict }]) => verdict))) === EXIT.failed ? EXIT.failed : EXIT.protocol;
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

function write(report: ReportWanted, result: Result, suites: readonly SuiteRun[], judgements: ReadonlyMap<string, Judgement>, isWhole: boolean, rerun: Rerun): void {
  writeReport(report, report.format === 'json' ? stringifyJson(toJson(result), 2) : prettyReport(result, suites, judgements, { clauses: CLAUSES, proven: PROVEN, isWhole }, rerun));
}
