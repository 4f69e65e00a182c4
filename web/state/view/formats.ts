/** The formats that a result can be saved in, as the page offers them. */
import type { SavedFormat } from '../../worker/facade.ts';

const WHAT_FOR = {
  json: 'opens here again',
  junit: 'Jenkins, GitLab, GitHub',
  tap: 'Test Anything Protocol 14',
  ctrf: 'Common Test Report Format',
  html: 'one page to read',
  pretty: 'text, as in the terminal',
  badge: 'the counts, as a picture',
  baseline: 'what fails, to be listed',
} as const satisfies Record<SavedFormat, string>;

export interface Choice {
  readonly format: SavedFormat;
  readonly whatFor: string;
}

export const CHOICES: readonly Choice[] = (Object.keys(WHAT_FOR) as SavedFormat[]).map((format) => ({ format, whatFor: WHAT_FOR[format] }));
