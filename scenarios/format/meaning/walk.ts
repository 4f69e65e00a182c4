/** What all checks of meaning share: how they report, and the way through a scenario. */
import type { Expectation, Ref, Scenario, Step } from '../../../core/scenario/scenario.ts';
import type { Path } from '../path.ts';

/** Takes a mistake: where it is in the scenario, what is there, what should be. */
export type Report = (path: Path, got: string, expected: string, part?: 'value' | 'key') => void;

/** An expectation with its place. */
export interface PlacedExpectation {
  readonly path: Path;
  readonly expectation: Expectation;
}

/** All expectations of a step, those for single drivers included. */
export function expectationsOf(step: Step, stepPath: Path): PlacedExpectation[] {
  const own = place(step.expect ?? [], [...stepPath, 'expect']);
  const byDriver = Object.entries(step.expect_for ?? {});
  return own.concat(byDriver.flatMap(([driver, list]) => place(list, [...stepPath, 'expect_for', driver])));
}

function place(list: readonly Expectation[], path: Path): PlacedExpectation[] {
  return list.map((expectation, at) => ({ path: [...path, at], expectation }));
}

/** Steps with their places. */
export function stepsOf({ steps }: Scenario): { readonly step: Step; readonly path: Path }[] {
  return steps.map((step, at) => ({ step, path: ['steps', at] }));
}

/** The reference that a step sends, if it sends one that is not raw. */
export function referenceOf(step: Step, stepPath: Path): { readonly ref: Ref; readonly path: Path } | undefined {
  if ('driver' in step && step.ref) return { ref: step.ref, path: [...stepPath, 'ref'] };
  if ('request' in step) return { ref: step.request.ref, path: [...stepPath, 'request', 'ref'] };
  return undefined;
}
