/** `custody report`: reports of a result that a run has stored, or that was merged. */
import { listableChecks } from '../../core/report/baseline.ts';
import { rerunOf } from '../../core/report/rerun.ts';
import { SUITES } from '../compiled/index.ts';
import type { Command } from './arguments.ts';
import { readBaseline } from './baseline.ts';
import { tellResult } from './tell-result.ts';
import { readResultFile } from './user-files.ts';

/** @returns the exit code, which is that of the run. Throws UsageError, InvalidFile. */
export function report({ file, baseline, page, reports }: Extract<Command, { command: 'report' }>): number {
  const result = readResultFile(file);
  const known = baseline === undefined ? [] : readBaseline(baseline, listableChecks(result));
  return tellResult({ result, known, rerun: rerunOf(result, SUITES.map(({ id }) => id), baseline), page, reports });
}
