/** Which option a word means (argparse.py of Python 3.11: `_parse_optional`, `_get_option_tuples`). */
import { HIDDEN, type Argument, type Parser } from './parser.ts';

/** An option as it was written. */
export interface Written {
  /** Null: it looks like an option, but there is none of that name. */
  readonly argument: Argument | null;
  readonly name: string;
  /** What stands in the same word behind `=`, or behind a short name; null: nothing. */
  readonly value: string | null;
}

/** A word that could mean several options. */
export interface Ambiguous {
  readonly ambiguous: string;
}

/** All options of a parser by name, in the order in which they were added. */
export function optionsOf(parser: Parser): ReadonlyMap<string, Argument> {
  return new Map(parser.arguments.flatMap((argument) => argument.names.map((name) => [name, argument] as const)));
}

const NEGATIVE_NUMBER = /^-\d+$|^-\d*\.\d+$/;

/** @returns null for a word that is no option */
export function readOption(parser: Parser, options: ReadonlyMap<string, Argument>, word: string): Written | Ambiguous | null {
  if (!word.startsWith('-')) return null;
  const exact = options.get(word);
  if (exact !== undefined) return { argument: exact, name: word, value: null };
  if (word.length === 1) return null;
  const [before, behind] = split(word);
  const named = behind === null ? undefined : options.get(before);
  if (named !== undefined) return { argument: named, name: before, value: behind };
  return prefixed(parser, options, word);
}

function prefixed(parser: Parser, options: ReadonlyMap<string, Argument>, word: string): Written | Ambiguous | null {
  const found = fitting(parser, options, word);
  const [only] = found;
  if (found.length > 1) {
    return { ambiguous: `ambiguous option: ${word} could match ${found.map(({ name }) => name).join(', ')}` };
  }
  if (only !== undefined) return only;
  // A negative number is a value unless options look like negative numbers too.
  const numbers = [...options.keys()].some((name) => NEGATIVE_NUMBER.test(name));
  if (NEGATIVE_NUMBER.test(word) && !numbers) return null;
  return word.includes(' ') ? null : { argument: null, name: word, value: null };
}

/** The options whose name starts with what was written. */
function fitting(parser: Parser, options: ReadonlyMap<string, Argument>, word: string): (Written & { argument: Argument })[] {
  const found = word.startsWith('--') ? fittingLong(options, word) : fittingShort(options, word);
  if (found.length < 2 || !parser.dialect.prefersVisible) return found;
  const visible = found.filter(({ argument }) => argument.help !== HIDDEN);
  return visible.length === 1 ? visible : found;
}

function fittingLong(options: ReadonlyMap<string, Argument>, word: string): (Written & { argument: Argument })[] {
  const [prefix, value] = split(word);
  return [...options].filter(([name]) => name.startsWith(prefix)).map(([name, argument]) => ({ argument, name, value }));
}

/** Behind a short name its value may follow at once: `-n5`. */
function fittingShort(options: ReadonlyMap<string, Argument>, word: string): (Written & { argument: Argument })[] {
  const [dash = '', letter = '', ...rest] = word;
  return [...options].flatMap(([name, argument]): (Written & { argument: Argument })[] => {
    if (name === dash + letter) return [{ argument, name, value: rest.join('') }];
    return name.startsWith(word) ? [{ argument, name, value: null }] : [];
  });
}

function split(word: string): readonly [before: string, behind: string | null] {
  const at = word.indexOf('=');
  return at < 0 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
}
