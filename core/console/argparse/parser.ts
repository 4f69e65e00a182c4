/** What a command takes, as data: the arguments of a Python `argparse.ArgumentParser` and how it words its errors. */
import type { Json } from '../../value/json.ts';

/** How many words an argument takes: one (null), N, `?` none or one, `*` any, `+` some, `...` all the rest, `A...` a command and all the rest. */
export type Nargs = null | number | '?' | '*' | '+' | '...' | 'A...';

/** What is done with the words that an argument took. */
export type Action =
  | 'store'
  | 'store_const'
  | 'store_true'
  | 'store_false'
  | 'append'
  | 'append_const'
  | 'extend'
  | 'count'
  | 'help'
  | 'version'
  | 'parsers'
  | OwnAction;

/**
 * An action that a client wrote itself: what `dest` holds from now on.
 *
 * It may throw `ArgumentProblem`, which ends with usage and message, or anything else, which the caller of `parse` gets.
 */
export type OwnAction = (given: { readonly values: Json; readonly before: Json; readonly option: string | null }) => Json;

/** How a word becomes a value. @throws ArgumentProblem with a message of its own; @returns undefined for `invalid NAME value: …` */
export interface ValueType {
  readonly name: string;
  readonly read: (word: string) => Json | undefined;
}

export interface Argument {
  /** `-x`, `--long`; none for a positional. */
  readonly names: readonly string[];
  readonly dest: string;
  readonly nargs: Nargs;
  readonly action: Action;
  readonly const: Json;
  /** Undefined: nothing is put into the values when the argument isn't given. */
  readonly default: Json | undefined;
  readonly type: ValueType | null;
  readonly choices: readonly Json[] | null;
  readonly required: boolean;
  readonly metavar: string | readonly string[] | null;
  /** Null: none; `HIDDEN`: neither in usage nor in help. */
  readonly help: string | null;
  /** Of the action `version`. */
  readonly version: string | null;
  /** Of the action `parsers`: commands by name. */
  readonly parsers: ReadonlyMap<string, Parser> | null;
}

/** argparse's SUPPRESS: for the help of an argument that is taken but not told. */
export const HIDDEN = '==SUPPRESS==';

/** Of several arguments at most one may be given, or exactly one. */
export interface Exclusive {
  readonly required: boolean;
  readonly members: readonly Argument[];
}

/** A part of the help with its own heading. */
export interface Section {
  readonly title: string;
  readonly description: string | null;
  readonly members: readonly Argument[];
}

export interface Parser {
  readonly prog: string;
  /** In the order in which the client adds them. */
  readonly arguments: readonly Argument[];
  readonly exclusive: readonly Exclusive[];
  readonly sections: readonly Section[];
  readonly description: string | null;
  readonly epilog: string | null;
  readonly dialect: Dialect;
}

/** Where clients differ from plain argparse. */
export interface Dialect {
  /** What follows the usage when something is wrong. */
  readonly complaint: (prog: string, message: string) => string;
  /** Whether of several options that fit a prefix the only one that isn't hidden counts. */
  readonly prefersVisible: boolean;
  readonly heading: (title: string) => string;
  /** Whether line breaks in the help of an argument stay. */
  readonly keepsLines: boolean;
  /** Columns of the terminal; Python takes 80 where there is none. */
  readonly columns: number;
}

/** argparse as Python has it. */
export const PLAIN: Dialect = {
  complaint: (prog, message) => `${prog}: error: ${message}\n`,
  prefersVisible: false,
  heading: (title) => title,
  keepsLines: false,
  columns: 80,
};

/** What is wrong with one argument's words: argparse's ArgumentError and ArgumentTypeError. */
export class ArgumentProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ArgumentProblem';
  }
}

/** What an argument may say of itself; the rest follows as argparse has it. */
export type ArgumentOptions = Partial<Omit<Argument, 'names'>>;

/** An option. Without `dest` it is named after its first long name. */
export function option(names: string | readonly string[], options: ArgumentOptions = {}): Argument {
  const all = typeof names === 'string' ? [names] : names;
  const name = all.find((each) => each.startsWith('--')) ?? all[0] ?? '';
  return completed({ names: all, dest: name.replace(/^-+/, '').replaceAll('-', '_'), required: false, ...options });
}

/** An argument that is known by its place. */
export function positional(dest: string, options: ArgumentOptions = {}): Argument {
  const { nargs = null } = options;
  // `*` is required on paper only: no words at all are enough for it.
  const required = nargs !== '?' && (nargs !== '*' || options.default === undefined);
  return completed({ names: [], dest, required, ...options });
}

/** The option that argparse adds by itself. */
export function helpOption(help: string): Argument {
  return option(['-h', '--help'], { action: 'help', help });
}

/** The argument that chooses one of several commands, each with a parser of its own. */
export function commands(parsers: ReadonlyMap<string, Parser>, options: ArgumentOptions = {}): Argument {
  const choices = [...parsers.keys()];
  return completed({ names: [], dest: HIDDEN, action: 'parsers', nargs: 'A...', parsers, choices, required: false, ...options });
}

export function parser(prog: string, its: Partial<Omit<Parser, 'prog'>>): Parser {
  return { prog, arguments: [], exclusive: [], sections: [], description: null, epilog: null, dialect: PLAIN, ...its };
}

/** Actions that take no words. */
const WORDLESS: ReadonlySet<Action> = new Set<Action>(['store_const', 'store_true', 'store_false', 'append_const', 'count', 'help', 'version']);

function completed(its: ArgumentOptions & Pick<Argument, 'names' | 'dest' | 'required'>): Argument {
  const action = its.action ?? 'store';
  return {
    action,
    nargs: WORDLESS.has(action) ? 0 : null,
    const: constOf(action),
    type: null,
    choices: null,
    metavar: null,
    help: null,
    version: null,
    parsers: null,
    ...its,
    default: 'default' in its ? its.default : defaultOf(action),
  };
}

function constOf(action: Action): Json {
  if (action === 'store_true') return true;
  return action === 'store_false' ? false : null;
}

function defaultOf(action: Action): Json | undefined {
  if (action === 'help' || action === 'version' || action === 'parsers') return undefined;
  if (action === 'store_true') return false;
  return action === 'store_false' ? true : null;
}
