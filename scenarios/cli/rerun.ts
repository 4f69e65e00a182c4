/** The options that name what is under test, so that a scenario can be run again on it. */
import { shellLine } from '../../core/report/rerun.ts';
import type { TargetWanted } from './target/subject.ts';

/** For the shell: `--driver lvm` */
export function subjectOptions(driver: string, target: TargetWanted | undefined): string {
  if (!target) return shellLine(['--driver', driver]);
  return shellLine(['--target', target.command, ...(target.deadlineMs === undefined ? [] : ['--deadline', String(target.deadlineMs / 1000)])]);
}
