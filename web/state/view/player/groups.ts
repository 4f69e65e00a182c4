/** The list of steps of a long recording: in groups, of which one is open, so that hundreds of steps are no thousands of elements. */
import type { ExpectationStanding, StepStanding } from '../step.ts';
import { worstOf } from '../verdicts.ts';

/** Steps that follow one another, as indexes: the first, and the one behind the last. */
export interface StepGroup {
  readonly from: number;
  readonly to: number;
  /** The worst of its steps. */
  readonly standing: ExpectationStanding;
  /** Where it opens: at its first step that is as bad as that, or at its first step when nothing failed. */
  readonly opensAt: number;
}

/** So many steps are one group; a recording of no more is not cut at all. */
export const GROUP = 25;

/** All groups; one alone stands for all steps, in the order in which they were played. */
export function groupsOf(steps: readonly { readonly standing: StepStanding }[]): readonly StepGroup[] {
  const size = steps.length <= 2 * GROUP ? Math.max(steps.length, 1) : GROUP;
  return Array.from({ length: Math.ceil(steps.length / size) }, (_, index) => {
    const [from, to] = [index * size, Math.min((index + 1) * size, steps.length)];
    const standings = steps.slice(from, to).map(({ standing }) => (standing === 'unchecked' ? 'never' : standing));
    const standing = worstOf(standings) ?? 'never';
    const isBad = standing === 'crash' || standing === 'fail' || standing === 'known_deviation';
    return { from, to, standing, opensAt: isBad ? from + standings.indexOf(standing) : from };
  });
}
