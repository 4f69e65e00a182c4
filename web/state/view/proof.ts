/** A proof as it is shown: what guards each sentence, and the same turned round: what each check kills. */
import type { Mutant } from '../../../core/conformance/catalogue.ts';
import type { MutantProof } from '../../../core/conformance/proof.ts';
import { placeInWords } from '../../../core/report/place.ts';
import type { Clause } from '../../../core/report/result.ts';
import type { DriverSentences } from '../../../core/report/proof.ts';
import type { SentenceVerdict } from '../../../core/report/sentences.ts';
import type { ProofReport, SuiteSummary } from '../../worker/facade.ts';

/** A check: all that one scenario expects in the name of one clause. */
export interface CheckHead {
  /** From 1, among the checks of its clause. */
  readonly number: number;
  readonly scenario: string;
  readonly title: string;
}

/** That a faulty driver dies of a check. */
export interface Death {
  /** Index of the step that shows it. */
  readonly step: number;
  /** No other check of this clause notices that driver. */
  readonly isAlone: boolean;
}

/** A faulty driver, and how it fares with each check of the clause that it breaks. */
export interface FaultyRow {
  readonly id: string;
  /** Its id as a driver to run. */
  readonly driver: string;
  readonly does: string;
  /** A driver of upstream's that does the same: `nec, cinder/…/volume_common.py:499`. */
  readonly like: string | null;
  /** Why it should not be noticed. */
  readonly equivalent: string | null;
  readonly state: MutantProof['state'];
  /** One for each check; null: it lives. */
  readonly deaths: readonly (Death | null)[];
}

export interface ClauseProof {
  readonly clause: Clause;
  readonly checks: readonly CheckHead[];
  readonly faulty: readonly FaultyRow[];
}

/** One faulty driver that a check kills. */
export interface Kill extends Death {
  readonly driver: string;
  readonly does: string;
}

export interface CheckProof extends CheckHead {
  readonly clause: Clause;
  /** Those that only this check kills come first. */
  readonly kills: readonly Kill[];
}

/** Every clause, in the order in which the interface's text has them. */
export function clauseProofs({ proof, mutants }: ProofReport, clauses: readonly Clause[], suites: readonly SuiteSummary[]): readonly ClauseProof[] {
  const titles = new Map(suites.flatMap(({ scenarios }) => scenarios.map(({ id, title }) => [id, title])));
  const inWords = new Map(mutants.map((mutant) => [mutant.id, mutant]));
  return clauses.map((clause) => {
    const scenarios = [...new Set(proof.expectations.filter(({ cites }) => cites === clause.id).map(({ scenario }) => scenario))];
    return {
      clause,
      checks: scenarios.map((scenario, at) => ({ number: at + 1, scenario, title: titles.get(scenario) ?? scenario })),
      faulty: proof.mutants.filter(({ breaks }) => breaks === clause.id).map((mutant) => faultyRow(mutant, inWords.get(mutant.id), scenarios)),
    };
  });
}

/** The sentences about one method; or, with no method, the rules of ours. */
export interface ProofPart {
  readonly method: string | null;
  readonly proofs: readonly ClauseProof[];
}

/** Sentences and rules are never mixed. */
export function partsOf(proofs: readonly ClauseProof[]): readonly ProofPart[] {
  const methodOf = ({ clause }: ClauseProof): string | null => (clause.level === 'extension' ? null : clause.method);
  return [...new Set(proofs.map(methodOf))].map((method) => ({ method, proofs: proofs.filter((proof) => methodOf(proof) === method) }));
}

/** The same turned round: check by check, scenario by scenario as the suites have them. */
export function checkProofs(proofs: readonly ClauseProof[], suites: readonly SuiteSummary[]): readonly CheckProof[] {
  const order = suites.flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
  const checks = proofs.flatMap(({ clause, checks: own, faulty }) => own.map((check, at) => ({ ...check, clause, kills: killedBy(at, faulty) })));
  return checks.toSorted((a, b) => order.indexOf(a.scenario) - order.indexOf(b.scenario));
}

