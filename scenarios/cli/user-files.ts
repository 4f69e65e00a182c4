/** Files that the user names. */
import { readFileSync } from 'node:fs';
import { digestsHold } from '../../core/report/build.ts';
import type { Result } from '../../core/report/result.ts';
import { readResult } from '../format/result.ts';
import { UsageError } from './arguments.ts';
import { messageOf } from './write-report.ts';

/** A file of the user's (a suite, a baseline, a result) is not as it must be. */
export class InvalidFile extends Error {
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'InvalidFile';
  }
}

/** Throws UsageError when it can't be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    throw new UsageError(`${file} can't be read: ${messageOf(failure)}`);
  }
}

/** Throws UsageError, InvalidFile. */
export function readResultFile(file: string): Result {
  const read = readResult(readText(file), file);
  if ('problems' in read) throw new InvalidFile(read.problems);
  if (!digestsHold(read.result)) throw new InvalidFile([`${file} is not what a run has written: its digests are those of something else`]);
  return read.result;
}
