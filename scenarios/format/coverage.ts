/** Reads the rules of coverage. What they mean among the scenarios that there are, the table itself says. */
import type { CoverageRules } from '../../core/report/coverage.ts';
import { fromJson } from '../../core/value/plain.ts';
import { validate } from './generated/coverage.js';
import { inOrder, type Refused } from './mistake.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml.ts';

export function loadCoverage(text: string, file: string): { readonly coverage: CoverageRules } | Refused {
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const misshapen = checkShape(validate, yaml.content, yaml.locate);
  return misshapen.length > 0 ? { mistakes: inOrder(misshapen) } : { coverage: fromJson(yaml.content) as CoverageRules };
}
