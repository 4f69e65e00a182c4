/** What the words of one argument become (argparse.py of Python 3.11: `_get_nargs_pattern`, `_get_values`). */
import { isInt, type Json } from '../../value/json.ts';
import { pyEquals } from '../../value/operators.ts';
import { pyRepr, pyStr } from '../../value/python.ts';
import { ArgumentProblem, HIDDEN, type Argument, type Nargs } from './parser.ts';

/**
 * The pattern of words that an argument takes: `A` a word, `O` an option, `-` the separator `--`.
 * A positional drops separators, an option stops at one.
 */
export function patternOf(argument: Argument): string {
  const pattern = positionalPattern(argument.nargs);
  return argument.names.length === 0 ? pattern : pattern.replaceAll('-*', '').replaceAll('-', '');
}

function positionalPattern(nargs: Nargs): string {
  switch (nargs) {
    case null:
      return '(-*A-*)';
    case '?':
      return '(-*A?-*)';
    case '*':
      return '(-*[A-]*)';
    case '+':
      return '(-*A[A-]*)';
    case '...':
      return '([-AO]*)';
    case 'A...':
      return '(-*A[-AO]*)';
    default:
      return `(-*${Array.from({ length: nargs }, () => 'A').join('-*')}-*)`;
  }
}

/** How many words from the start of a pattern an option takes. @throws ArgumentProblem when they are too few */
export function wordsTaken(argument: Argument, pattern: string): number {
  const [, taken] = new RegExp(`^${patternOf(argument)}`).exec(pattern) ?? [];
  if (taken === undefined) throw new ArgumentProblem(expected(argument.nargs));
  return taken.length;
}

function expected(nargs: Nargs): string {
  if (nargs === null) return 'expected one argument';
  if (nargs === '?') return 'expected at most one argument';
  if (nargs === '+') return 'expected at least one argument';
  return nargs === 1 ? 'expected 1 argument' : `expected ${nargs} arguments`;
}

/** How many words each of the first positionals takes: as many positionals as can have what they need. */
export function wordsForEach(positionals: readonly Argument[], pattern: string): readonly number[] {
  for (let count = positionals.length; count > 0; count -= 1) {
    const all = new RegExp(`^${positionals.slice(0, count).map(patternOf).join('')}`).exec(pattern);
    if (all !== null) return all.slice(1).map((words) => words.length);
  }
  return [];
}

/** The value of an argument; `unchanged` where it is its default itself, with which it doesn't count as given. */
export interface Given {
  readonly value: Json;
  readonly unchanged: boolean;
}

/** @throws ArgumentProblem */
export function valueOf(argument: Argument, taken: readonly string[]): Given {
  const { nargs } = argument;
  const words = nargs === '...' || nargs === 'A...' ? taken : withoutSeparator(taken);
  if (words.length === 0 && nargs === '?') return leftOut(argument);
  if (words.length === 0 && nargs === '*' && argument.names.length === 0) return noneGiven(argument);
  const value = readWords(argument, words);
  return { value, unchanged: isOneObject(value, argument.default) };
}

function withoutSeparator(words: readonly string[]): readonly string[] {
  const at = words.indexOf('--');
  return at < 0 ? words : words.toSpliced(at, 1);
}

/** An option without its word has the value `const`, a positional its default. */
function leftOut(argument: Argument): Given {
  const raw = argument.names.length > 0 ? argument.const : (argument.default ?? null);
  const value = typeof raw === 'string' ? readWord(argument, raw) : raw;
  if (typeof raw === 'string') checkChoice(argument, value);
  const own = argument.names.length === 0 && value === raw;
  return { value, unchanged: own || isOneObject(value, argument.default) };
}

function noneGiven(argument: Argument): Given {
  const value = argument.default ?? [];
  checkChoice(argument, value);
  return { value, unchanged: argument.default !== undefined && argument.default !== null };
}

function readWords(argument: Argument, words: readonly string[]): Json {
  const [only = ''] = words;
  const { nargs } = argument;
  if (words.length === 1 && (nargs === null || nargs === '?')) return checked(argument, readWord(argument, only));
  const values = words.map((word) => readWord(argument, word));
  if (nargs === '...') return values;
  for (const value of nargs === 'A...' ? values.slice(0, 1) : values) checkChoice(argument, value);
  return values;
}

/** One word as the argument's type reads it. @throws ArgumentProblem */
export function readWord(argument: Argument, word: string): Json {
  if (argument.type === null) return word;
  const value = argument.type.read(word);
  if (value === undefined) throw new ArgumentProblem(`invalid ${argument.type.name} value: ${pyRepr(word)}`);
  return value;
}

function checked(argument: Argument, value: Json): Json {
  checkChoice(argument, value);
  return value;
}

function checkChoice(argument: Argument, value: Json): void {
  const { choices } = argument;
  if (choices === null || choices.some((choice) => pyEquals(choice, value))) return;
  throw new ArgumentProblem(`invalid choice: ${pyRepr(value)} (choose from ${choices.map(pyRepr).join(', ')})`);
}

/** Whether CPython has both as one object: there is one None, one of each truth value, small integer and shortest text. */
function isOneObject(value: Json, other: Json | undefined): boolean {
  if (other === undefined) return false;
  if (value === null || typeof value === 'boolean') return value === other;
  if (typeof value === 'string') return value === other && /^[\0-\xff]?$/.test(value);
  return isInt(value) && other !== null && typeof other === 'object' && isInt(other) && value.int === other.int && value.int >= -5n && value.int <= 256n;
}

/** What an argument is called in messages. */
export function nameOf(argument: Argument): string | null {
  if (argument.names.length > 0) return argument.names.join('/');
  if (argument.metavar !== null && argument.metavar !== HIDDEN) {
    return typeof argument.metavar === 'string' ? argument.metavar : pyStr(argument.metavar);
  }
  if (argument.dest !== HIDDEN) return argument.dest;
  return argument.choices === null ? null : `{${argument.choices.map(pyStr).join(',')}}`;
}
