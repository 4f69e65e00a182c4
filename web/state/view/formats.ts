/** The formats that a result can be saved in, as the page offers them. */
import type { ReportFormat } from '../../../core/report/formats/formats.ts';

const WHAT_FOR = {
  json: 'All that was seen; Custody opens it again',
  junit: 'XML for CI: Jenkins, GitLab, GitHub',
  tap: 'Test Anything Protocol, version 14',
  ctrf: 'Common Test Report Format',
  html: 'One static file to read in a browser',
  badge: 'An SVG with the counts',
  pretty: 'Text, as the terminal shows it',
} as const satisfies Record<ReportFormat, string>;

export interface FormatChoice {
  readonly format: ReportFormat;
  readonly whatFor: string;
}

export const FORMAT_CHOICES: readonly FormatChoice[] = (Object.keys(WHAT_FOR) as ReportFormat[]).map((format) => ({ format, whatFor: WHAT_FOR[format] }));
