/** How this command was called, and what is under test, so that a scenario can be run again. */
import { statSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import process from 'node:process';
import { option, shellLine } from '../../core/report/rerun.ts';
import type { TargetWanted } from './target/subject.ts';

/** For the shell: `--driver lvm` */
export function subjectOptions(driver: string, target: TargetWanted | undefined): string {
  if (!target) return shellLine(option('--driver', driver));
  return shellLine([...option('--target', target.command), ...(target.deadlineMs === undefined ? [] : ['--deadline', String(target.deadlineMs / 1000)])]);
}

/** Undefined where the shell knows the command by its name, `custody`; else as it was called: `node custody/custody.mjs`. */
export function calledAs(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  if (folders.some((folder) => statSync(join(folder, 'custody'), { throwIfNoEntry: false })?.isFile())) return undefined;
  return shellLine(['node', relative(process.cwd(), process.argv[1] ?? '')]);
}
