/** `custody run`: plays suites on a driver and writes reports. */
import process from 'node:process';
import { buildResult, totalsOf } from '../../core/report/build.ts';
import { closingLine, EXIT, exitCode, type Totals } from '../../core/report/closing.ts';
import { judge } from '../../core/report/deviations.ts';
import { reportText } from '../../core/report/formats/formats.ts';
import type { SuiteRun } from '../../core/report/formats/told.ts';
import { shareOf, type Shard } from '../../core/report/shard.ts';
import type { Scenario, Suite } from '../../core/scenario/scenario.ts';
import { CLAUSES, DEVIATIONS, SUITES } from '../compiled/index.ts';
import { PROVEN } from '../compiled/proven.ts';
import { decodeSuite, type CompiledSuite } from '../format/compiled.ts';
import { loadSuite } from '../format/loader.ts';
import { UsageError, type Command } from './arguments.ts';
import { readBaseline } from './baseline.ts';
import { matchesGlob } from './glob.ts';
import { optionsFor, rerunCommand } from './rerun.ts';
import { playAll } from './target/play.ts';
import { driverSubject, targetSubject } from './target/subject.ts';
import { InvalidFile, readText } from './user-files.ts';
import { writeReport } from './write-report.ts';
import { VERSION } from '../../core/version.ts';

type RunCommand = Extract<Command, { command: 'run' }>;

/** @returns the exit code. Throws UsageError, InvalidFile, and TargetFailed when the target doesn't start. */
export async function run({ suites: wanted, driver, target, filter, shard, baseline, page, reports }: RunCommand): Promise<number> {
  const suites = wanted.length === 0 ? SUITES : wanted.map(findSuite);
  const decoded = suites.map(decodeSuite);
  mustBeApart(decoded);

  const known = baseline === undefined ? [] : readBaseline(baseline, decoded);
  const chosen = chosenOf(decoded, filter, shard);
  const started = new Date();
  const subject = target ? await targetSubject(target) : driverSubject(driver);
  const { scenarios, broken, badEnd } = await playAll(subject, chosen);
  const result = buildResult({
    suites: suites.map(({ id, version, digest }) => ({ id, version, digest })),
    target: subject.hello,
    scenarios,
    clauses: CLAUSES,
    environment: {
      custody: VERSION,
      runtime: `node ${process.versions.node}`,
      ...(filter === undefined ? {} : { filter }),
      ...(shard === undefined ? {} : { shard: `${shard.number}/${shard.of}` }),
    },
    timing: { started_at: started.toISOString(), duration_ms: Date.now() - started.getTime() },
  });

  const deviations = [...(DEVIATIONS[subject.hello.target.name] ?? []), ...known];
  const judgements = new Map(scenarios.map((scenario) => [scenario.id, judge(scenario, deviations)]));
  const named = new Map(suites.map(({ id }, at) => [id, wanted[at] ?? id]));
  const rerun = (suite: string, scenario: string): string => rerunCommand(named.get(suite) ?? suite, scenario, optionsFor(driver, target));
  const ran = decoded.map((suite) => suiteRun(suite, chosen));
  const grounds = { clauses: CLAUSES, proven: PROVEN, isWhole: (filter ?? shard) === undefined };
  for (const report of reports) writeReport(report, reportText(report.format, { result, suites: ran, judgements, grounds, rerun, page }));

  if (badEnd !== undefined) process.stderr.write(`custody: ${badEnd}\n`);
  const totals = totalsOf([...judgements.values()].map(({ verdict }) => verdict));
  if (!reports.some(({ format, file }) => format === 'pretty' && file === undefined)) process.stderr.write(`${closingLine(totals)}\n`);
  if (broken.size === 0 && badEnd === undefined) return codeOf(totals, shard);
  const others = [...judgements].filter(([id]) => !broken.has(id));
  return exitCode(totalsOf(others.map(([, { verdict }]) => verdict))) === EXIT.failed ? EXIT.failed : EXIT.protocol;
}

/** The scenarios that are to be played: those that the filter leaves, and of these the share of the shard. */
function chosenOf(suites: readonly Suite[], filter: string | undefined, shard: Shard | undefined): Scenario[] {
  const matching = suites.flatMap(({ scenarios }) => scenarios).filter(({ id }) => filter === undefined || matchesGlob(filter, id));
  return shard ? shareOf(matching, shard) : matching;
}

function suiteRun({ suite, title, scenarios }: Suite, chosen: readonly Scenario[]): SuiteRun {
  return { id: suite, title, scenarios: scenarios.filter((scenario) => chosen.includes(scenario)).map(({ id }) => id) };
}

/** A share may have nothing that concerns the target; whether anything ran, the merged result says. */
function codeOf(totals: Totals, shard: Shard | undefined): number {
  const code = exitCode(totals);
  return shard && code === EXIT.nothingRan ? EXIT.passed : code;
}

/** Scenarios are known by their ids: a suite given twice, or a copy of one, would hide the verdicts of the other. */
export function mustBeApart(suites: readonly Suite[]): void {
  const suiteOf = new Map<string, string>();
  for (const { suite, scenarios } of suites) {
    for (const { id } of scenarios) {
      const other = suiteOf.get(id);
      if (other === suite) throw new UsageError(`The suite ${suite} is named twice.`);
      if (other !== undefined) throw new InvalidFile([`Scenario ${id} is in the suites ${other} and ${suite}: each wants an id of its own.`]);
    }
    for (const { id } of scenarios) suiteOf.set(id, suite);
  }
}

/** A shipped suite by its id, or one of the user's by its path. Throws UsageError, InvalidFile. */
export function findSuite(name: string): CompiledSuite {
  const shipped = SUITES.find(({ id }) => id === name);
  if (shipped) return shipped;
  if (!/\.ya?ml$/.test(name)) throw new UsageError(`There is no suite ${name}: it is one of ${SUITES.map(({ id }) => id).join(', ')}, or the path of a .yaml file.`);
  const loaded = loadSuite(readText(name), name, CLAUSES);
  if ('mistakes' in loaded) throw new InvalidFile(loaded.mistakes.map(({ message }) => message));
  return loaded.suite;
}
