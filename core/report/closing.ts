/** How a run ends: its closing line and its exit code. */
import type { Verdict } from '../scenario/result.ts';

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

/** «12 passed, 1 failed, 2 skipped»: failed are also crashes and unexpected passes; what else is no pass was skipped. */
export function closingLine(totals: Totals): string {
  const failed = totals.fail + totals.crash + totals.unexpected_pass;
  const skipped = totals.not_applicable + totals.not_run + totals.known_deviation;
  return `${totals.pass} passed, ${failed} failed, ${skipped} skipped`;
}

export function exitCode(totals: Totals): number {
  if (totals.fail + totals.crash > 0) return EXIT.failed;
  if (totals.unexpected_pass > 0) return EXIT.unexpectedPass;
  return totals.pass + totals.known_deviation > 0 ? EXIT.passed : EXIT.nothingRan;
}
