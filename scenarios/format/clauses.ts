/** Reads the clauses of the interface. */
import type { Clause } from '../../core/report/result.ts';
import { fromJson } from '../../core/value/plain.ts';
import { validate } from './generated/clauses.js';
import { inOrder, mistake, type Mistake, type Refused } from './mistake.ts';
import { checkShape } from './shape.ts';
import { describe } from './words.ts';
import { readYaml, type Locate } from './yaml.ts';

export function loadClauses(text: string, file: string): { readonly clauses: readonly Clause[] } | Refused {
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const misshapen = checkShape(validate, yaml.content, yaml.locate);
  if (misshapen.length > 0) return { mistakes: inOrder(misshapen) };
  const { clauses } = fromJson(yaml.content) as { clauses: readonly Clause[] };
  const mistakes = checkClauses(clauses, yaml.locate);
  return mistakes.length > 0 ? { mistakes } : { clauses };
}

function checkClauses(clauses: readonly Clause[], locate: Locate): Mistake[] {
  const mistakes: Mistake[] = [];
  const ids = new Set<string>();
  const sentences = new Set<string>();
  clauses.forEach(({ id, method, sentence, level }, at) => {
    const report = (key: string, got: string, expected: string): void => {
      mistakes.push(mistake(locate(['clauses', at, key]), got, expected));
    };
    if (ids.has(id)) report('id', `${describe(id)} a second time`, 'an id of its own');
    ids.add(id);
    if (id.startsWith('x.') !== (level === 'extension')) {
      report('id', describe(id), level === 'extension' ? 'an id that begins with x., as of all extensions' : 'an id that does not begin with x., as only extensions do');
    }
    if (sentence === undefined) return;
    const place = `${method} ${sentence}`;
    if (sentences.has(place)) report('sentence', `sentence ${sentence} of ${method} a second time`, 'a clause for each sentence');
    sentences.add(place);
  });
  return mistakes;
}
