/** One run over the words of a command line (argparse.py of Python 3.11: `_parse_known_args`). */
import { int, isInt, isList, type Json } from '../../value/json.ts';
import { about, Ending, refused } from './ended.ts';
import { helpText, versionText } from './help.ts';
import { optionsOf, readOption, type Written } from './options.ts';
import { ArgumentProblem, HIDDEN, type Argument, type OwnAction, type Parser } from './parser.ts';
import { nameOf, readWord, valueOf, wordsForEach } from './values.ts';
import { usesIn } from './words.ts';

/** The values by `dest`. */
export type Values = ReadonlyMap<string, Json>;

export interface Understood {
  readonly kind: 'understood';
  readonly values: Values;
  /** Words that no argument took. */
  readonly rest: readonly string[];
}

export class Reading {
  private readonly parser: Parser;
  private readonly words: readonly string[];
  private readonly options: ReadonlyMap<string, Argument>;
  private readonly written = new Map<number, Written>();
  /** A letter a word: `O` an option, `A` a value, `-` the first `--`. */
  private pattern = '';
  private readonly values = new Map<string, Json>();
  private readonly extras: string[] = [];
  /** What a command within this one didn't know. */
  private readonly deeper: string[] = [];
  private readonly seen = new Set<Argument>();
  /** Those that have another value than their default. */
  private readonly given = new Set<Argument>();
  private positionals: readonly Argument[];

  constructor(parser: Parser, words: readonly string[]) {
    this.parser = parser;
    this.words = words;
    this.options = optionsOf(parser);
    this.positionals = parser.arguments.filter(({ names }) => names.length === 0);
  }

  /** @throws Ending */
  read(): Understood {
    try {
      this.setDefaults();
      this.classify();
      this.consumeAll();
      this.readDefaults();
    } catch (problem) {
      throw problem instanceof ArgumentProblem ? this.ending(problem.message) : problem;
    }
    this.checkExclusive();
    return { kind: 'understood', values: this.values, rest: [...this.extras, ...this.deeper] };
  }

  private setDefaults(): void {
    for (const { dest, default: value } of this.parser.arguments) {
      if (dest !== HIDDEN && value !== undefined && !this.values.has(dest)) this.values.set(dest, value);
    }
  }

  private classify(): void {
    const separator = this.words.indexOf('--');
    this.words.forEach((word, at) => {
      if (separator >= 0 && at >= separator) {
        this.pattern += at === separator ? '-' : 'A';
        return;
      }
      const written = readOption(this.parser, this.options, word);
      if (written !== null && 'ambiguous' in written) throw this.ending(written.ambiguous);
      if (written !== null) this.written.set(at, written);
      this.pattern += written === null ? 'A' : 'O';
    });
  }

  /** Positionals and options by turns, until the last option is behind. */
  private consumeAll(): void {
    const indexes = [...this.written.keys()];
    let at = 0;
    for (let next = indexes[0]; next !== undefined; next = indexes.find((index) => index >= at)) {
      const end = at === next ? at : this.consumePositionals(at);
      if (end > at) {
        at = end;
        continue;
      }
      this.extras.push(...this.words.slice(at, next));
      at = this.consumeOption(next);
    }
    this.extras.push(...this.words.slice(this.consumePositionals(at)));
  }

  private consumePositionals(start: number): number {
    const counts = wordsForEach(this.positionals, this.pattern.slice(start));
    const now = this.positionals.slice(0, counts.length);
    let at = start;
    now.forEach((argument, index) => {
      const end = at + (counts[index] ?? 0);
      this.take(argument, this.words.slice(at, end), null);
      at = end;
    });
    this.positionals = this.positionals.slice(counts.length);
    return at;
  }

  /** @returns where the word behind the option and its values stands */
  private consumeOption(at: number): number {
    const written = this.written.get(at);
    if (written === undefined || written.argument === null) {
      this.extras.push(this.words[at] ?? '');
      return at + 1;
    }
    let end = at + 1;
    for (const use of usesIn({ ...written, argument: written.argument }, this.options, this.pattern.slice(at + 1))) {
      end = at + 1 + use.following;
      this.take(use.argument, use.value === null ? this.words.slice(at + 1, end) : [use.value], use.name);
    }
    return end;
  }

