/** From the verdicts on expectations to those on checks and on the scenario. */
import { stringifyJson } from '../value/stringify.ts';
import { VERDICTS, type Check, type ExpectationResult, type ScenarioResult, type StepResult, type Verdict } from './result.ts';
import type { ScenarioKind } from './scenario.ts';
import { uncitedWord } from './uncited.ts';

/** The worse of two verdicts. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return VERDICTS.indexOf(a) <= VERDICTS.indexOf(b) ? a : b;
}

/** Whether something went wrong. */
export function isFailure(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'crash';
}

/** The verdict on a scenario that was played, with the first failure in words. */
export function verdictOf(kind: ScenarioKind, steps: readonly StepResult[]): Pick<ScenarioResult, 'verdict' | 'reason' | 'first_failed_step'> {
  const failed = steps.flatMap(({ index, expectations }) =>
    expectations.filter(({ verdict }) => isFailure(verdict)).map((expectation) => ({ index, expectation })),
  );
  const [first] = failed;
  if (!first) return { verdict: 'pass' };
  return {
    verdict: failed.map(({ expectation }): Verdict => expectation.verdict).reduce(worse),
    reason: inWords(kind, first.index, first.expectation),
    first_failed_step: first.index,
  };
}

/**
 * What is said of a scenario besides its checks, as one more: all that it expects without citing a clause. Nothing where it
 * expects nothing so.
 */
export function uncitedCheckOf({ id, kind, steps }: ScenarioResult): Check | undefined {
  const uncited = steps.flatMap(({ index, expectations }) => expectations.flatMap(({ cites, ...found }) => (cites === undefined ? [{ index, ...found }] : [])));
  const [first, ...others] = uncited;
  if (!first) return undefined;
  const worst = others.reduce((a, b) => (worse(a.verdict, b.verdict) === a.verdict ? a : b), first);
  const check = { id: `${id}/${uncitedWord(kind)}`, verdict: worst.verdict, step: worst.index };
  return isFailure(worst.verdict) ? { ...check, reason: difference(worst) } : check;
}

/** All that a scenario says: of each clause that it cites, and of all that it expects without citing one. */
export function allChecksOf(result: ScenarioResult): Check[] {
  const uncited = uncitedCheckOf(result);
  return uncited ? [...checksOf(result), uncited] : checksOf(result);
}

/** What a scenario says about the clauses that it cites: one check for each. */
export function checksOf(result: ScenarioResult): Check[] {
  const checks = new Map<string, Check>();
  for (const { index, expectations } of result.steps) {
    for (const { cites, verdict, ...found } of expectations) {
      if (cites === undefined) continue;
      const id = `${result.id}/${cites}`;
      const known = checks.get(id);
      if (known && worse(known.verdict, verdict) === known.verdict) continue;
      checks.set(id, verdict === 'pass' ? { id, verdict } : { id, verdict, reason: reasonOf(result, verdict, found), step: index });
    }
  }
  return [...checks.values()];
}

type Found = Pick<ExpectationResult, 'path' | 'expected' | 'actual'>;

function reasonOf(result: ScenarioResult, verdict: Verdict, found: Found): string {
  return verdict === 'not_run' ? `Not run, since the scenario stopped before: ${result.reason ?? ''}` : difference(found);
}

function inWords(kind: ScenarioKind, index: number, { cites, ...found }: ExpectationResult): string {
  const what = cites ?? uncitedWord(kind);
  return `Step ${index + 1}, ${what}: ${difference(found)}`;
}

function difference({ expected, actual }: Found): string {
  return `expected ${stringifyJson(expected)}, got ${stringifyJson(actual)}`;
}
