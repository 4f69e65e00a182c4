/** A result as its readers are told it: suite by suite, each scenario with its verdict in the light of what is known. */
import { totalsOf } from '../build.ts';
import { closingLine, type Totals } from '../closing.ts';
import type { Judgement } from '../deviations.ts';
import { worth, type Grounds, type Rerun } from '../pretty.ts';
import type { Result } from '../result.ts';
import { sentencesInWords, sentencesOf } from '../sentences.ts';
import { targetInWords } from '../target-in-words.ts';
import type { ScenarioResult, Verdict } from '../../scenario/result.ts';

/** A suite, with the ids of those of its scenarios that were run. */
export interface SuiteRun {
  readonly id: string;
  readonly title: string;
  readonly scenarios: readonly string[];
}

/** What a report is made of. */
export interface ReportParts {
  readonly result: Result;
  /** In the order in which they are told. */
  readonly suites: readonly SuiteRun[];
  /** The verdict on each scenario by its id. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly grounds: Grounds;
  /** The command that runs a scenario again; none where there is no such command. */
  readonly rerun?: Rerun;
  /** Address of the page that opens results, for the formats that have links. */
  readonly page?: string;
  /** Packs a text for an address: gzip, in the digits of base64url, without padding. None: links carry no result. */
  readonly pack?: (text: string) => string;
}

export interface Told {
  readonly result: Result;
  /** «lvm 1.0.0, follows upstream 21.3.1» */
  readonly target: string;
  /** Suites of which nothing was run are left out. */
  readonly suites: readonly ToldSuite[];
  readonly totals: Totals;
  readonly closing: string;
  /** What the target keeps of the interface, and what the suites are worth: a sentence each. */
  readonly standing: readonly string[];
  readonly page?: string;
  readonly pack?: (text: string) => string;
}

export interface ToldSuite {
  readonly id: string;
  readonly title: string;
  readonly scenarios: readonly ToldScenario[];
}

export interface ToldScenario {
  readonly id: string;
  readonly verdict: Verdict;
  /** `fail: Step 1, …`; the verdict alone for a pass. */
  readonly inWords: string;
  readonly reason?: string;
  /** The command that runs it again. */
  readonly rerun?: string;
  readonly result: ScenarioResult;
}

/** Puts together what a report tells. Scenarios that are in no suite are not told. */
export function tell({ result, suites, judgements, grounds, rerun, page, pack }: ReportParts): Told {
  const results = new Map(result.scenarios.map((scenario) => [scenario.id, scenario]));
  const told = suites.map(({ id: suite, title, scenarios }): ToldSuite => ({
    id: suite,
    title,
    scenarios: scenarios.flatMap((id) => {
      const found = results.get(id);
      return found ? [tellScenario(found, judgements.get(id) ?? found, rerun?.(suite, id))] : [];
    }),
  }));
  const totals = totalsOf(told.flatMap(({ scenarios }) => scenarios.map(({ verdict }) => verdict)));
  return {
    result,
    target: targetInWords(result),
    suites: told.filter(({ scenarios }) => scenarios.length > 0),
    totals,
    closing: closingLine(totals),
    standing: [`${result.target.target.name} ${sentencesInWords(sentencesOf(result.checks, grounds.clauses))}`, worth(result, grounds)],
    ...(page === undefined ? {} : { page }),
    ...(pack === undefined ? {} : { pack }),
  };
}

function tellScenario(result: ScenarioResult, { verdict, reason }: Judgement, rerun: string | undefined): ToldScenario {
  return {
    id: result.id,
    verdict,
    inWords: reason === undefined ? verdict : `${verdict}: ${reason}`,
    ...(reason === undefined ? {} : { reason }),
    ...(rerun === undefined ? {} : { rerun }),
    result,
  };
}
