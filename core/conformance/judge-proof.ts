/**
 * What makes a proof: every faulty driver dies for the right reason, every odd one lives, and no expectation that guards
 * a MUST sentence could be left out.
 */
import type { ExpectationProof, MutantProof, Place, Played, Problem, ProblemKind, Proof, Provable } from './proof.ts';

/** An expectation that cites a clause, and the faulty drivers that it says it kills. */
export interface CitedExpectation extends Place {
  readonly step: number;
  readonly cites: string;
  readonly declared: readonly string[];
}

export interface Grounds {
  readonly clauses: readonly Provable[];
  readonly expectations: readonly CitedExpectation[];
  readonly bases: readonly { readonly id: string; readonly failures: Played['failures'] }[];
}

export function judgeProof(unjudged: Pick<Proof, 'controlDies' | 'mutants' | 'variants'>, grounds: Grounds): Proof {
  const { mutants } = unjudged;
  const levels = new Map(grounds.clauses.map(({ id, level }) => [id, level]));
  const proofs = grounds.expectations.map((expectation) => proofOf(expectation, mutants));
  const problems = [
    ...grounds.bases.flatMap(({ id, failures }) => failures.map(({ scenario, reason }) => problem('base fails', `The good driver ${id} fails ${scenario}: ${reason}`))),
    ...(unjudged.controlDies ? [] : [problem('control survives', 'A driver that does nothing passes. No verdict of these suites counts.')]),
    ...mutants.flatMap(fate),
    ...unjudged.variants.flatMap(({ id, failures }) => failures.map(({ scenario, reason }) => problem('variant fails', `The variant ${id} keeps the interface and fails ${scenario}: ${reason}`))),
    ...grounds.expectations.flatMap((expectation, at) => declarations(expectation, proofs[at], levels, mutants)),
    ...undeclared(mutants, grounds.expectations),
    ...grounds.clauses.filter((clause) => clause.level === 'MUST' && clause.unobservable === undefined).flatMap(({ id }) => sentence(id, levels, mutants)),
  ];
  return { ...unjudged, expectations: proofs, problems };
}

/** Which mutants die of this expectation for the right reason, and which of nothing else. */
function proofOf({ scenario, path, step, cites }: CitedExpectation, mutants: readonly MutantProof[]): ExpectationProof {
  const here = (place: Place): boolean => place.scenario === scenario && place.path === path;
  const reasons = mutants.filter(({ breaks }) => breaks === cites).map(({ id, misses }) => ({ id, misses: misses.filter((miss) => miss.cites === cites) }));
  const killed = reasons.filter(({ misses }) => misses.some(here));
  return { scenario, path, step, cites, kills: killed.map(({ id }) => id), alone: killed.filter(({ misses }) => misses.every(here)).map(({ id }) => id) };
}

function fate({ id, breaks, state, equivalent, misses }: MutantProof): Problem[] {
  if (state === 'killed' && equivalent !== undefined) {
    return [problem('equivalent, and dies', `The driver ${id} is called equivalent to a good one, and dies.`, { mutant: id, clause: breaks })];
  }
  if (state === 'survived') {
    const others = [...new Set(misses.map(({ cites }) => cites))];
    const instead = others.length === 0 ? 'nothing notices it' : `only ${others.join(', ')} notices it`;
    return [problem('survivor', `The faulty driver ${id} breaks ${breaks}, and ${instead}.`, { mutant: id, clause: breaks })];
  }
  return [];
}

/** What an expectation says of the mutants that it kills must be so; and one that guards a MUST sentence must be needed. */
function declarations(
  { cites, declared, scenario, path }: CitedExpectation, proof: ExpectationProof | undefined,
  levels: ReadonlyMap<string, Provable['level']>, mutants: readonly MutantProof[],
): Problem[] {
  const place = { scenario, path };
  const where = `${scenario}, ${path}, which cites ${cites},`;
  const told = (kind: ProblemKind, text: string): Problem => problem(kind, `${where} ${text}`, { place, clause: cites });
  const level = levels.get(cites);
  if (level === 'MAY') return [];
  if (declared.length === 0) return [told('declares nothing', 'names no faulty driver that it kills.')];
  const idle = declared.filter((id) => !proof?.kills.includes(id));
  return [
    ...idle.map((id) => told('does not kill', `says that it kills ${id}, which ${mutants.some((mutant) => mutant.id === id) ? 'does not die of it for breaking that clause' : 'is no faulty driver'}.`)),
    ...(level === 'MUST' && !proof?.alone.some((id) => declared.includes(id)) ? [told('needless', 'could be left out: each faulty driver that it kills dies of another expectation as well.')] : []),
  ];
}

function undeclared(mutants: readonly MutantProof[], expectations: readonly CitedExpectation[]): Problem[] {
  const declared = new Set(expectations.flatMap((expectation) => expectation.declared));
  return mutants
    .filter(({ id, state }) => state === 'killed' && !declared.has(id))
    .map(({ id, breaks }) => problem('declared nowhere', `The faulty driver ${id} dies, but no expectation says that it is there for it.`, { mutant: id, clause: breaks }));
}

/** Of all MUST sentences, some mutant must break this one alone; what it does to extensions does not matter. */
function sentence(clause: string, levels: ReadonlyMap<string, Provable['level']>, mutants: readonly MutantProof[]): Problem[] {
  const alone = mutants.some(({ breaks, state, misses }) =>
    breaks === clause && state === 'killed' && misses.every(({ cites }) => cites === clause || levels.get(cites) !== 'MUST'),
  );
  return alone ? [] : [problem('sentence unproven', `No faulty driver that breaks just ${clause} dies.`, { clause })];
}

function problem(kind: ProblemKind, text: string, about: Omit<Problem, 'kind' | 'text'> = {}): Problem {
  return { kind, text, ...about };
}
