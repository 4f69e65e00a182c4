/** How a recording plays: how fast, where it stops, what keys do. */
import type { StepStanding } from '../step.ts';

/** Steps a second. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** Milliseconds from one step to the next. */
export function pauseOf(speed: Speed): number {
  return 1000 / speed;
}

interface Standing {
  readonly standing: StepStanding;
}

/** What somebody who looks for a failure wants to see: also one that is known. */
export function isFailure({ standing }: Standing): boolean {
  return standing === 'fail' || standing === 'crash' || standing === 'known_deviation';
}

/** Index of the first step that failed; null where none did. */
export function firstFailure(steps: readonly Standing[]): number | null {
  const found = steps.findIndex(isFailure);
  return found < 0 ? null : found;
}

/** Whether playing ends where it has come to. */
export function stopsAt(steps: readonly Standing[], index: number): boolean {
  const step = steps[index];
  return step === undefined || index >= steps.length - 1 || isFailure(step);
}

/** Where playing begins: where one is, or at the first step for who is at the last. */
export function playsFrom(steps: readonly Standing[], index: number): number {
  return index >= steps.length - 1 ? 0 : index;
}
