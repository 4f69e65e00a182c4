/** Lints texts as if they were files of this repository, with the configuration that `npm test` uses. */
import { ESLint } from 'eslint';

const TESTED_RULES = ['custody/imports', 'no-restricted-globals', 'no-restricted-properties', 'no-restricted-syntax'];

const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => TESTED_RULES.includes(ruleId),
  // The files do not exist, so there is no type information; the tested rules need none.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

// ESLint loads its configuration and its parsers when they are first needed. That takes seconds on a busy machine, and
// belongs to no test's time.
await eslint.lintText('', { filePath: 'core/value/x.ts' });
await eslint.lintText('<script lang="ts"></script>', { filePath: 'web/components/X.svelte' });

/**
 * @param file from the root; its folder decides what is allowed
 * @param text its content
 * @returns the complaints: rule and message
 */
export async function lint(file: string, text: string): Promise<{ rule: string | null; message: string }[]> {
  const results = await eslint.lintText(text, { filePath: file });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
