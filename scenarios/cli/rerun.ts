/** How this command was called, and what is under test, so that a scenario can be run again. */
import { statSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import process from 'node:process';
import { option, shellLine } from '../../core/report/rerun.ts';
import type { Limits, TargetWanted } from './target/subject.ts';

/** For the shell: `--driver lvm` */
export function subjectOptions(driver: string, target: TargetWanted | undefined, { deadlineMs = target?.deadlineMs }: Limits = {}): string {
  const subject = target ? option('--target', target.command) : option('--driver', driver);
  return shellLine([...subject, ...(deadlineMs === undefined ? [] : ['--deadline', String(deadlineMs / 1000)])]);
}

/** Undefined where the shell knows the command by its name, `custody`; else as it was called: `node custody/custody.mjs`. */
export function calledAs(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  if (folders.some((folder) => statSync(join(folder, 'custody'), { throwIfNoEntry: false })?.isFile())) return undefined;
  return shellLine(['node', relative(process.cwd(), process.argv[1] ?? '')]);
}
