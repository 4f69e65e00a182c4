/** The formats that a result can be reported in. */
import { toJson } from '../../value/plain.ts';
import { stringifyJson } from '../../value/stringify.ts';
import { prettyReport } from '../pretty.ts';
import { badgeReport } from './badge.ts';
import { ctrfReport } from './ctrf.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import { tapReport } from './tap.ts';
import { tell, type ReportParts } from './told.ts';

/** The result itself is `json`: raw verdicts, and all that was seen. The others tell of it. */
const FORMATS = {
  pretty: ({ result, suites, judgements, grounds, rerun }) => prettyReport(result, suites, judgements, grounds, rerun),
  json: ({ result }) => stringifyJson(toJson(result), 2),
  junit: (parts) => junitReport(tell(parts)),
  tap: (parts) => tapReport(tell(parts)),
  ctrf: (parts) => ctrfReport(tell(parts)),
  html: (parts) => htmlReport(tell(parts)),
  badge: (parts) => badgeReport(tell(parts)),
} as const satisfies Record<string, (parts: ReportParts) => string>;

export type ReportFormat = keyof typeof FORMATS;

export const REPORT_FORMATS = Object.keys(FORMATS) as readonly ReportFormat[];

/** The text of a report, without a line feed at its end. */
export function reportText(format: ReportFormat, parts: ReportParts): string {
  return FORMATS[format](parts);
}
