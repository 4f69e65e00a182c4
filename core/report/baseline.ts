/** A baseline made of a result: what fails becomes a list to which the author of the driver adds the reasons. */
import type { Check } from '../scenario/result.ts';
import { allChecksOf, isFailure } from '../scenario/verdict.ts';
import { failsBeside } from './deviations.ts';
import { oneLine } from './formats/text.ts';
import type { KnownDeviation, Result } from './result.ts';

export interface NewBaseline {
  /** The file, in YAML. */
  readonly text: string;
  /** How many entries there are, and how many of them have no reason yet. */
  readonly entries: number;
  readonly withoutReason: number;
  /** Scenarios that fail in no check, before their first step: no baseline can list them. */
  readonly beyond: readonly string[];
}

/**
 * Every check that fails; what a scenario expects without citing a clause counts for one. A reason is not made up: it is empty, which
 * no run accepts, until somebody says it; what was found stands in a comment above.
 * @param known     entries of an older baseline: they keep their words, and fall out only when their check passes
 * @param elsewhere checks that are listed elsewhere, with their reasons
 */
export function newBaseline(result: Result, known: readonly KnownDeviation[] = [], elsewhere: readonly string[] = []): NewBaseline {
  const checks = new Map(result.scenarios.flatMap(allChecksOf).map((check) => [check.id, check]));
  const kept = known.filter(({ check }) => checks.get(check)?.verdict !== 'pass');
  const listed = new Set([...elsewhere, ...kept.map(({ check }) => check)]);
  const failing = [...checks.values()].filter(({ id, verdict }) => isFailure(verdict) && !listed.has(id));
  const entries = [...kept, ...failing.map(({ id }): KnownDeviation => ({ check: id, reason: '' }))];
  return {
    text: baselineText(result, entries, checks),
    entries: entries.length,
    withoutReason: failing.length,
    beyond: result.scenarios.filter(failsBeside).map(({ id }) => id),
  };
}

/** Ids of all checks of a result that a baseline can list, also those that cite no clause. */
export function listableChecks({ scenarios }: Pick<Result, 'scenarios'>): string[] {
  return scenarios.flatMap(allChecksOf).map(({ id }) => id);
}

function baselineText({ target: { target } }: Result, entries: readonly KnownDeviation[], checks: ReadonlyMap<string, Check>): string {
  return [
    `# Known deviations of ${oneLine(target.name)} ${oneLine(target.version)}: checks that it fails, each with the reason. A plan and a link may stand beside it.`,
    'custody: 1',
    `known_deviations:${entries.length === 0 ? ' []' : ''}`,
    ...entries.flatMap((entry) => entryLines(entry, checks.get(entry.check))),
  ].join('\n');
}

function entryLines({ check, reason, plan, link }: KnownDeviation, found: Check | undefined): string[] {
  return [
    ...(found?.reason === undefined ? [] : [`  # ${found.verdict}: ${oneLine(found.reason)}`]),
    `  - check: ${check}`,
    `    reason: ${JSON.stringify(reason)}`,
    ...(plan === undefined ? [] : [`    plan: ${JSON.stringify(plan)}`]),
    ...(link === undefined ? [] : [`    link: ${JSON.stringify(link)}`]),
  ];
}
