/** `custody export`: suites as tests for a runner of somebody else's. */
import { driverById } from '../../core/registry.ts';
import { EXIT } from '../../core/report/closing.ts';
import { deviationsOf } from '../../core/report/deviations.ts';
import { concerns } from '../../core/scenario/concerns.ts';
import { VERSION } from '../../core/version.ts';
import { CLAUSES, DEVIATIONS, SUITES } from '../compiled/index.ts';
import { decodeSuite } from '../format/compiled.ts';
import { checkIds } from '../format/deviations.ts';
import { UsageError } from './arguments.ts';
import { readBaseline } from './baseline.ts';
import { unittestModule } from './export/module.ts';
import { findSuite, mustBeApart } from './run.ts';
import { writeText } from './write-report.ts';

/** The id of no driver. */
const NO_DRIVER = '';

export interface ExportWanted {
  /** As they are named to `custody run`; all shipped ones but those about other drivers when empty. */
  readonly suites: readonly string[];
  /** Whose behaviour scenarios go with it; none without. */
  readonly driver?: string;
  /** The adapter that is under test unless CUSTODY_ADAPTER says otherwise, as `module:Class`. */
  readonly adapter: string;
  /** File of known deviations. */
  readonly baseline?: string;
  /** Where it goes; standard output when left out. */
  readonly output?: string;
}

/** Writes a module for Python's unittest. Throws UsageError, InvalidFile. @returns the exit code */
export function exportSuites({ suites: wanted, driver, adapter, baseline, output }: ExportWanted): number {
  if (driver !== undefined && !driverById(driver)) throw new UsageError(`There is no driver ${driver}: see custody list.`);
  const named = (wanted.length === 0 ? SUITES : wanted.map(findSuite)).map(decodeSuite);
  const suites = wanted.length === 0 ? named.filter((suite) => concerns(suite, driver ?? NO_DRIVER)) : named;
  mustBeApart(suites);
  const known = [
    ...(driver === undefined ? [] : deviationsOf(DEVIATIONS, driver)),
    ...(baseline === undefined ? [] : readBaseline(baseline, suites.flatMap(checkIds))),
  ];
  writeText(output, unittestModule({ suites, clauses: CLAUSES, driver, adapter, version: VERSION, known }));
  return EXIT.passed;
}
