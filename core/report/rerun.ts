/** The command that runs one scenario again. */
import type { Rerun } from './pretty.ts';
import type { Result } from './result.ts';

/**
 * @param suite   its id, or the path of its file
 * @param subject the options that name what is under test
 */
export function rerunCommand(suite: string, scenario: string, subject: string): string {
  return `${shellLine(['custody', 'run', suite, '--filter', scenario])} ${subject}`;
}

/**
 * How the scenarios of a stored result are run again. A result says what was under test, but not where the files of suites lie
 * that are not shipped.
 * @param shipped ids of suites
 */
export function rerunOf({ environment: { subject } }: Pick<Result, 'environment'>, shipped: readonly string[]): Rerun {
  return (suite, scenario) => (subject !== undefined && shipped.includes(suite) ? rerunCommand(suite, scenario, subject) : undefined);
}

/** Words as the shell takes them for such. */
export function shellLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}
