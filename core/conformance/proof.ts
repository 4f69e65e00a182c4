/** What proving the suites gives: which faulty driver dies of which expectation, and whether that is enough. */
import type { Mutant } from './catalogue.ts';

/** A clause, as far as a proof looks at it. */
export interface Provable {
  readonly id: string;
  readonly level: 'MUST' | 'MAY' | 'extension';
  readonly unobservable?: string;
}

/** Where an expectation stands: scenario, and the place within it, `steps[0].expect[1]`. */
export interface Place {
  readonly scenario: string;
  readonly path: string;
}

/** A cited expectation that a driver does not meet. */
export interface Miss extends Place {
  readonly step: number;
  readonly cites: string;
  readonly verdict: 'fail' | 'crash';
}

/** What came of playing all scenarios on one driver. */
export interface Played {
  readonly misses: readonly Miss[];
  /** Scenarios that did not pass, with the first reason; those that fail by a precondition among them. */
  readonly failures: readonly { readonly scenario: string; readonly reason: string }[];
}

export interface MutantProof {
  readonly id: string;
  readonly breaks: string;
  /** Killed: it misses an expectation that cites the clause that it breaks. */
  readonly state: 'killed' | 'survived' | 'equivalent';
  /** Why it should not be noticed, where that is said. */
  readonly equivalent?: string;
  readonly misses: readonly Miss[];
}

/** A cited expectation, and the faulty drivers that break its clause and die of it. */
export interface ExpectationProof extends Place {
  readonly step: number;
  readonly cites: string;
  readonly kills: readonly string[];
  /** Those that no other expectation of the same clause catches. */
  readonly alone: readonly string[];
}

export type ProblemKind =
  | 'base fails' | 'control survives' | 'survivor' | 'equivalent, and dies' | 'variant fails'
  | 'declares nothing' | 'does not kill' | 'declared nowhere' | 'needless' | 'sentence unproven';

/** Why the suites are not proven. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly text: string;
  readonly mutant?: string;
  readonly clause?: string;
  readonly place?: Place;
}

export interface Proof {
  /** The control misses something, as it must. */
  readonly controlDies: boolean;
  readonly mutants: readonly MutantProof[];
  readonly variants: readonly { readonly id: string; readonly failures: Played['failures'] }[];
  readonly expectations: readonly ExpectationProof[];
  readonly problems: readonly Problem[];
}

export interface ProofFigures {
  /** Faulty drivers that are not equivalent to a good one. */
  readonly mutants: number;
  readonly killed: number;
  readonly variants: number;
  readonly passing: number;
  readonly problems: number;
}

export function figuresOf({ mutants, variants, problems }: Proof): ProofFigures {
  return {
    mutants: mutants.filter(({ equivalent }) => equivalent === undefined).length,
    killed: mutants.filter(({ state, equivalent }) => state === 'killed' && equivalent === undefined).length,
    variants: variants.length,
    passing: variants.filter(({ failures }) => failures.length === 0).length,
    problems: problems.length,
  };
}

/** How a mutant ended. @param misses all that it missed */
export function mutantProof({ id, breaks, equivalent }: Mutant, misses: readonly Miss[]): MutantProof {
  const killed = misses.some(({ cites }) => cites === breaks);
  const state = killed ? 'killed' : equivalent === undefined ? 'survived' : 'equivalent';
  return { id, breaks, state, ...(equivalent === undefined ? {} : { equivalent }), misses };
}
