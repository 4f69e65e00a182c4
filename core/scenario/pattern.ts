/**
 * Patterns of scenarios (`message_matches`): the part of regular expressions that every engine agrees on and that is
 * matched in one pass over the text, whatever the pattern. A suite from elsewhere can't make the runner hang.
 *
 * Allowed: literals, `.` (anything but a line break), classes `[a-z]` and `[^a-z]`, `\d \w \s \D \W \S` (ASCII),
 * `\n \r \t`, `\` before punctuation, groups `( )` and `(?: )`, `|`, `* + ? {2} {2,} {2,5}`, and `^ $` for the two ends of
 * the text. Refused: back references, look-around, named groups, lazy and possessive quantifiers, and a bare `] { }`.
 */
import { PatternError } from './pattern-error.ts';
import { either, matches, one, Program, repetition, type Accepts, type Emit } from './pattern-program.ts';

export { PatternError };

export interface Pattern {
  /** Whether the pattern occurs in the text. Takes time in proportion to the text. */
  test(text: string): boolean;
}

/** @throws PatternError */
export function compilePattern(text: string): Pattern {
  const program = new Program();
  new Reader(text).pattern()(program);
  program.push({ op: 'match' });
  const { code } = program;
  return { test: (subject) => matches(code, Array.from(subject, codePoint)) };
}

const QUANTIFIERS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1],
};
const MAX_COUNT = 1000;
const MAX_LENGTH = 1000;
const PUNCTUATION = '\\^$.|?*+()[]{}/-';

const isDigit: Accepts = (c) => c >= 0x30 && c <= 0x39;
const isWord: Accepts = (c) => isDigit(c) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || c === 0x5f;
const isSpace: Accepts = (c) => c === 0x20 || (c >= 0x09 && c <= 0x0d);
const not = (accepts: Accepts): Accepts => (c) => !accepts(c);
const exactly = (wanted: number): Accepts => (c) => c === wanted;
const CLASSES: Readonly<Record<string, Accepts>> = {
  d: isDigit, w: isWord, s: isSpace, D: not(isDigit), W: not(isWord), S: not(isSpace),
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Reads a pattern from left to right. Each method starts at the first character of what it reads. */
class Reader {
  private readonly characters: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.characters = Array.from(text);
    if (this.characters.length > MAX_LENGTH) throw new PatternError(`Longer than ${MAX_LENGTH} characters`, MAX_LENGTH + 1);
  }

  pattern(): Emit {
    const emit = this.alternatives();
    if (this.peek() !== undefined) throw this.problem('A ) without its (');
    return emit;
  }

  private alternatives(): Emit {
    const branches = [this.sequence()];
    while (this.take('|')) branches.push(this.sequence());
    return branches.reduceRight((rest, branch) => either(branch, rest));
  }

  private sequence(): Emit {
    const parts: Emit[] = [];
    while (![undefined, '|', ')'].includes(this.peek())) parts.push(this.repeated());
    return (program) => parts.forEach((part) => part(program));
  }

  private repeated(): Emit {
    const isAnchor = this.peek() === '^' || this.peek() === '$';
    const part = this.part();
    const before = this.at;
    const counts = this.quantifier();
    if (counts === undefined) return part;
    if (isAnchor) throw this.problem('Nothing to repeat', before);
    if (['*', '+', '?', '{'].includes(this.peek() ?? '')) throw this.problem('A quantifier after a quantifier');
    return repetition(part, ...counts);
  }

  private part(): Emit {
    const character = this.next();
    switch (character) {
      case '(': return this.group();
      case '[': return one(this.set());
      case '.': return one(not(exactly(0x0a)));
      case '^': return (program) => program.push({ op: 'start' });
      case '$': return (program) => program.push({ op: 'end' });
      case '\\': return one(this.escape());
      case '*': case '+': case '?': throw this.problem('Nothing to repeat', this.at - 1);
      case '{': case '}': case ']': throw this.problem(`A bare ${character} (write \\${character})`, this.at - 1);
      default: return one(exactly(codePoint(character)));
    }
  }

  private group(): Emit {
    const open = this.at - 1;
    if (this.take('?') && !this.take(':')) throw this.problem('Look-around and named groups are not allowed', open);
    const emit = this.alternatives();
    if (!this.take(')')) throw this.problem('A ( without its )', open);
    return emit;
  }

  /** What follows a `\`: a class, or one character. */
  private escape(): Accepts {
    const character = this.next();
    const known = CLASSES[character];
    if (known) return known;
    const literal = CONTROLS[character] ?? (PUNCTUATION.includes(character) ? character : undefined);
    if (literal !== undefined) return exactly(codePoint(literal));
    const problem = /\d/.test(character) ? 'Back references are not allowed' : `Unknown escape \\${character}`;
    throw this.problem(problem, this.at - 2);
  }

  /** What follows a `[`. */
  private set(): Accepts {
    const open = this.at - 1;
    const negated = this.take('^');
    const members: Accepts[] = [];
    while (!this.take(']')) {
      if (this.peek() === undefined) throw this.problem('A [ without its ]', open);
      members.push(this.member());
    }
    if (members.length === 0) throw this.problem('An empty class', open);
    const accepts: Accepts = (c) => members.some((member) => member(c));
    return negated ? not(accepts) : accepts;
  }

  private member(): Accepts {
    const start = this.at;
    const first = this.next();
    if (first === '\\') return this.escape();
    const isRange = this.peek() === '-' && ![undefined, ']'].includes(this.characters[this.at + 1]);
    if (!isRange) return exactly(codePoint(first));
    this.at += 1;
    const [low, high] = [codePoint(first), codePoint(this.next())];
    if (low > high || high === codePoint('\\')) throw this.problem('Not a range of characters', start);
    return (c) => c >= low && c <= high;
  }

  private quantifier(): readonly [least: number, most: number] | undefined {
    const simple = QUANTIFIERS[this.peek() ?? ''];
    if (simple) this.at += 1;
    if (simple || this.peek() !== '{') return simple;
    const text = this.characters.slice(this.at).join('');
    const [whole, least, comma, most] = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(text) ?? [];
    if (whole === undefined || (comma === '' && most !== '')) throw this.problem('A bare { (write \\{)');
    const from = Number(least);
    const to = comma === '' ? from : most === '' ? Infinity : Number(most);
    if (from > to || Math.max(from, to === Infinity ? 0 : to) > MAX_COUNT) {
      throw this.problem(`Not a count of at most ${MAX_COUNT}`);
    }
    this.at += whole.length;
    return [from, to];
  }

  private peek(): string | undefined {
    return this.characters[this.at];
  }

  private next(): string {
    const character = this.peek();
    if (character === undefined) throw this.problem('The pattern ends too early');
    this.at += 1;
    return character;
  }

  private take(character: string): boolean {
    const isThere = this.peek() === character;
    if (isThere) this.at += 1;
    return isThere;
  }

  private problem(text: string, at = this.at): PatternError {
    return new PatternError(text, at + 1);
  }
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
