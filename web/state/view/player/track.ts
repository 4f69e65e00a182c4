/** The strokes over the slider: where in a recording something failed. */
import type { StepStanding } from '../step.ts';

export interface Strokes {
  readonly standing: Exclude<StepStanding, 'unchecked'>;
  /** Data of an SVG path, from 0 to 1 in height, a step's index apart. */
  readonly path: string;
}

/** How high a stroke is: what went wrong stands out. */
const HEIGHTS: Readonly<Record<Strokes['standing'], number>> = { crash: 1, fail: 1, known_deviation: 0.7, not_run: 0.2, pass: 0.35, never: 0.2 };

/** One path for each verdict that there is, the worst last, so that it is drawn on top. */
export function trackOf(steps: readonly { readonly standing: StepStanding }[]): readonly Strokes[] {
  const paths = new Map<Strokes['standing'], string>();
  for (const [index, { standing }] of steps.entries()) {
    const shown = standing === 'unchecked' ? 'never' : standing;
    paths.set(shown, `${paths.get(shown) ?? ''}M${index} 1v${-HEIGHTS[shown]}`);
  }
  return [...paths].map(([standing, path]) => ({ standing, path })).sort((a, b) => HEIGHTS[a.standing] - HEIGHTS[b.standing]);
}