  private take(argument: Argument, words: readonly string[], name: string | null): void {
    this.seen.add(argument);
    const { value, unchanged } = naming(argument, () => valueOf(argument, words));
    if (!unchanged) {
      this.given.add(argument);
      const other = this.rivals(argument).find((rival) => this.given.has(rival));
      if (other !== undefined) throw new ArgumentProblem(about(argument, `not allowed with argument ${nameOf(other)}`));
    }
    naming(argument, () => this.act(argument, value, name));
  }

  /** The arguments that may not stand beside this one. */
  private rivals(argument: Argument): readonly Argument[] {
    const groups = this.parser.exclusive.filter(({ members }) => members.includes(argument));
    return groups.flatMap(({ members }) => members.filter((member) => member !== argument));
  }

  private act(argument: Argument, value: Json, name: string | null): void {
    const { dest, action } = argument;
    const before = this.values.get(dest) ?? null;
    if (typeof action === 'function') this.values.set(dest, action({ values: value, before, option: name }));
    else if (action === 'help' || action === 'version') throw new Ending(this.told(argument, action));
    else if (action === 'parsers') this.command(argument, value);
    else this.values.set(dest, stored(action, argument, value, before));
  }

  private told(argument: Argument, action: 'help' | 'version') {
    const stdout = action === 'help' ? helpText(this.parser) : versionText(this.parser, argument.version ?? '');
    return { kind: 'ended', stdout, stderr: '', exit: 0 } as const;
  }

  /** The rest of the line belongs to the parser of a command; its values become this parser's. */
  private command(argument: Argument, value: Json): void {
    const [name = '', ...words] = isList(value) ? value.filter((word) => typeof word === 'string') : [];
    const inner = argument.parsers?.get(name);
    if (inner === undefined) return;
    if (argument.dest !== HIDDEN) this.values.set(argument.dest, name);
    const { values, rest } = new Reading(inner, words).read();
    for (const [dest, its] of values) this.values.set(dest, its);
    this.deeper.push(...rest);
  }

  /** What wasn't given and has a text as its default has it read as if it had been written; what must be given is missed. */
  private readDefaults(): void {
    const unseen = this.parser.arguments.filter((argument) => !this.seen.has(argument));
    const missing = unseen.filter(({ required }) => required);
    for (const argument of unseen) {
      const value = argument.default;
      if (argument.required || typeof value !== 'string' || this.values.get(argument.dest) !== value) continue;
      this.values.set(argument.dest, naming(argument, () => readWord(argument, value)));
    }
    if (missing.length > 0) throw this.ending(`the following arguments are required: ${missing.map(nameOf).join(', ')}`);
  }

  private checkExclusive(): void {
    for (const { required, members } of this.parser.exclusive) {
      if (!required || members.some((member) => this.given.has(member))) continue;
      const names = members.filter(({ help }) => help !== HIDDEN).map(nameOf);
      throw this.ending(`one of the arguments ${names.join(' ')} is required`);
    }
  }

  private ending(message: string): Ending {
    return new Ending(refused(this.parser, message));
  }
}

/** Puts the argument's name before what it finds wrong. */
function naming<Result>(argument: Argument, run: () => Result): Result {
  try {
    return run();
  } catch (problem) {
    throw problem instanceof ArgumentProblem ? new ArgumentProblem(about(argument, problem.message)) : problem;
  }
}

type Storing = Exclude<Argument['action'], OwnAction | 'help' | 'version' | 'parsers'>;

function stored(action: Storing, argument: Argument, value: Json, before: Json): Json {
  const items = isList(before) ? before : [];
  switch (action) {
    case 'store':
      return value;
    case 'append':
      return [...items, value];
    case 'append_const':
      return [...items, argument.const];
    case 'extend':
      return [...items, ...(isList(value) ? value : [value])];
    case 'count':
      return int(before !== null && typeof before === 'object' && isInt(before) ? before.int + 1n : 1n);
    default:
      return argument.const;
  }
}
