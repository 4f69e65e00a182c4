/** Writes a suite as a file that the loader reads as it was. */
import { Document, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { Suite } from '../../core/scenario/scenario.ts';
import { isFloat, isInt, isList, isObject, object, type Json } from '../../core/value/json.ts';
import { toJson } from '../../core/value/plain.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { withoutPlaceholders } from './each.ts';

/** What is no longer than that stands on one line. */
const LINE = 110;
/** Below these keys everything has lines of its own. */
const LONG = ['scenarios', 'steps', 'expect', 'given'];

/** YAML 1.2. Of exact values the order of keys, `1` and `1.0`, and integers of any size are kept. */
export function suiteText(suite: Suite): string {
  const document = new Document();
  document.contents = nodeOf(literal(toJson(suite)), true);
  return document.toString({ lineWidth: 0 });
}

/** What looks like a placeholder of an `each` in a scenario stands for itself. */
function literal(suite: Json): Json {
  if (!isObject(suite)) return suite;
  return object(suite.entries.map(([key, value]) => [key, key === 'scenarios' && isList(value) ? value.map(withoutPlaceholders) : value]));
}

/** @param isLong whether it has lines of its own, however short it is */
function nodeOf(value: Json, isLong: boolean): Node {
  if (value === null || typeof value !== 'object') return new Scalar(value);
  if (isInt(value)) return new Scalar(value.int);
  if (isFloat(value)) return Object.assign(new Scalar(value.float), { minFractionDigits: 1 });
  const flow = !isLong && stringifyJson(value).length <= LINE;
  if (isList(value)) {
    const list = new YAMLSeq();
    list.items.push(...value.map((item) => nodeOf(item, false)));
    return Object.assign(list, { flow });
  }
  const map = new YAMLMap();
  for (const [key, item] of value.entries) map.set(new Scalar(key), nodeOf(item, LONG.includes(key)));
  return Object.assign(map, { flow });
}
