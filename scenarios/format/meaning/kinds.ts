/** What belongs into scenarios of which kind. */
import type { Clause } from '../../../core/report/result.ts';
import type { ExceptionPattern, Scenario } from '../../../core/scenario/scenario.ts';
import type { Path } from '../path.ts';
import { describe, didYouMean, oneOf } from '../words.ts';
import { expectationsOf, stepsOf, type PlacedExpectation, type Report } from './walk.ts';

export function checkKind(scenario: Scenario, clauses: readonly Clause[], report: Report): void {
  const expectations = stepsOf(scenario).flatMap(({ step, path }) => expectationsOf(step, path));
  checkCitations(scenario, expectations, clauses, report);
  checkDrivers(scenario, report);
  if (scenario.kind !== 'behaviour') for (const placed of expectations) refuseMessages(placed, report);
}

function checkCitations({ kind }: Scenario, expectations: readonly PlacedExpectation[], clauses: readonly Clause[], report: Report): void {
  const citing = expectations.flatMap(({ path, expectation: { cites } }) => (cites === undefined ? [] : [{ cites, path: [...path, 'cites'] }]));
  if (kind === 'conformance' && citing.length === 0) report([], 'no expectation that cites a clause', 'one at least, as this is a conformance scenario');
  for (const { cites, path } of citing) {
    const clause = clauses.find(({ id }) => id === cites);
    if (kind !== 'conformance') report(path, 'the key "cites"', `no citation in a ${kind} scenario: clauses are for conformance`, 'key');
    else if (!clause) report(path, describe(cites), `the id of a clause${didYouMean(cites, clauses.map(({ id }) => id))}`);
    else if (clause.unobservable !== undefined) report(path, describe(cites), `a clause that can be observed (${clause.unobservable})`);
  }
}

function checkDrivers(scenario: Scenario, report: Report): void {
  const { kind, drivers } = scenario;
  if (kind === 'behaviour' && !drivers) report([], 'no key "drivers"', 'the drivers that this behaviour scenario is about');
  if (kind !== 'behaviour' && drivers) report(['drivers'], 'the key "drivers"', `none in a ${kind} scenario: it is about any driver`, 'key');
  for (const { step, path } of stepsOf(scenario)) {
    if (step.expect_for === undefined) continue;
    const place = [...path, 'expect_for'];
    if (kind !== 'behaviour') report(place, 'the key "expect_for"', `none in a ${kind} scenario: it is about any driver`, 'key');
    else if (drivers) checkDriverIds(Object.keys(step.expect_for), Object.keys(drivers), place, report);
  }
}

function checkDriverIds(found: readonly string[], known: readonly string[], path: Path, report: Report): void {
  for (const id of found) {
    if (!known.includes(id)) report([...path, id], `the driver ${describe(id)}`, `one of the scenario's drivers: ${oneOf(known, id)}`, 'key');
  }
}

const MESSAGES = ['message', 'message_ends', 'message_matches'] as const satisfies readonly (keyof Exclude<ExceptionPattern, string>)[];

/** Texts are each driver's own: only a scenario about named drivers can demand them. */
function refuseMessages({ path, expectation: { raises, crashes } }: PlacedExpectation, report: Report): void {
  for (const [key, exception] of Object.entries({ raises, crashes })) {
    if (typeof exception !== 'object') continue;
    for (const message of MESSAGES) {
      if (exception[message] !== undefined) report([...path, key, message], `the key ${describe(message)}`, 'the class alone: texts are for behaviour scenarios', 'key');
    }
  }
}
