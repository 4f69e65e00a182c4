/** `custody diff`: what became of the checks between two results. */
import process from 'node:process';
import { EXIT } from '../../core/report/closing.ts';
import { differenceOf, differenceReport } from '../../core/report/difference.ts';
import { readResultFile } from './user-files.ts';

/** @returns the exit code: 1 when something fails that did not before. Throws UsageError, InvalidFile. */
export function diff(before: string, after: string): number {
  const [old, now] = [readResultFile(before), readResultFile(after)];
  const difference = differenceOf(old, now);
  process.stdout.write(`${differenceReport(old, now, difference)}\n`);
  return difference.newlyFailing.length > 0 ? EXIT.failed : EXIT.passed;
}
