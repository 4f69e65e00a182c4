/** `custody prove`: plays the suites on faulty drivers and says whether they catch them. */
import { CATALOGUE, CLAUSES, SUITES } from '../compiled/index.ts';
import { proofAtOnce } from '../../core/conformance/proven.ts';
import { EXIT } from '../../core/report/closing.ts';
import { proofReport } from '../../core/report/proof.ts';
import { toJson } from '../../core/value/plain.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { decodeSuite } from '../format/compiled.ts';
import type { ReportWanted } from './arguments.ts';
import { sentencesOfDrivers } from './drivers.ts';
import { writeReport } from './write-report.ts';

/** @returns the exit code: 6 when anything is wrong with the proof. Throws UsageError when a report can't be written. */
export function prove(reports: readonly ReportWanted[]): number {
  const scenarios = SUITES.map(decodeSuite).flatMap((suite) => suite.scenarios).filter(({ kind }) => kind === 'conformance');
  const proof = proofAtOnce(scenarios, CLAUSES, CATALOGUE);
  const drivers = sentencesOfDrivers(scenarios);
  for (const report of reports) {
    writeReport(report, report.format === 'json' ? stringifyJson(toJson(proof), 2) : proofReport(proof, CLAUSES, CATALOGUE, drivers));
  }
  return proof.problems.length === 0 ? EXIT.passed : EXIT.unproven;
}

