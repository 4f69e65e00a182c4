/** `custody report`: reports of a result that a run has stored, or that was merged. */
import type { Rerun } from '../../core/report/pretty.ts';
import type { Result } from '../../core/report/result.ts';
import { SUITES } from '../compiled/index.ts';
import type { Command } from './arguments.ts';
import { readBaseline } from './baseline.ts';
import { rerunCommand } from './rerun.ts';
import { tellResult } from './tell-result.ts';
import { readResultFile } from './user-files.ts';

/** @returns the exit code, which is that of the run. Throws UsageError, InvalidFile. */
export function report({ file, baseline, page, reports }: Extract<Command, { command: 'report' }>): number {
  const result = readResultFile(file);
  const known = baseline === undefined ? [] : readBaseline(baseline, result.checks.map(({ id }) => id));
  return tellResult({ result, known, rerun: rerunOf(result), page, reports });
}

/** A result says what was under test, but not where the files of suites lie that are not shipped. */
function rerunOf({ environment: { subject } }: Result): Rerun {
  const shipped = new Set(SUITES.map(({ id }) => id));
  return (suite, scenario) => (subject !== undefined && shipped.has(suite) ? rerunCommand(suite, scenario, subject) : undefined);
}