/** How many faulty drivers the checks of this scenario kill. */
export function killsOf(scenario: string, { proof }: ProofReport): number {
  return new Set(proof.expectations.filter((expectation) => expectation.scenario === scenario).flatMap(({ kills }) => kills)).size;
}

/** How many faulty drivers one expectation kills. @param path with or without its aspect: `steps[0].expect[1].returns` */
export function killsAt(scenario: string, path: string, { proof }: ProofReport): number {
  const place = path.slice(0, path.lastIndexOf(']') + 1);
  return proof.expectations.find((expectation) => expectation.scenario === scenario && expectation.path === place)?.kills.length ?? 0;
}

/** A place that shows what a driver does with a clause. */
export interface Place {
  readonly scenario: string;
  readonly step: number;
}

/** What a driver does with a clause. */
export interface Conduct {
  readonly state: SentenceVerdict['state'];
  /** How many of its checks fail, of how many that were made. */
  readonly failing: number;
  readonly checks: number;
  /** Where it shows first; null: it was not observed. */
  readonly at: Place | null;
}

/** Null: nothing is said of the clause. */
export function conductIn({ sentences }: DriverSentences, clause: string): Conduct | null {
  const sentence = sentences.find((one) => one.clause.id === clause);
  return sentence ? conductOf(sentence) : null;
}

export function conductOf({ state, checks }: SentenceVerdict): Conduct {
  const failing = checks.filter(({ verdict }) => verdict !== 'pass');
  const shown = failing[0] ?? checks[0];
  return { state, failing: failing.length, checks: checks.length, at: shown ? { scenario: shown.id.slice(0, shown.id.lastIndexOf('/')), step: shown.step ?? 0 } : null };
}

export interface Conducts {
  /** Those that break it, with where it shows first. */
  readonly broken: readonly { readonly driver: string; readonly at: Place }[];
  readonly kept: readonly string[];
  readonly unseen: readonly string[];
}

/** What the drivers do with a clause, by what they do. */
export function conductsIn(drivers: readonly DriverSentences[], clause: string): Conducts {
  const all = drivers.flatMap((driver) => {
    const conduct = conductIn(driver, clause);
    return conduct ? [{ driver: driver.id, ...conduct }] : [];
  });
  const idsOf = (wanted: 'kept' | 'not_observed'): readonly string[] => all.filter(({ state }) => state === wanted).map(({ driver }) => driver);
  return {
    broken: all.flatMap(({ driver, state, at }) => (state === 'broken' && at ? [{ driver, at }] : [])),
    kept: idsOf('kept'),
    unseen: idsOf('not_observed'),
  };
}

function faultyRow({ id, state, breaks, misses }: MutantProof, mutant: Mutant | undefined, scenarios: readonly string[]): FaultyRow {
  const rightly = misses.filter(({ cites }) => cites === breaks);
  const noticing = new Set(rightly.map(({ scenario }) => scenario));
  const { like, equivalent } = mutant ?? {};
  return {
    id,
    driver: `mutant.${id}`,
    does: mutant?.does ?? id,
    like: like ? `${like.driver}, ${placeInWords(like)}` : null,
    equivalent: equivalent ?? null,
    state,
    deaths: scenarios.map((scenario) => {
      const miss = rightly.find((one) => one.scenario === scenario);
      return miss ? { step: miss.step, isAlone: noticing.size === 1 } : null;
    }),
  };
}

function killedBy(at: number, faulty: readonly FaultyRow[]): readonly Kill[] {
  const kills = faulty.flatMap(({ driver, does, deaths }) => {
    const death = deaths[at];
    return death ? [{ driver, does, ...death }] : [];
  });
  return kills.toSorted((a, b) => Number(b.isAlone) - Number(a.isAlone));
}
