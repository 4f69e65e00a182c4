/** The command that runs one scenario again. */
import type { Rerun } from './pretty.ts';
import type { Result } from './result.ts';

/** What a run was, so far as it makes a difference to a scenario that is run again. */
export interface Again {
  /** The options that name what is under test. */
  readonly subject: string;
  /** How the command is called; `custody` when left out. */
  readonly command?: string | undefined;
  /** The file of known deviations. */
  readonly baseline?: string | undefined;
}

/** @param suite its id, or the path of its file */
export function rerunCommand(suite: string, scenario: string, { subject, command = 'custody', baseline }: Again): string {
  const which = shellLine(['run', suite.startsWith('-') ? `./${suite}` : suite, ...option('--filter', scenario)]);
  return [command, which, subject, ...(baseline === undefined ? [] : [shellLine(option('--baseline', baseline))])].join(' ');
}

/** A value that begins with a dash would be taken for an option of its own. */
export function option(name: string, value: string): string[] {
  return value.startsWith('-') ? [`${name}=${value}`] : [name, value];
}

/**
 * How the scenarios of a stored result are run again. A result says what was under test, but not where the files of suites lie
 * that are not shipped.
 * @param shipped  ids of suites
 * @param baseline the file of known deviations that the result is told with
 */
export function rerunOf({ environment: { subject, command } }: Pick<Result, 'environment'>, shipped: readonly string[], baseline?: string): Rerun {
  return (suite, scenario) => (subject !== undefined && shipped.includes(suite) ? rerunCommand(suite, scenario, { subject, command, baseline }) : undefined);
}

/** Words as the shell takes them for such. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

/** One word for a shell, whatever is in it but NUL. */
export function shellWord(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
