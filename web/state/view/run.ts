/** A run in words: how far it is, and what came of it. */
import type { Progress, RunSummary } from '../../worker/facade.ts';

/** A run that is under way. */
export interface Running {
  readonly driver: string;
  /** Ids of the scenarios that still wait for their verdict. */
  readonly waiting: ReadonlySet<string>;
  readonly done: number;
  readonly total: number;
  readonly isCancelling: boolean;
}

/** `1 scenario`, `12 scenarios` */
export function scenariosText(count: number): string {
  return `${count} scenario${count === 1 ? '' : 's'}`;
}

/** How many scenarios the run has a verdict on. */
export function sizeOfRun({ totals }: RunSummary): number {
  return Object.values(totals).reduce((sum, count) => sum + count, 0);
}

/** `73 scenarios`; `Cancelled after 17 of 73`; `Broke off after 4 of 73`. */
export function extentText(run: RunSummary): string {
  const done = `after ${sizeOfRun(run)} of ${run.total}`;
  if (run.state === 'cancelled') return `Cancelled ${done}`;
  return run.state === 'broken_off' ? `Broke off ${done}` : scenariosText(run.total);
}

/** `2026-10-31 14:05`, in the reader's time zone. */
export function whenText(iso: string): string {
  const at = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/**
 * What to say aloud of a run's progress: something at the start and at each quarter, nothing in between.
 *
 * @param before how many were done when something was last said; null before the start
 */
export function spokenProgress({ done, total }: Pick<Progress, 'done' | 'total'>, before: number | null): string | null {
  if (before === null) return `Running ${scenariosText(total)}.`;
  const isNewQuarter = quarter(done, total) > quarter(before, total);
  return isNewQuarter && done < total ? `${done} of ${total} done.` : null;
}

function quarter(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((4 * done) / total);
}
