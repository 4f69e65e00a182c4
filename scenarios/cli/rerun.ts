/** The command that runs one scenario again. */
import type { TargetWanted } from './target/subject.ts';

/**
 * @param suite   its id, or the path of its file
 * @param options what names what is under test: `['--driver', 'lvm']`
 */
export function rerunCommand(suite: string, scenario: string, options: readonly string[]): string {
  return ['custody', 'run', suite, '--filter', scenario, ...options].map(shellWord).join(' ');
}

/** The options that name what is under test. */
export function optionsFor(driver: string, target: TargetWanted | undefined): string[] {
  if (!target) return ['--driver', driver];
  return ['--target', target.command, ...(target.deadlineMs === undefined ? [] : ['--deadline', String(target.deadlineMs / 1000)])];
}

/** A word as the shell takes it for one. */
function shellWord(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
