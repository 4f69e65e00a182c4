/** `custody run`: plays suites on a driver and writes reports. */
import process from 'node:process';
import { buildResult } from '../../core/report/build.ts';
import { rerunCommand, type Again } from '../../core/report/rerun.ts';
import { shareOf, type Shard } from '../../core/report/shard.ts';
import { concerns } from '../../core/scenario/concerns.ts';
import type { Scenario, Suite } from '../../core/scenario/scenario.ts';
import { VERSION } from '../../core/version.ts';
import { CLAUSES, SUITES } from '../compiled/index.ts';
import { decodeSuite, type CompiledSuite } from '../format/compiled.ts';
import { checkIds } from '../format/deviations.ts';
import { loadSuite } from '../format/loader.ts';
import { UsageError, type Command } from './arguments.ts';
import { readBaseline } from './baseline.ts';
import { matchesGlob } from './glob.ts';
import { calledAs, subjectOptions } from './rerun.ts';
import { playAll } from './target/play.ts';
import { driverSubject, targetSubject } from './target/subject.ts';
import { tellResult } from './tell-result.ts';
import { InvalidFile, readText } from './user-files.ts';

type RunCommand = Extract<Command, { command: 'run' }>;

/** @returns the exit code. Throws UsageError, InvalidFile, and TargetFailed when the target doesn't start. */
export async function run({ suites: wanted, driver, target, limits, filter, shard, baseline, page, reports }: RunCommand): Promise<number> {
  const named = (wanted.length === 0 ? SUITES : wanted.map(findSuite)).map((compiled) => ({ ...decodeSuite(compiled), digest: compiled.digest }));
  mustBeApart(named);

  const known = baseline === undefined ? [] : readBaseline(baseline, named.flatMap(checkIds));
  const started = new Date();
  const subject = target ? await targetSubject(target) : await driverSubject(driver, limits);
  const suites = wanted.length === 0 ? named.filter((suite) => concerns(suite, subject.hello.target.name)) : named;
  const chosen = chosenOf(suites, filter, shard);
  const { scenarios, broken } = await playAll(subject, chosen);
  const again: Again = { subject: subjectOptions(driver, target, limits), command: calledAs(), baseline };
  const result = buildResult({
    suites: suites.map(({ suite: id, version, digest, title, scenarios: all }) => ({ id, version, digest, title, scenarios: all.filter((one) => chosen.includes(one)).map((one) => one.id) })),
    target: subject.hello,
    scenarios,
    clauses: CLAUSES,
    broken,
    environment: {
      custody: VERSION,
      runtime: `node ${process.versions.node}`,
      subject: again.subject,
      ...(again.command === undefined ? {} : { command: again.command }),
      ...(filter === undefined ? {} : { filter }),
      ...(shard === undefined ? {} : { shard: `${shard.number}/${shard.of}` }),
    },
    timing: { started_at: started.toISOString(), duration_ms: Date.now() - started.getTime() },
  });
  const asNamed = new Map(suites.map(({ suite }, at) => [suite, wanted[at] ?? suite]));
  return tellResult({ result, known, rerun: (suite, scenario) => rerunCommand(asNamed.get(suite) ?? suite, scenario, again), page, reports });
}

/** The scenarios that are to be played: those that the filter leaves, and of these the share of the shard. */
function chosenOf(suites: readonly Suite[], filter: string | undefined, shard: Shard | undefined): Scenario[] {
  const matching = suites.flatMap(({ scenarios }) => scenarios).filter(({ id }) => filter === undefined || matchesGlob(filter, id));
  return shard ? shareOf(matching, shard) : matching;
}

/** Suites and scenarios are known by their ids: one given twice, or a copy of one, would hide the verdicts of the other. */
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
  const ids = suites.map(({ suite }) => suite);
  const twin = ids.find((id, at) => ids.indexOf(id) < at);
  if (twin !== undefined) throw new InvalidFile([`Two suites have the id ${twin}: each wants one of its own.`]);
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
