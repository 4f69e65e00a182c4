/** `custody export`: suites as tests for a runner of somebody else's. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { driverById } from '../../core/registry.ts';
import { EXIT } from '../../core/report/closing.ts';
import type { Suite } from '../../core/scenario/scenario.ts';
import { VERSION } from '../../core/version.ts';
import { CLAUSES } from '../compiled/index.ts';
import { UsageError } from './arguments.ts';
import { unittestModule } from './export/module.ts';
import { messageOf } from './write-report.ts';

export interface ExportWanted {
  /** Whose behaviour scenarios go with it; none without. */
  readonly driver?: string;
  /** The adapter that is under test unless CUSTODY_ADAPTER says otherwise, as `module:Class`. */
  readonly adapter: string;
  /** Where it goes; standard output when left out. */
  readonly output?: string;
}

/** Writes a module for Python's unittest. Throws UsageError. @returns the exit code */
export function exportSuites(suites: readonly Suite[], { driver, adapter, output }: ExportWanted): number {
  if (driver !== undefined && !driverById(driver)) throw new UsageError(`There is no driver ${driver}.`);
  const text = unittestModule({ suites, clauses: CLAUSES, driver, adapter, version: VERSION });
  if (output === undefined) {
    process.stdout.write(text);
    return EXIT.passed;
  }
  try {
    writeFileSync(output, text);
  } catch (failure) {
    throw new UsageError(`${output} can't be written: ${messageOf(failure)}`);
  }
  return EXIT.passed;
}
