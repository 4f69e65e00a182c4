/** The command that runs one scenario again. */
import type { TargetWanted } from './target/subject.ts';

/**
 * @param suite   its id, or the path of its file
 * @param subject the options that name what is under test, as `subjectOptions` writes them
 */
export function rerunCommand(suite: string, scenario: string, subject: string): string {
  return `${shellLine(['custody', 'run', suite, '--filter', scenario])} ${subject}`;
}

/** The options that name what is under test, for the shell: `--driver lvm` */
export function subjectOptions(driver: string, target: TargetWanted | undefined): string {
  if (!target) return shellLine(['--driver', driver]);
  return shellLine(['--target', target.command, ...(target.deadlineMs === undefined ? [] : ['--deadline', String(target.deadlineMs / 1000)])]);
}

/** Words as the shell takes them for such. */
function shellLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}
