/** A result is judged, reported, and becomes an exit code: that of a run just now, or one that was stored. */
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { totalsOf } from '../../core/report/build.ts';
import { closingLine, EXIT, exitCode } from '../../core/report/closing.ts';
import { deviationsOf, judge, type Judgement } from '../../core/report/deviations.ts';
import { reportText, type ReportFormat } from '../../core/report/formats/formats.ts';
import { oneLine } from '../../core/report/formats/text.ts';
import type { Rerun } from '../../core/report/pretty.ts';
import type { KnownDeviation, Result } from '../../core/report/result.ts';
import { suitesRun } from '../../core/report/suites-run.ts';
import { CLAUSES, DEVIATIONS, SUITES } from '../compiled/index.ts';
import { PROVEN } from '../compiled/proven.ts';
import { decodeSuite } from '../format/compiled.ts';
import { UsageError, type ReportWanted } from './arguments.ts';
import { writeReport } from './write-report.ts';

export interface Telling {
  readonly result: Result;
  /** What the baseline lists. */
  readonly known: readonly KnownDeviation[];
  readonly rerun: Rerun;
  /** Address of the page that the HTML report leads to. */
  readonly page: string;
  readonly reports: readonly ReportWanted[];
}

/** Writes the reports. @returns the exit code. Throws UsageError. */
export function tellResult({ result, known, rerun, page, reports }: Telling): number {
  const deviations = [...deviationsOf(DEVIATIONS, result.target.target.name), ...known];
  const judgements = new Map(result.scenarios.map((scenario) => [scenario.id, judge(scenario, deviations)]));
  const suites = SUITES.map(decodeSuite);
  const shipped = suites.map(({ suite: id, title, scenarios }) => ({ id, title, scenarios: scenarios.map((scenario) => scenario.id) }));
  const isWhole = suites.every(({ scenarios }) => scenarios.every(({ id, kind }) => kind !== 'conformance' || judgements.has(id)));
  const parts = { result, suites: suitesRun(result, shipped), judgements, grounds: { clauses: CLAUSES, proven: PROVEN, isWhole }, rerun, page, pack };
  writeAll(reports, (format) => reportText(format, parts));

  if (result.broken?.end !== undefined) process.stderr.write(`custody: ${oneLine(result.broken.end)}\n`);
  if (!reports.some(({ format, file }) => format === 'pretty' && file === undefined)) process.stderr.write(`${closingLine(totalsIn(judgements))}\n`);
  return codeOf(result, judgements);
}

/** One that can't be written keeps no other from being. */
function writeAll(reports: readonly ReportWanted[], textOf: (format: ReportFormat) => string): void {
  const unwritten = reports.flatMap((report) => {
    try {
      writeReport(report, textOf(report.format));
      return [];
    } catch (failure) {
      if (failure instanceof UsageError) return [failure.message];
      throw failure;
    }
  });
  if (unwritten.length > 0) throw new UsageError(unwritten.join(' '));
}

/** For an address. */
function pack(text: string): string {
  return gzipSync(text, { level: 9 }).toString('base64url');
}

function totalsIn(judgements: Iterable<readonly [id: string, judgement: Judgement]>): ReturnType<typeof totalsOf> {
  return totalsOf([...judgements].map(([, { verdict }]) => verdict));
}

/** A share may have nothing that concerns the target; whether anything ran, the merged result says. */
function codeOf({ broken, environment }: Result, judgements: ReadonlyMap<string, Judgement>): number {
  if (broken) {
    const others = [...judgements].filter(([id]) => !broken.scenarios.includes(id));
    return exitCode(totalsIn(others)) === EXIT.failed ? EXIT.failed : EXIT.protocol;
  }
  const code = exitCode(totalsIn(judgements));
  return environment['shard'] !== undefined && code === EXIT.nothingRan ? EXIT.passed : code;
}
