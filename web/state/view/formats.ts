/** What can be saved, as the page offers it: a result in each of its formats, and a suite. */
import type { SavedFormat } from '../../worker/facade.ts';

const RESULT = {
  json: 'all that was seen; opens here again',
  junit: 'for Jenkins, GitLab, GitHub',
  tap: 'Test Anything Protocol 14',
  ctrf: 'Common Test Report Format',
  html: 'one page to read',
  pretty: 'text, as in the terminal',
  badge: 'the counts, as a picture',
  baseline: 'what fails, to be listed as known',
} as const satisfies Record<SavedFormat, string>;

export type SuiteFormat = 'yaml' | 'unittest';

const SUITE = {
  yaml: 'as it was written',
  unittest: 'tests for Python’s unittest',
} as const satisfies Record<SuiteFormat, string>;

export interface Choice<Format> {
  readonly format: Format;
  readonly whatFor: string;
}

export const RESULT_CHOICES: readonly Choice<SavedFormat>[] = choicesOf(RESULT);
export const SUITE_CHOICES: readonly Choice<SuiteFormat>[] = choicesOf(SUITE);

function choicesOf<Format extends string>(words: Readonly<Record<Format, string>>): readonly Choice<Format>[] {
  return (Object.keys(words) as Format[]).map((format) => ({ format, whatFor: words[format] }));
}
