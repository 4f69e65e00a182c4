/** `custody prove`: plays the suites on faulty drivers and says whether they catch them. */
import { CATALOGUE, CLAUSES, SUITES } from '../compiled/index.ts';
import { proofAtOnce } from '../../core/conformance/proven.ts';
import { DRIVERS } from '../../core/registry.ts';
import { EXIT } from '../../core/report/closing.ts';
import { proofReport, type DriverSentences } from '../../core/report/proof.ts';
import { sentencesOf } from '../../core/report/sentences.ts';
import { driveSync } from '../../core/scenario/drive.ts';
import { inProcessTarget } from '../../core/scenario/in-process.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { checksOf } from '../../core/scenario/verdict.ts';
import { toJson } from '../../core/value/plain.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { decodeSuite } from '../format/compiled.ts';
import type { ReportWanted } from './arguments.ts';
import { writeReport } from './write-report.ts';

/** @returns the exit code: 6 when anything is wrong with the proof. Throws UsageError when a report can't be written. */
export function prove(reports: readonly ReportWanted[]): number {
  const scenarios = SUITES.map(decodeSuite).flatMap((suite) => suite.scenarios).filter(({ kind }) => kind === 'conformance');
  const proof = proofAtOnce(scenarios, CLAUSES, CATALOGUE);
  const drivers = DRIVERS.map(({ id, upstream }): DriverSentences => ({ id, ...(upstream === undefined ? {} : { upstream }), sentences: driverSentences(id, scenarios) }));
  for (const report of reports) {
    writeReport(report, report.format === 'json' ? stringifyJson(toJson(proof), 2) : proofReport(proof, CLAUSES, CATALOGUE, drivers));
  }
  return proof.problems.length === 0 ? EXIT.passed : EXIT.unproven;
}

function driverSentences(id: string, scenarios: readonly Scenario[]): DriverSentences['sentences'] {
  const driver = DRIVERS.find((candidate) => candidate.id === id);
  if (!driver) return [];
  const target = inProcessTarget(driver);
  const hello = target.hello({});
  return sentencesOf(scenarios.flatMap((scenario) => checksOf(driveSync(runScenario(scenario, hello), target))), CLAUSES);
}
