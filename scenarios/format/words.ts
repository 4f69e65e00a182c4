/** How mistakes speak of what they found and what they expected. */
import { isList, isObject, type Json } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';

const LONGEST = 60;

/** A value in a few words: `"x"`, `1.0`, `nothing (null)`, `a list`, `the keys "a", "b"`. */
export function describe(value: Json): string {
  if (value === null) return 'nothing (null)';
  if (isList(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && isObject(value)) return describeKeys(value.entries.map(([key]) => key));
  const text = stringifyJson(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function describeKeys(keys: readonly string[]): string {
  if (keys.length === 0) return 'an empty mapping';
  return `the key${keys.length > 1 ? 's' : ''} ${quoted(keys)}`;
}

/** `"a", "b"` */
export function quoted(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(', ');
}

/** What is expected where one of a few words must stand. */
export function oneOf(words: readonly string[], found?: string): string {
  const choice = words.length === 1 ? quoted(words) : `one of ${quoted(words)}`;
  return found === undefined ? choice : choice + didYouMean(found, words);
}

/** ` (did you mean "x"?)` when `found` looks like a slip of x; empty when it looks like none of the words. */
export function didYouMean(found: string, words: readonly string[]): string {
  const near = nearest(found, words);
  return near === undefined ? '' : ` (did you mean ${JSON.stringify(near)}?)`;
}

/** The word that `found` is a slip of: at most one edit away for each three letters. */
export function nearest(found: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, edits: distance(found, word) }))
    .filter(({ word, edits }) => edits <= Math.max(found.length, word.length) / 3)
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.word;
}

/** Edits from one word to the other: letters put in, left out, replaced, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
