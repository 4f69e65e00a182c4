/** Makes a result from what was run, with its digests. */
import { checksOf, worse } from '../scenario/verdict.ts';
import { DEFAULT_SEED } from '../scenario/given.ts';
import { VERDICTS, type ScenarioResult, type Verdict } from '../scenario/result.ts';
import type { Hello } from '../scenario/target.ts';
import { digestJson, TextDigest } from '../value/digest.ts';
import { toJson } from '../value/plain.ts';
import { canonicalJson } from '../value/stringify.ts';
import type { Broken, Clause, Digests, LeveledCheck, Result, SuiteRef } from './result.ts';

/** What of a clause a result holds. */
type Levels = Pick<Clause, 'id' | 'level'>;

export interface ResultParts {
  readonly suites: readonly SuiteRef[];
  readonly target: Hello;
  readonly scenarios: readonly ScenarioResult[];
  readonly clauses: readonly Levels[];
  readonly broken?: Broken | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly timing: Result['timing'];
}

/** The result of a run, with raw verdicts. The same suites on the same driver give the same digests everywhere. */
export function buildResult(parts: ResultParts): Result {
  const building = resultInSteps(parts);
  let turn = building.next();
  while (!turn.done) turn = building.next();
  return turn.value;
}

/** The same in short steps, one for each scenario, between which whoever makes it can listen to others, or leave it. */
export function* resultInSteps({ suites, target, scenarios, clauses, broken, environment, timing }: ResultParts): Generator<undefined, Result, undefined> {
  const checks = leveledChecks(scenarios, clauses);
  return {
    format: 'custody-result',
    version: 1,
    suites,
    target,
    seed: DEFAULT_SEED,
    scenarios,
    checks,
    digests: { evidence: yield* evidenceDigest(scenarios, checks), verdicts: verdictsDigest(checks) },
    totals: totalsOf(scenarios.map(({ verdict }) => verdict)),
    ...(broken === undefined ? {} : { broken }),
    environment,
    timing,
  };
}

/** Whether the digests of a result are those of what it holds. */
export function digestsHold({ scenarios, checks, digests }: Pick<Result, 'scenarios' | 'checks' | 'digests'>): boolean {
  const digesting = evidenceDigest(scenarios, checks);
  let turn = digesting.next();
  while (!turn.done) turn = digesting.next();
  return turn.value === digests.evidence && verdictsDigest(checks) === digests.verdicts;
}

/** How many of each verdict there are. */
export function totalsOf(verdicts: readonly Verdict[]): Readonly<Record<Verdict, number>> {
  const count = (of: Verdict): number => verdicts.filter((verdict) => verdict === of).length;
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
}

function leveledChecks(scenarios: readonly ScenarioResult[], clauses: readonly Levels[]): LeveledCheck[] {
  const levels = new Map(clauses.map(({ id, level }) => [id, level]));
  return scenarios.flatMap((scenario) =>
    checksOf(scenario).map((check) => {
      const clause = check.id.slice(scenario.id.length + 1);
      const level = levels.get(clause);
      if (!level) throw new RangeError(`Scenario ${scenario.id} cites ${clause}, which is no clause.`);
      return { ...check, level };
    }),
  );
}

/** The digest of the canonical JSON of `{ checks, scenarios }`, scenario by scenario: all at once it would be long. */
function* evidenceDigest(scenarios: readonly ScenarioResult[], checks: readonly LeveledCheck[]): Generator<undefined, Digests['evidence'], undefined> {
  const digest = new TextDigest();
  digest.add(`{"checks":${canonicalJson(toJson(checks))},"scenarios":[`);
  for (const [index, scenario] of scenarios.entries()) {
    digest.add(`${index === 0 ? '' : ','}${canonicalJson(toJson(withoutPlaces(scenario)))}`);
    yield;
  }
  digest.add(']}');
  return digest.hex();
}

function verdictsDigest(checks: readonly LeveledCheck[]): Digests['verdicts'] {
  const verdicts = new Map<string, Verdict>();
  for (const { id, verdict } of checks) verdicts.set(id, worse(verdicts.get(id) ?? 'pass', verdict));
  const sorted = [...verdicts].sort(([a], [b]) => (a < b ? -1 : 1));
  return digestJson(toJson(sorted));
}

/** A scenario's result without what differs from place to place: `where` and `traceback` of errors. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const placed = 'class' in value && 'message' in value;
  const kept = Object.entries(value).filter(([key]) => !(placed && (key === 'where' || key === 'traceback')));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPlaces(inner)]));
}
