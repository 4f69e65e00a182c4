/** Plays the conformance scenarios on every faulty driver and every odd one, and judges what the suites are worth. */
import type { DriverDefinition } from '../definition.ts';
import type { Method } from '../interface.ts';
import { driveSync } from '../scenario/drive.ts';
import { inProcessTarget } from '../scenario/in-process.ts';
import type { ExpectationResult, ScenarioResult } from '../scenario/result.ts';
import { runScenario } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { baseDrivers, controlDriver, DEFAULT_BASE, mutantDriver, variantDriver, type BaseId, type Catalogue } from './catalogue.ts';
import { judgeProof, type CitedExpectation } from './judge-proof.ts';
import type { MutatedDriver } from './mutation.ts';
import { mutantProof, type Miss, type Played, type Proof, type Provable } from './proof.ts';
import { answersAlike, record, type Tape } from './tape.ts';

/** How far a proof has come: drivers played, of how many. */
export interface Proving {
  readonly done: number;
  readonly of: number;
}

/** Proves the suites, driver after driver; yields after each. Scenarios of other kinds than conformance are left out. */
export function* prove(all: readonly Scenario[], clauses: readonly Provable[], catalogue: Catalogue): Generator<Proving, Proof> {
  const scenarios = all.filter(({ kind }) => kind === 'conformance');
  const { control, mutants, variants } = catalogue;
  const bases = baseDrivers();
  const tapes = new Map(bases.map((base) => [base.id, scenarios.map((scenario) => record(base, scenario))]));
  const of = 1 + mutants.length + variants.length;
  let done = 0;
  function* each<Item extends { readonly base?: BaseId }>(items: readonly Item[], driverOf: (item: Item) => MutatedDriver): Generator<Proving, Played[]> {
    const played: Played[] = [];
    for (const item of items) {
      played.push(play(driverOf(item), scenarios, tapes.get(item.base ?? DEFAULT_BASE)));
      done += 1;
      yield { done, of };
    }
    return played;
  }

  const good = bases.map(({ id }) => playedFrom(tapes.get(id)?.map(({ result }) => result) ?? []));
  const [idle] = yield* each([control], controlDriver);
  const faulty = yield* each(mutants, mutantDriver);
  const odd = yield* each(variants, variantDriver);
  const unjudged = {
    controlDies: (idle?.misses.length ?? 0) > 0,
    mutants: mutants.map((mutant, at) => mutantProof(mutant, faulty[at]?.misses ?? [])),
    variants: variants.map(({ id }, at) => ({ id, failures: odd[at]?.failures ?? [] })),
  };
  return judgeProof(unjudged, {
    clauses,
    expectations: scenarios.flatMap(citedIn),
    bases: bases.map(({ id }, at) => ({ id, failures: good[at]?.failures ?? [] })),
  });
}

/**
 * Plays the scenarios on one driver.
 * @param tapes how the driver that it was made of played them: where it answers alike, there is nothing to play
 */
export function play(driver: DriverDefinition & Partial<Pick<MutatedDriver, 'replaces'>>, scenarios: readonly Scenario[], tapes: readonly Tape[] = []): Played {
  const target = inProcessTarget(driver);
  const hello = target.hello({});
  return playedFrom(
    scenarios.map((scenario, at) => {
      const tape = tapes[at];
      const isFit = (scenario.needs ?? []).every((need) => hello.capabilities.includes(need));
      const alike = tape && isFit && (callsNothingOf(driver.replaces, tape) || answersAlike(target, tape));
      return alike ? tape.result : driveSync(runScenario(scenario, hello), target);
    }),
  );
}

/** Whether the scenario calls only methods that are the good driver's own. */
function callsNothingOf(replaced: ReadonlySet<Method> | undefined, { methods }: Tape): boolean {
  return replaced !== undefined && [...methods].every((method) => !replaced.has(method));
}

function playedFrom(results: readonly ScenarioResult[]): Played {
  return {
    misses: results.flatMap(({ id, steps }) => steps.flatMap(({ index, expectations }) => missesOf(id, index, expectations))),
    failures: results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not_applicable').map(({ id, verdict, reason }) => ({ scenario: id, reason: reason ?? verdict })),
  };
}

/** Each expectation once, however many of its aspects are not met. */
function missesOf(scenario: string, step: number, expectations: readonly ExpectationResult[]): Miss[] {
  const misses = new Map<string, Miss>();
  for (const { cites, path, verdict } of expectations) {
    if (cites === undefined || (verdict !== 'fail' && verdict !== 'crash')) continue;
    const place = path.slice(0, path.lastIndexOf(']') + 1);
    if (misses.get(place)?.verdict !== 'crash') misses.set(place, { scenario, path: place, step, cites, verdict });
  }
  return [...misses.values()];
}

function citedIn({ id, steps }: Scenario): CitedExpectation[] {
  return steps.flatMap(({ expect = [] }, step) =>
    expect.flatMap(({ cites, kills = [] }, at) =>
      cites === undefined ? [] : [{ scenario: id, path: `steps[${step}].expect[${at}]`, step, cites, declared: kills }],
    ),
  );
}
