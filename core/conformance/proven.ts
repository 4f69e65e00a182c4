/** What is kept of a proof, to stand beside every verdict of the suites that were proven. */
import type { Scenario } from '../scenario/scenario.ts';
import type { Catalogue } from './catalogue.ts';
import { figuresOf, type Proof, type ProofFigures, type Provable } from './proof.ts';
import { prove } from './prove.ts';

export interface Proven extends ProofFigures {
  /** Digests of the suites that were proven together: those with conformance scenarios. */
  readonly suites: readonly string[];
  /** How many faulty drivers die for breaking each clause, by its id. */
  readonly killed_by_clause: Readonly<Record<string, number>>;
}

/** Proves the suites at once. */
export function provenBy(scenarios: readonly Scenario[], clauses: readonly Provable[], catalogue: Catalogue, suites: readonly string[]): Proven {
  const proof = proofAtOnce(scenarios, clauses, catalogue);
  const killed = (clause: string): number => proof.mutants.filter(({ breaks, state }) => breaks === clause && state === 'killed').length;
  return {
    suites: [...suites].sort(),
    ...figuresOf(proof),
    killed_by_clause: Object.fromEntries(clauses.map(({ id }) => [id, killed(id)])),
  };
}

export function proofAtOnce(scenarios: readonly Scenario[], clauses: readonly Provable[], catalogue: Catalogue): Proof {
  const steps = prove(scenarios, clauses, catalogue);
  let turn = steps.next();
  while (!turn.done) turn = steps.next();
  return turn.value;
}

/**
 * Whether the proof is of just these suites, all of them and nothing else, and found nothing wrong.
 * @param digests of suites with conformance scenarios
 */
export function isProofOf({ suites, problems }: Proven, digests: readonly string[]): boolean {
  return problems === 0 && suites.join() === [...digests].sort().join();
}
