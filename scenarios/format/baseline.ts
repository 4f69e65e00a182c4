/** Reads a baseline: the known deviations that the author of a driver lists. */
import type { KnownDeviation } from '../../core/report/result.ts';
import { get, isObject, type Json } from '../../core/value/json.ts';
import { fromJson } from '../../core/value/plain.ts';
import { checkKnown } from './deviations.ts';
import { validate } from './generated/baseline.js';
import { inOrder, type Refused } from './mistake.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml.ts';

/**
 * @param text   YAML 1.2, or JSON
 * @param file   its name, for mistakes
 * @param checks ids of all checks that there are; undefined where it does not matter whether those listed exist
 */
export function loadBaseline(text: string, file: string, checks?: readonly string[]): { readonly known: readonly KnownDeviation[] } | Refused {
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const misshapen = checkShape(validate, yaml.content, yaml.locate);
  if (misshapen.length > 0) return { mistakes: inOrder(misshapen) };
  const known = listIn(yaml.content);
  const unknown = checks === undefined ? [] : checkKnown(known, checks, (at) => yaml.locate(['known_deviations', at, 'check']));
  return unknown.length > 0 ? { mistakes: unknown } : { known };
}

function listIn(content: Json): readonly KnownDeviation[] {
  const list = isObject(content) ? get(content, 'known_deviations') : undefined;
  return fromJson(list ?? []) as readonly KnownDeviation[];
}
