/**
 * The words of a line, as a POSIX shell makes them: quotes, backslashes and `$VARIABLE`.
 *
 * There is one command a line: what would need a second one (pipes, lists, substitutions) or a file (redirections) is
 * refused, and so is the rest of a shell's own language. `*`, `?`, `~` and braces are characters like any other.
 *
 * Source: POSIX.1-2017, Shell & Utilities, 2.2 (quoting), 2.3 (tokens), 2.6.2 (parameters), 2.6.5 (field splitting).
 */

export interface Word {
  /** With quotes taken off and variables put in. */
  readonly text: string;
  /** Where it stands in the line, in UTF-16 units; `to` is behind its last one. */
  readonly from: number;
  readonly to: number;
  /** The name, of a word `NAME=value` that sets a variable if it stands in front of the program. */
  readonly assigns?: string;
}

/** Why a line has no words. */
export interface NoWords {
  /** In plain English, to be shown. */
  readonly message: string;
  /** Where in the line, in UTF-16 units. */
  readonly at: number;
  /** The line ends within quotes or behind a backslash: more may follow. */
  readonly unfinished: boolean;
}

/** The words; with a problem, those before it and what there is of the last one. */
export interface Words {
  readonly words: readonly Word[];
  readonly problem?: NoWords;
}

type Variables = Readonly<Record<string, string>>;

const REFUSED: Readonly<Record<string, string>> = {
  '|': 'A pipe',
  '&': 'Running in the background, or a list of commands,',
  ';': 'A list of commands',
  '<': 'A redirection',
  '>': 'A redirection',
  '(': 'A subshell',
  ')': 'A subshell',
  '`': 'A command within a command',
  '\n': 'A second line',
};

const BLANK = /[ \t]/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=/;
/** What a backslash keeps from its meaning within double quotes. */
const SPECIAL_IN_QUOTES = '$`"\\\n';

/** Splits a line. @param variables what `$NAME` stands for; one that is not set stands for nothing */
export function splitWords(line: string, variables: Variables): Words {
  return new Splitter(line, variables).words();
}

class Refused extends Error {
  readonly problem: NoWords;

  constructor(message: string, at: number, unfinished = false) {
    super(message);
    this.problem = { message, at, unfinished };
  }
}

class Splitter {
  private readonly line: string;
  private readonly variables: Variables;
  private readonly done: Word[] = [];
  private at = 0;
  /** The word that is being read; undefined while there is nothing of it, as between words. */
  private text: string | undefined;
  /** Where it began. */
  private from: number | undefined;

  constructor(line: string, variables: Variables) {
    this.line = line;
    this.variables = variables;
  }

  words(): Words {
    try {
      while (this.at < this.line.length && !this.atComment()) this.step();
      this.endWord();
      return { words: this.done };
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.at = this.line.length;
      if (refused.problem.unfinished) this.endWord();
      return { words: this.done, problem: refused.problem };
    }
  }

  private atComment(): boolean {
    return this.from === undefined && this.line[this.at] === '#';
  }

  private step(): void {
    const character = this.line[this.at] ?? '';
    if (BLANK.test(character)) {
      this.endWord();
      this.at += 1;
      return;
    }
    const refused = REFUSED[character];
    if (refused !== undefined) throw new Refused(`${refused} (${shown(character)}) is not understood here: one command a line.`, this.at);
    this.from ??= this.at;
    if (character === "'") this.singleQuotes();
    else if (character === '"') this.doubleQuotes();
    else if (character === '\\') this.backslash();
    else if (character === '$') this.expand();
    else this.take(1);
  }

  private endWord(): void {
    const { text, from = this.at, assigned: assigns } = this;
    if (text !== undefined) this.done.push({ text, from, to: this.at, ...(assigns === undefined ? {} : { assigns }) });
    this.text = undefined;
    this.from = undefined;
  }

  /** The name, while what is read stands in front of the program and sets a variable. */
  private get assigned(): string | undefined {
    if (this.done.some((word) => word.assigns === undefined)) return undefined;
    return ASSIGNMENT.exec(this.line.slice(this.from, this.at))?.[1];
  }

  private add(text: string): void {
    this.text = (this.text ?? '') + text;
  }

  private take(length: number): void {
    this.add(this.line.slice(this.at, this.at + length));
    this.at += length;
  }

  private singleQuotes(): void {
    this.add('');
    const end = this.line.indexOf("'", this.at + 1);
    this.add(this.line.slice(this.at + 1, end < 0 ? undefined : end));
    if (end < 0) throw new Refused("There is no second ' to end what the first one began.", this.at, true);
    this.at = end + 1;
  }

  private doubleQuotes(): void {
    const open = this.at;
    this.add('');
    this.at += 1;
    for (;;) {
      const character = this.line[this.at];
      if (character === undefined) throw new Refused('There is no second " to end what the first one began.', open, true);
      if (character === '"') break;
      if (character === '`') throw new Refused(`${REFUSED['`'] ?? ''} (\`) is not understood here.`, this.at);
      if (character === '$') this.add(this.parameter());
      else if (character === '\\') this.backslashInQuotes();
      else this.take(1);
    }
    this.at += 1;
  }

  private backslash(): void {
    if (this.at + 1 >= this.line.length) throw new Refused('There is nothing behind the backslash.', this.at, true);
    this.at += 1;
    if (this.line[this.at] === '\n') this.at += 1;
    else this.take(1);
  }

  private backslashInQuotes(): void {
    const next = this.line[this.at + 1] ?? '';
    if (next !== '' && SPECIAL_IN_QUOTES.includes(next)) this.backslash();
    else this.take(1);
  }

  /** Reads `$NAME` or `${NAME}` and gives its value; a `$` with nothing of a parameter behind it is itself. */
  private parameter(): string {
    const at = this.at;
    const braced = this.line[at + 1] === '{';
    const start = at + (braced ? 2 : 1);
    const [name] = NAME.exec(this.line.slice(start)) ?? [];
    const end = start + (name?.length ?? 0);
    if (braced && (name === undefined || this.line[end] !== '}')) {
      throw new Refused('Of ${…} only the plain form ${NAME} is understood here.', at);
    }
    if (name === undefined) return this.dollar(this.line[start] ?? '');
    this.at = end + (braced ? 1 : 0);
    return Object.hasOwn(this.variables, name) ? (this.variables[name] ?? '') : '';
  }

  private dollar(next: string): string {
    if (next === '(') throw new Refused(`${REFUSED['`'] ?? ''} ($(…)) is not understood here.`, this.at);
    if (next !== '' && '@*#?-$!0123456789'.includes(next)) throw new Refused(`There is no $${next} here.`, this.at);
    this.at += 1;
    return '$';
  }

  /** A value that stands outside of quotes falls apart at its blanks, but where it is assigned; of nothing comes no word. */
  private expand(): void {
    const { from, assigned } = this;
    const value = this.parameter();
    if (assigned !== undefined) {
      this.add(value);
      return;
    }
    for (const piece of value.split(/([ \t\n]+)/)) {
      if (/^[ \t\n]/.test(piece)) this.endWord();
      else if (piece !== '') this.add(piece);
      this.from ??= from;
    }
  }
}

function shown(character: string): string {
  return character === '\n' ? 'a line break' : character;
}
