/** What became of the checks between two results. */
import type { Verdict } from '../scenario/result.ts';
import type { Result } from './result.ts';
import { allChecksOf } from '../scenario/verdict.ts';
import { failsBeside } from './deviations.ts';
import { oneLine } from './formats/text.ts';

/** How a check stands in one of the results. */
export interface Standing {
  readonly verdict: Verdict;
  readonly reason?: string;
}

/** A check, or a scenario, by its id; what is not there in one of the results has no standing in it. */
export interface Changed {
  readonly id: string;
  readonly before?: Standing;
  readonly after?: Standing;
}

/** Each change stands in one list, the first that it fits. */
export interface Difference {
  /** They fail, or crash, and did not before: because they passed, were not run, or were not there. */
  readonly newlyFailing: readonly Changed[];
  /** They pass, and did not before, though they were there. */
  readonly newlyPassing: readonly Changed[];
  /** Another verdict, or the same with another reason. */
  readonly changed: readonly Changed[];
  readonly added: readonly Changed[];
  readonly removed: readonly Changed[];
}

/** What is different in the second result: checks, and of scenarios what belongs to no check. Verdicts are the raw ones. */
export function differenceOf(before: Result, after: Result): Difference {
  const olds = standingsOf(before);
  const news = standingsOf(after);
  const ids = [...news.keys(), ...[...olds.keys()].filter((id) => !news.has(id))];
  const changes = ids.map((id) => ({ id, ...at('before', olds.get(id)), ...at('after', news.get(id)) }));
  const those = (kind: keyof Difference): Changed[] => changes.filter((change) => kindOf(change) === kind);
  return { newlyFailing: those('newlyFailing'), newlyPassing: those('newlyPassing'), changed: those('changed'), added: those('added'), removed: those('removed') };
}

function at<Key extends string>(key: Key, standing: Standing | undefined): { readonly [K in Key]?: Standing } {
  return standing === undefined ? {} : ({ [key]: standing } as { readonly [K in Key]?: Standing });
}

/** Undefined for what stayed as it was. */
function kindOf({ before, after }: Changed): keyof Difference | undefined {
  if (after === undefined) return 'removed';
  if (isFailing(after) && !(before && isFailing(before))) return 'newlyFailing';
  if (before === undefined) return 'added';
  if (after.verdict === 'pass' && before.verdict !== 'pass') return 'newlyPassing';
  return after.verdict === before.verdict && after.reason === before.reason ? undefined : 'changed';
}

function isFailing({ verdict }: Standing): boolean {
  return verdict === 'fail' || verdict === 'crash';
}

/**
 * By id: every check, all that a scenario expects without citing a clause being one; and every scenario, which passes when nothing
 * failed in it but checks. A scenario that makes no checks has the verdict that it has.
 */
function standingsOf({ scenarios }: Result): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const scenario of scenarios) {
    const checks = allChecksOf(scenario);
    standings.set(scenario.id, checks.length > 0 && !failsBeside(scenario) ? { verdict: 'pass' } : standing(scenario));
    for (const check of checks) standings.set(check.id, standing(check));
  }
  return standings;
}

function standing({ verdict, reason }: Standing): Standing {
  return { verdict, ...(reason === undefined ? {} : { reason }) };
}

const TITLES: Readonly<Record<keyof Difference, string>> = {
  newlyFailing: 'Newly failing',
  newlyPassing: 'Newly passing',
  changed: 'Changed',
  added: 'Added',
  removed: 'Removed',
};

/** The difference as text for a terminal; the closing line counts what there is of each kind. */
export function differenceReport(before: Result, after: Result, difference: Difference): string {
  const kinds = Object.keys(TITLES) as (keyof Difference)[];
  const parts = kinds.filter((kind) => difference[kind].length > 0).map((kind) => [TITLES[kind], ...difference[kind].flatMap(changeLines)].join('\n'));
  const counts = kinds.map((kind) => `${difference[kind].length} ${TITLES[kind].toLowerCase()}`).join(', ');
  return [heading(before, after), ...parts, counts].join('\n\n');
}

function heading(before: Result, after: Result): string {
  const lines = [`${targetOf(before)} → ${targetOf(after)}`];
  const others = after.suites.filter(({ id, digest }) => before.suites.some((suite) => suite.id === id && suite.digest !== digest));
  if (others.length > 0) lines.push(`Not the same suites: ${others.map(({ id }) => id).join(', ')}`);
  return lines.join('\n');
}

function targetOf({ target: { target: { name, version, upstream } } }: Result): string {
  return oneLine(`${name} ${version}${upstream === undefined ? '' : ` (upstream ${upstream})`}`);
}

function changeLines({ id, before, after }: Changed): string[] {
  const verdicts = [before, after].map((each) => each?.verdict ?? 'absent').join(' → ');
  const reasons = [before, after].flatMap((each, index) => (each?.reason === undefined ? [] : [`      ${index === 0 ? 'was' : 'is'}: ${oneLine(each.reason)}`]));
  return [`  ${id}: ${verdicts}`, ...reasons];
}
