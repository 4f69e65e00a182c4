/** The results of the shards of a run, made into the result of the whole. */
import { toJson } from '../value/plain.ts';
import { canonicalJson } from '../value/stringify.ts';
import { buildResult } from './build.ts';
import type { Broken, Result, SuiteRef } from './result.ts';
import { gathered, parseShard } from './shard.ts';

/** Results that are not the shards of one run; the message says why. */
export class Unmergeable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Unmergeable';
  }
}

/**
 * One result with the digests of a run that was not cut into shards. What is named in `environment` is named once, several
 * values with commas; the time is that of all shards together.
 * @throws Unmergeable when a shard is missing or there twice, or when they are of different runs
 */
export function mergeResults(results: readonly Result[]): Result {
  const [first, ...others] = results;
  if (first === undefined) throw new Unmergeable('There is nothing to merge.');
  for (const other of others) mustBeAlike(first, other);
  const inTurn = inOrder(results);
  const shares = inTurn.map(({ scenarios }) => scenarios);
  mustBeApart(shares.flat().map(({ id }) => id));
  const scenarios = together(shares);
  return buildResult({
    suites: suitesOf(inTurn, scenarios.map(({ id }) => id)),
    target: first.target,
    scenarios,
    broken: brokenIn(inTurn),
    clauses: inTurn.flatMap(({ checks }) => checks.map(({ id, level }) => ({ id: id.slice(id.lastIndexOf('/') + 1), level }))),
    environment: environmentOf(inTurn),
    timing: {
      started_at: inTurn.map(({ timing }) => timing.started_at).reduce((a, b) => (a < b ? a : b)),
      duration_ms: inTurn.reduce((sum, { timing }) => sum + timing.duration_ms, 0),
    },
  });
}

function mustBeAlike(a: Result, b: Result): void {
  const differ = (of: (result: Result) => unknown): boolean => canonicalJson(toJson(of(a) ?? null)) !== canonicalJson(toJson(of(b) ?? null));
  if (differ(({ target }) => target)) throw new Unmergeable(`These are results of different targets: ${a.target.target.name} and ${b.target.target.name}, or what they say of themselves is not the same.`);
  if (differ(({ suites }) => suites.map(({ id, version, digest }) => ({ id, version, digest })))) throw new Unmergeable('These are results of different suites, or of different versions of them.');
  if (differ(({ seed }) => seed)) throw new Unmergeable('These are results of different seeds.');
  if (differ(({ environment }) => environment['filter'])) throw new Unmergeable('These are results of different filters.');
}

/** By the numbers of their shards, all of which must be there once. */
function inOrder(results: readonly Result[]): Result[] {
  const numbered = results.map((result) => {
    const shard = parseShard(result.environment['shard'] ?? '');
    if (!shard) throw new Unmergeable('A result that is no shard cannot be merged: see custody run --shard.');
    return { result, ...shard };
  });
  const of = numbered[0]?.of ?? 0;
  const other = numbered.find((each) => each.of !== of);
  if (other) throw new Unmergeable(`One result is a shard of ${of}, another of ${other.of}.`);
  return Array.from({ length: of }, (_, at) => {
    const those = numbered.filter(({ number }) => number === at + 1);
    if (those.length > 1) throw new Unmergeable(`The shard ${at + 1}/${of} is there ${those.length} times.`);
    const [found] = those;
    if (!found) throw new Unmergeable(`The shard ${at + 1}/${of} is missing.`);
    return found.result;
  });
}

function mustBeApart(ids: readonly string[]): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new Unmergeable(`The scenario ${twice} is in two of the shards.`);
}

function together(shares: readonly Result['scenarios'][]): Result['scenarios'] {
  try {
    return gathered(shares);
  } catch (failure) {
    if (failure instanceof RangeError) throw new Unmergeable('A shard has more or fewer scenarios than its share.');
    throw failure;
  }
}

/** The suites with the scenarios of all shards, in the order of these ids; without, where a shard does not say which they are. */
function suitesOf(results: readonly Result[], ids: readonly string[]): SuiteRef[] {
  const all = results.flatMap(({ suites }) => suites);
  return (results[0]?.suites ?? []).map(({ scenarios: _, ...suite }) => {
    const those = all.filter(({ id }) => id === suite.id).map(({ scenarios }) => scenarios);
    if (those.includes(undefined)) return suite;
    const ran = new Set(those.flat());
    return { ...suite, scenarios: ids.filter((id) => ran.has(id)) };
  });
}

function brokenIn(results: readonly Result[]): Broken | undefined {
  const all = results.flatMap(({ broken }) => broken ?? []);
  const ends = [...new Set(all.flatMap(({ end }) => end ?? []))];
  if (all.length === 0) return undefined;
  return { scenarios: all.flatMap(({ scenarios }) => scenarios), ...(ends.length === 0 ? {} : { end: ends.join(' ') }) };
}

function environmentOf(results: readonly Result[]): Result['environment'] {
  const names = new Set(results.flatMap(({ environment }) => Object.keys(environment)));
  names.delete('shard');
  return Object.fromEntries([...names].map((name) => [name, [...new Set(results.flatMap(({ environment }) => environment[name] ?? []))].join(', ')]));
}
