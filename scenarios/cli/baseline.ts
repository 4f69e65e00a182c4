/** Baselines: read beside a run, and written from a result. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { newBaseline, type NewBaseline } from '../../core/report/baseline.ts';
import { EXIT } from '../../core/report/closing.ts';
import { deviationsOf } from '../../core/report/deviations.ts';
import type { KnownDeviation } from '../../core/report/result.ts';
import { DEVIATIONS, SUITES } from '../compiled/index.ts';
import { loadBaseline } from '../format/baseline.ts';
import { decodeSuite } from '../format/compiled.ts';
import { checkIds } from '../format/deviations.ts';
import { InvalidFile, readResultFile, readText } from './user-files.ts';
import { writeText } from './write-report.ts';

/**
 * What a baseline lists. Every check that it names must be one of these, or be made by a shipped suite.
 * Throws UsageError, InvalidFile.
 */
export function readBaseline(file: string, checks: readonly string[]): readonly KnownDeviation[] {
  return knownIn(file, [...new Set([...SUITES.map(decodeSuite).flatMap(checkIds), ...checks])]);
}

/**
 * `custody baseline write`: to the file, or to standard output. A file that is there already keeps its reasons. What a driver of
 * upstream's is known to fail is known without a baseline.
 * Throws UsageError, InvalidFile.
 */
export function writeBaseline(resultFile: string, file: string | undefined): number {
  const known = file !== undefined && existsSync(file) ? knownIn(file) : [];
  const result = readResultFile(resultFile);
  const shipped = deviationsOf(DEVIATIONS, result.target.target.name);
  const baseline = newBaseline(result, known, shipped.map(({ check }) => check));
  writeText(file, baseline.text);
  process.stderr.write(`${inWords(baseline).join('\n')}\n`);
  return EXIT.passed;
}

function knownIn(file: string, checks?: readonly string[]): readonly KnownDeviation[] {
  const loaded = loadBaseline(readText(file), file, checks);
  if ('mistakes' in loaded) throw new InvalidFile(loaded.mistakes.map(({ message }) => message));
  return loaded.known;
}

function inWords({ entries, withoutReason, beyond }: NewBaseline): string[] {
  return [
    `${entries} known deviations, ${withoutReason} of them without a reason${withoutReason > 0 ? ': say it before you use the file' : ''}`,
    ...(beyond.length > 0 ? [`Not listed, since they fail in no check: ${beyond.join(', ')}`] : []),
  ];
}
