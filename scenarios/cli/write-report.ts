/** Puts a report where it is wanted. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { UsageError, type ReportWanted } from './arguments.ts';

/** Throws UsageError when the file can't be written. */
export function writeReport({ file }: ReportWanted, text: string): void {
  writeText(file, text);
}

/** Writes to the file, or to standard output. Throws UsageError when the file can't be written. */
export function writeText(file: string | undefined, text: string): void {
  if (file === undefined) {
    process.stdout.write(`${text}\n`);
    return;
  }
  try {
    writeFileSync(file, `${text}\n`);
  } catch (failure) {
    throw new UsageError(`${file} can't be written: ${messageOf(failure)}`);
  }
}

export function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
