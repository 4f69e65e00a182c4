/** Verdicts as they are shown: their word, their rank, what they mean; and how many there are of each. */
import type { Verdict } from '../../../core/scenario/result.ts';

/** A scenario's verdict, or that it has none yet. */
export type Standing = Verdict | 'never';

interface Face {
  /** What stands beside the mark. */
  readonly word: string;
  /** One sentence for the help. */
  readonly meaning: string;
}

/** Worst first, as `VERDICTS` of core has them; then what has no verdict. */
const FACES = {
  crash: { word: 'crash', meaning: 'The driver ended with an error that is none of Cinder’s exceptions, ran out of time, or broke the protocol.' },
  fail: { word: 'fail', meaning: 'The driver answered, and the answer or what it left behind is not what was expected.' },
  unexpected_pass: { word: 'unexpected pass', meaning: 'It passes, although the driver is listed as failing it: the list is out of date.' },
  not_run: { word: 'not run', meaning: 'An earlier step went wrong, so this was not reached.' },
  known_deviation: { word: 'known deviation', meaning: 'It fails, and is listed as failing: with its place upstream, or in a baseline with its reason.' },
  not_applicable: { word: 'not applicable', meaning: 'The driver lacks something that the scenario needs, or the scenario is about other drivers.' },
  pass: { word: 'pass', meaning: 'Everything that was expected holds.' },
  never: { word: 'no verdict', meaning: 'It was not run on this driver yet.' },
} as const satisfies Record<Standing, Face>;

/** All standings, worst first. */
export const STANDINGS = Object.keys(FACES) as readonly Standing[];

export function wordOf(standing: Standing): string {
  return FACES[standing].word;
}

export function meaningOf(standing: Standing): string {
  return FACES[standing].meaning;
}

/** In which order a run is summed up: what went wrong first, then what was seen, then what was not. */
const IN_SUMS = ['crash', 'fail', 'unexpected_pass', 'pass', 'known_deviation', 'not_run', 'not_applicable'] as const satisfies readonly Verdict[];

const PLURALS: Readonly<Partial<Record<Verdict, string>>> = {
  crash: 'crashes',
  unexpected_pass: 'unexpected passes',
  known_deviation: 'known deviations',
};

export interface Sum {
  readonly verdict: Verdict;
  /** `14 known deviations` */
  readonly text: string;
}

/** The verdicts that occur, each with its number. */
export function sumsOf(totals: Readonly<Record<Verdict, number>>): readonly Sum[] {
  return IN_SUMS.filter((verdict) => totals[verdict] > 0).map((verdict) => ({
    verdict,
    text: `${totals[verdict]} ${(totals[verdict] > 1 && PLURALS[verdict]) || wordOf(verdict)}`,
  }));
}

export function isStanding(text: string): text is Standing {
  return Object.hasOwn(FACES, text);
}

/** The worst of some verdicts; `undefined` of none. */
export function worstOf<Some extends Standing>(standings: readonly Some[]): Some | undefined {
  return standings.toSorted((a, b) => STANDINGS.indexOf(a) - STANDINGS.indexOf(b))[0];
}

export type Counts = Readonly<Record<Standing, number>>;

/** How many there are of each; every standing has a number. */
export function countsOf(standings: Iterable<Standing>): Counts {
  const counts = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const standing of standings) counts[standing] += 1;
  return counts;
}
