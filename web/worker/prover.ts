/** Proves the suites on faulty drivers, and holds the others to the sentences. */
import type { Catalogue as OddDrivers } from '../../core/conformance/catalogue.ts';
import { figuresOf, type Proof } from '../../core/conformance/proof.ts';
import { prove } from '../../core/conformance/prove.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import type { DriverSentences } from '../../core/report/proof.ts';
import type { Clause } from '../../core/report/result.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Conduct } from './conduct.ts';
import type { Facade, ProofReport, Proving } from './facade.ts';

export interface ProverParts {
  readonly scenarios: readonly Scenario[];
  readonly clauses: readonly Clause[];
  readonly oddDrivers: OddDrivers;
  /** Those that are held to the sentences. */
  readonly drivers: readonly DriverDefinition[];
  readonly conduct: Conduct;
  /** Resolves once the worker has taken what came in meanwhile. */
  readonly pause: () => Promise<void>;
}

/** The report is made when it is first asked for. Whoever asks meanwhile hears how far it is, too. */
export function createProver(parts: ProverParts): Pick<Facade, 'prove'> {
  let report: Promise<ProofReport> | null = null;
  const listeners = new Set<(proving: Proving) => void>();
  const tell = (proving: Proving): void => {
    for (const listener of listeners) listener(proving);
  };

  return {
    prove: async (onProgress) => {
      listeners.add(onProgress);
      report ??= makeReport(parts, tell);
      try {
        return await report;
      } finally {
        listeners.delete(onProgress);
      }
    },
  };
}

async function makeReport(parts: ProverParts, tell: (proving: Proving) => void): Promise<ProofReport> {
  const { oddDrivers: { mutants, variants }, drivers, conduct, pause } = parts;
  const proof = await proofOf(parts, tell);
  const sentences: DriverSentences[] = [];
  for (const driver of drivers) {
    sentences.push(conduct(driver));
    await pause();
  }
  return { proof, figures: figuresOf(proof), mutants, variants, drivers: sentences };
}

async function proofOf({ scenarios, clauses, oddDrivers, pause }: ProverParts, tell: (proving: Proving) => void): Promise<Proof> {
  const proving = prove(scenarios, clauses, oddDrivers);
  for (let turn = proving.next(); ; turn = proving.next()) {
    if (turn.done) return turn.value;
    tell(turn.value);
    await pause();
  }
}
