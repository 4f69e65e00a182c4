/** Reads the known deviations of a driver. */
import type { Deviation } from '../../core/report/result.ts';
import type { Suite } from '../../core/scenario/scenario.ts';
import { uncitedWord } from '../../core/scenario/uncited.ts';
import { fromJson } from '../../core/value/plain.ts';
import { validate } from './generated/deviations.js';
import { inOrder, mistake, type Mistake, type Place, type Refused } from './mistake.ts';
import { checkShape } from './shape.ts';
import { describe, didYouMean } from './words.ts';
import { readYaml } from './yaml.ts';

/** @param checks ids of all checks that there are */
export function loadDeviations(text: string, file: string, checks: readonly string[]): { readonly deviations: readonly Deviation[] } | Refused {
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const misshapen = checkShape(validate, yaml.content, yaml.locate);
  if (misshapen.length > 0) return { mistakes: inOrder(misshapen) };

  const listed = (fromJson(yaml.content) as readonly Listed[]).flatMap(eachCheck);
  const deviations = listed.map(({ deviation }) => deviation);
  const mistakes = checkKnown(deviations, checks, (at) => yaml.locate(listed[at]?.path ?? []));
  return mistakes.length > 0 ? { mistakes } : { deviations };
}

/** An entry of the file: one check, or several of one reason. */
type Listed = Omit<Deviation, 'check'> & ({ readonly check: string } | { readonly checks: readonly string[] });

/** The entry for each of its checks, and where that stands in the file. */
function eachCheck(entry: Listed, at: number): { readonly deviation: Deviation; readonly path: readonly (string | number)[] }[] {
  if ('check' in entry) return [{ deviation: entry, path: [at, 'check'] }];
  const { checks, ...why } = entry;
  return checks.map((check, index) => ({ deviation: { check, ...why }, path: [at, 'checks', index] }));
}

/** That each check exists, and is listed once. @param locate the place of a check in the file, by its index in the list */
export function checkKnown(listed: readonly { readonly check: string }[], checks: readonly string[], locate: (at: number) => Place): Mistake[] {
  const known = new Set(checks);
  const seen = new Set<string>();
  const mistakes: Mistake[] = [];
  listed.forEach(({ check }, at) => {
    const place = locate(at);
    if (!known.has(check)) mistakes.push(mistake(place, describe(check), `a check that some scenario makes${didYouMean(check, checks)}`));
    else if (seen.has(check)) mistakes.push(mistake(place, `${describe(check)} a second time`, 'each check once'));
    seen.add(check);
  });
  return mistakes;
}

/** Ids of the checks that a suite makes: `SCENARIO/CLAUSE`, and `SCENARIO/precondition` (or `/expectation`) for all that cites none. */
export function checkIds({ scenarios }: Suite): string[] {
  const ids = scenarios.flatMap(({ id, kind, steps }) => {
    const cited = steps.flatMap(({ expect = [] }) => expect.flatMap(({ cites }) => (cites === undefined ? [] : [`${id}/${cites}`])));
    return [...cited, `${id}/${uncitedWord(kind)}`];
  });
  return [...new Set(ids)];
}
