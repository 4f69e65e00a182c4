/** `custody merge`: the results of all shards of a run become one. */
import process from 'node:process';
import { EXIT, closingLine, exitCode } from '../../core/report/closing.ts';
import { mergeResults, Unmergeable } from '../../core/report/merge.ts';
import type { Result } from '../../core/report/result.ts';
import { toJson } from '../../core/value/plain.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { UsageError } from './arguments.ts';
import { readResultFile } from './user-files.ts';

/**
 * Writes the result to standard output.
 * @returns the exit code: 7 when nothing ran in any shard. What failed is the matter of the shards' runs, which know the baseline.
 * Throws UsageError, InvalidFile.
 */
export function merge(files: readonly string[]): number {
  const result = merged(files.map(readResultFile));
  process.stdout.write(`${stringifyJson(toJson(result), 2)}\n`);
  process.stderr.write(`${closingLine(result.totals)}\n`);
  return exitCode(result.totals) === EXIT.nothingRan ? EXIT.nothingRan : EXIT.passed;
}

function merged(results: readonly Result[]): Result {
  try {
    return mergeResults(results);
  } catch (failure) {
    if (failure instanceof Unmergeable) throw new UsageError(failure.message);
    throw failure;
  }
}
