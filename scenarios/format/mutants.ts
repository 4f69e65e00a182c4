/** Reads the faulty drivers and the benign variants. */
import type { Catalogue } from '../../core/conformance/catalogue.ts';
import type { Clause } from '../../core/report/result.ts';
import { fromJson } from '../../core/value/plain.ts';
import { expandEach, locateExpanded } from './each.ts';
import { validate } from './generated/mutants.js';
import { inOrder, mistake, type Mistake, type Refused } from './mistake.ts';
import type { Path } from './path.ts';
import { checkShape } from './shape.ts';
import { describe, didYouMean } from './words.ts';
import { readYaml, type Locate } from './yaml.ts';

/** @param clauses those that a faulty driver can break */
export function loadMutants(text: string, file: string, clauses: readonly Clause[]): { readonly catalogue: Catalogue } | Refused {
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const expanded = expandEach(yaml.content, yaml.locate, 'mutants');
  const locate = locateExpanded(yaml.locate, expanded.origins, 'mutants');
  const misshapen = [...expanded.mistakes, ...checkShape(validate, expanded.content, locate)];
  if (misshapen.length > 0) return { mistakes: inOrder(misshapen) };

  const { custody: _, ...catalogue } = fromJson(expanded.content) as Catalogue & { custody: 1 };
  const mistakes = [...checkIds(catalogue, locate), ...checkClauses(catalogue, clauses, locate)];
  return mistakes.length > 0 ? { mistakes: inOrder(mistakes) } : { catalogue };
}

function checkIds({ control, mutants, variants }: Catalogue, locate: Locate): Mistake[] {
  const places: readonly (readonly [id: string, path: Path])[] = [
    [control.id, ['control', 'id']],
    ...mutants.map(({ id }, at) => [id, ['mutants', at, 'id']] as const),
    ...variants.map(({ id }, at) => [id, ['variants', at, 'id']] as const),
  ];
  const seen = new Set<string>();
  return places.flatMap(([id, path]) => {
    if (seen.has(id)) return [mistake(locate(path), `${describe(id)} a second time`, 'an id of its own')];
    seen.add(id);
    return [];
  });
}

function checkClauses({ mutants }: Catalogue, clauses: readonly Clause[], locate: Locate): Mistake[] {
  return mutants.flatMap(({ breaks }, at) => {
    const clause = clauses.find(({ id }) => id === breaks);
    if (!clause) return [mistake(locate(['mutants', at, 'breaks']), describe(breaks), `the id of a clause${didYouMean(breaks, clauses.map(({ id }) => id))}`)];
    if (clause.unobservable === undefined) return [];
    return [mistake(locate(['mutants', at, 'breaks']), describe(breaks), `a clause that can be observed (${clause.unobservable})`)];
  });
}
