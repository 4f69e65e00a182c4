/** How a run ends: its closing line and its exit code. */
import { VERDICTS, type Verdict } from '../scenario/result.ts';

export type Totals = Readonly<Record<Verdict, number>>;

/** Exit codes of the command. */
export const EXIT = {
  passed: 0,
  failed: 1,
  usage: 2,
  unexpectedPass: 3,
  invalidFile: 4,
  protocol: 5,
  unproven: 6,
  nothingRan: 7,
} as const;

/** How verdicts count where there are no more than three. */
export const COUNTS_AS = {
  pass: 'passed',
  fail: 'failed',
  crash: 'failed',
  unexpected_pass: 'failed',
  known_deviation: 'skipped',
  not_run: 'skipped',
  not_applicable: 'skipped',
} as const satisfies Record<Verdict, 'passed' | 'failed' | 'skipped'>;

/** «12 passed, 1 failed, 2 skipped»: failed are also crashes and unexpected passes; what else is no pass was skipped. */
export function closingLine(totals: Totals): string {
  const count = (as: (typeof COUNTS_AS)[Verdict]): number => VERDICTS.reduce((sum, verdict) => sum + (COUNTS_AS[verdict] === as ? totals[verdict] : 0), 0);
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}

export function exitCode(totals: Totals): number {
  if (totals.fail + totals.crash > 0) return EXIT.failed;
  if (totals.unexpected_pass > 0) return EXIT.unexpectedPass;
  return totals.pass + totals.known_deviation > 0 ? EXIT.passed : EXIT.nothingRan;
}
