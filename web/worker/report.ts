/** A stored run as a file, in each of the formats that the command writes. */
import { newBaseline } from '../../core/report/baseline.ts';
import { deviationsOf } from '../../core/report/deviations.ts';
import type { Clause, Deviation, Result } from '../../core/report/result.ts';
import { reportText } from '../../core/report/formats/formats.ts';
import type { ReportParts, SuiteRun } from '../../core/report/formats/told.ts';
import { rerunOf } from '../../core/report/rerun.ts';
import { suitesRun as suitesOf } from '../../core/report/suites-run.ts';
import { PROVEN } from '../../scenarios/compiled/proven.ts';
import type { ExportedFile, SavedFormat, SuiteSummary } from './facade.ts';
import type { RunRow } from './store/schema.ts';

interface FileKind {
  readonly ending: string;
  readonly type: string;
}

const KINDS: Readonly<Record<SavedFormat, FileKind>> = {
  pretty: { ending: 'txt', type: 'text/plain' },
  json: { ending: 'json', type: 'application/json' },
  junit: { ending: 'junit.xml', type: 'application/xml' },
  tap: { ending: 'tap', type: 'text/plain' },
  ctrf: { ending: 'ctrf.json', type: 'application/json' },
  html: { ending: 'html', type: 'text/html' },
  badge: { ending: 'svg', type: 'image/svg+xml' },
  baseline: { ending: 'baseline.yaml', type: 'application/yaml' },
};

/** What a report is made of, beside the run. */
export interface ReportSources {
  readonly suites: readonly SuiteSummary[];
  readonly clauses: readonly Clause[];
  /** Known deviations by driver. */
  readonly deviations: Readonly<Record<string, readonly Deviation[]>>;
}

/** @param row of a run that has finished @param result its whole result */
export function reportFile(format: SavedFormat, row: RunRow, result: Result, sources: ReportSources): ExportedFile {
  const { ending, type } = KINDS[format];
  const text = format === 'baseline' ? baselineText(row, result, sources) : reportText(format, toldOf(row, result, sources));
  return { name: `custody-result-${row.driver}-${row.started_at.slice(0, 10)}.${ending}`, type, text: `${text}\n` };
}

function toldOf(row: RunRow, result: Result, { suites, clauses }: ReportSources): ReportParts {
  return {
    result,
    suites: suitesRun(result, suites),
    judgements: new Map(row.verdicts.map(({ id, verdict, reason }) => [id, { verdict, ...(reason === undefined ? {} : { reason }) }])),
    grounds: { clauses, proven: PROVEN, isWhole: row.is_whole ?? false },
    rerun: rerunOf(result, suites.map(({ id }) => id)),
  };
}

/** As `custody baseline write` has it: what Custody knows of the driver is left out, and an older baseline keeps its words. */
function baselineText({ driver, baseline }: RunRow, result: Result, { deviations }: ReportSources): string {
  return newBaseline(result, baseline?.known, deviationsOf(deviations, driver).map(({ check }) => check)).text;
}

/** The suites of a result, each with the ids of its scenarios in it. @param shipped for those of results that do not say them */
export function suitesRun(result: Pick<Result, 'scenarios' | 'suites'>, shipped: readonly SuiteSummary[]): readonly SuiteRun[] {
  return suitesOf(result, shipped.map(({ id, title, scenarios }) => ({ id, title, scenarios: scenarios.map((scenario) => scenario.id) })));
}
