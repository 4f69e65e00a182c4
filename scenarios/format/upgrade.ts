/** Suites of older format versions, brought up to date step by step. */
import { get, int, isInt, isObject, type Json, type JsonObject } from '../../core/value/json.ts';
import { describe } from './words.ts';

/** Turns a suite of one version into one of the next. */
export type Upgrader = (suite: JsonObject) => JsonObject;

/** The first one takes version 1. When the format changes, the step from the version before is added here. */
const UPGRADERS: readonly Upgrader[] = [];

/**
 * The suite in the current version, or what is wrong with the version that it names. A suite without a version, and what
 * is no mapping, is given back as it is: the schema says what is missing.
 */
export function upgrade(content: Json, upgraders = UPGRADERS): { readonly content: Json } | { readonly got: string; readonly expected: string } {
  const version = isObject(content) ? get(content, 'custody') : undefined;
  if (!isObject(content) || version === undefined) return { content };

  const current = upgraders.length + 1;
  const from = isInt(version) ? Number(version.int) : NaN;
  if (from > current) return { got: describe(version), expected: `version ${current} (this file is for a newer Custody)` };
  if (!(from >= 1)) return { got: describe(version), expected: current === 1 ? '1' : `a version from 1 to ${current}` };
  if (from === current) return { content };
  const { entries } = upgraders.slice(from - 1).reduce<JsonObject>((suite, step) => step(suite), content);
  return { content: { entries: entries.map(([key, value]) => [key, key === 'custody' ? int(current) : value]) } };
}
