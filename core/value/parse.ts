/**
 * An exact reader of JSON that gives what Python's `json.loads` gives, and refuses what it refuses in its words.
 *
 * `JSON.parse` would not do: it rounds big integers, takes `1.0` for `1`, and moves integer-like keys to the front.
 */

import { codePointLength } from './code-points.ts';
import { float, int, type Json, type JsonObject } from './json.ts';

/** How big a text may be. A text that goes over is refused with a `JsonSyntaxError`. */
export interface JsonLimits {
  /** Lists and objects inside each other; above `MAX_DEPTH` no more than that. */
  readonly depth: number;
  /** UTF-16 units of the whole text. */
  readonly length: number;
  /** Digits of one integer. */
  readonly digits: number;
}

/** The deepest nesting that every function on values is sure to survive, in a worker's small stack too. */
export const MAX_DEPTH = 500;

/** The limit on digits is CPython's (`sys.int_info.default_max_str_digits`). */
export const DEFAULT_LIMITS: JsonLimits = { depth: MAX_DEPTH, length: 64 * 1024 * 1024, digits: 4300 };

/** A text that is not JSON, or exceeds a limit; its message reads as that of Python's `JSONDecodeError`. */
export class JsonSyntaxError extends Error {
  /** Where in the text, in UTF-16 units from 0. */
  readonly offset: number;
  /** From 1, as in the message. */
  readonly line: number;
  /** In characters (code points) from 1, as in the message. */
  readonly column: number;

  constructor(problem: string, text: string, offset: number) {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    const column = codePointLength(before.slice(before.lastIndexOf('\n') + 1)) + 1;
    super(`${problem}: line ${line} column ${column} (char ${codePointLength(before)})`);
    this.name = 'JsonSyntaxError';
    this.offset = offset;
    this.line = line;
    this.column = column;
  }
}

/**
 * Reads one JSON text, as CPython 3.11's `json.loads` does.
 *
 * Numbers without fraction and exponent are integers of any size. `NaN`, `Infinity`, `-Infinity` and lone surrogates
 * are taken. Of a repeated key the last value stands at the first place.
 *
 * @throws JsonSyntaxError
 */
export function parseJson(text: string, limits: Partial<JsonLimits> = {}): Json {
  return new Reader(text, { ...DEFAULT_LIMITS, ...limits }).document();
}

const WORDS: Readonly<Record<string, readonly [word: string, value: Json]>> = {
  n: ['null', null],
  t: ['true', true],
  f: ['false', false],
  N: ['NaN', float(NaN)],
  I: ['Infinity', float(Infinity)],
};

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
};

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Where the reader stands in the text. Each method starts at the first character of what it reads. */
class Reader {
  private readonly text: string;
  private readonly limits: JsonLimits;
  private readonly maxDepth: number;
  private at = 0;
  private depth = 0;

  constructor(text: string, limits: JsonLimits) {
    this.text = text;
    this.limits = limits;
    this.maxDepth = Math.min(limits.depth, MAX_DEPTH);
  }

  document(): Json {
    if (this.text.length > this.limits.length) throw this.problem(`Longer than ${this.limits.length} characters`);
    if (this.text.startsWith('\ufeff')) throw this.problem('Unexpected UTF-8 BOM (decode using utf-8-sig)');
    this.skipBlank();
    const value = this.value();
    this.skipBlank();
    if (this.at < this.text.length) throw this.problem('Extra data');
    return value;
  }

  private value(): Json {
    switch (this.peek()) {
      case QUOTE:
        return this.string();
      case OPEN_BRACE:
        return this.object();
      case OPEN_BRACKET:
        return this.list();
      default:
        return this.wordOrNumber();
    }
  }

  private object(): JsonObject {
    const entries = new Map<string, Json>();
    this.enter();
    for (let more = this.peek() !== CLOSE_BRACE; more; more = this.continues(CLOSE_BRACE)) {
      if (this.peek() !== QUOTE) throw this.problem('Expecting property name enclosed in double quotes');
      const key = this.string();
      this.skipBlank();
      if (this.peek() !== COLON) throw this.problem("Expecting ':' delimiter");
      this.at += 1;
      this.skipBlank();
      entries.set(key, this.value());
    }
    this.leave();
    return { entries: [...entries] };
  }

  private list(): Json {
    const items: Json[] = [];
    this.enter();
    for (let more = this.peek() !== CLOSE_BRACKET; more; more = this.continues(CLOSE_BRACKET)) {
      items.push(this.value());
    }
    this.leave();
    return items;
  }

  /** Steps over an opening bracket. */
  private enter(): void {
    this.depth += 1;
    if (this.depth > this.maxDepth) throw this.problem(`Nested deeper than ${this.maxDepth} levels`);
    this.at += 1;
    this.skipBlank();
  }

  /** Behind an item: whether a comma follows, which it steps over, or the closing bracket. */
  private continues(close: number): boolean {
    this.skipBlank();
    if (this.peek() === close) return false;
    if (this.peek() !== COMMA) throw this.problem("Expecting ',' delimiter");
    this.at += 1;
    this.skipBlank();
    return true;
  }

  /** Steps over the closing bracket. */
  private leave(): void {
    this.depth -= 1;
    this.at += 1;
  }

  private string(): string {
    const open = this.at;
    let result = '';
    this.at += 1;
    for (;;) {
      const start = this.at;
      this.skipPlain();
      result += this.text.slice(start, this.at);
      const stop = this.peek();
      if (stop === BACKSLASH) {
        result += this.escape(open);
      } else if (stop === QUOTE) {
        this.at += 1;
        return result;
      } else if (this.at === this.text.length) {
        throw this.problem('Unterminated string starting at', open);
      } else {
        throw this.problem('Invalid control character at');
      }
    }
  }

  /** Up to what ends a run of ordinary characters in a string: a quote, a backslash, a control character, the end. */
  private skipPlain(): void {
    for (let code = this.peek(); code >= 0x20 && code !== QUOTE && code !== BACKSLASH; code = this.peek()) this.at += 1;
  }

  /** The character that an escape stands for. Two escaped surrogates become one character as they meet. */
  private escape(open: number): string {
    const letter = this.text.charAt(this.at + 1);
    if (letter === '') throw this.problem('Unterminated string starting at', open);
    if (letter === 'u') return this.hexEscape();
    const character = ESCAPES[letter];
    if (character === undefined) throw this.problem('Invalid \\escape');
    this.at += 2;
    return character;
  }

  private hexEscape(): string {
    const end = this.at + 6;
    const digits = this.text.slice(this.at + 2, end);
    // CPython wants a character behind the digits before it looks at them, so a text that ends here is told of the escape.
    if (!/^[0-9a-f]{4}$/i.test(digits) || end === this.text.length) {
      throw this.problem('Invalid \\uXXXX escape', this.at + 1);
    }
    this.at = end;
    return String.fromCharCode(parseInt(digits, 16));
  }

  private wordOrNumber(): Json {
    const known = WORDS[this.text.charAt(this.at)];
    if (known === undefined) return this.number();
    const [word, value] = known;
    if (!this.text.startsWith(word, this.at)) throw this.problem('Expecting value');
    this.at += word.length;
    return value;
  }

  private number(): Json {
    const start = this.at;
    const firstDigit = this.peek() === MINUS ? start + 1 : start;
    const wholeEnd = this.text.charCodeAt(firstDigit) === ZERO ? firstDigit + 1 : this.digitsEnd(firstDigit);
    if (wholeEnd === firstDigit) return this.negativeInfinity();
    this.at = this.exponentEnd(this.fractionEnd(wholeEnd));
    const digits = this.text.slice(start, this.at);
    if (this.at > wholeEnd) return float(Number(digits));
    this.checkDigits(wholeEnd - firstDigit, start);
    return int(BigInt(digits));
  }

  private negativeInfinity(): Json {
    if (!this.text.startsWith('-Infinity', this.at)) throw this.problem('Expecting value');
    this.at += '-Infinity'.length;
    return float(-Infinity);
  }

  private checkDigits(count: number, start: number): void {
    const limit = this.limits.digits;
    if (count <= limit) return;
    throw this.problem(`Exceeds the limit (${limit} digits) for integer string conversion: value has ${count} digits`, start);
  }

  /** Where a fraction ends that begins here; here, when none does. */
  private fractionEnd(start: number): number {
    if (this.text.charCodeAt(start) !== DOT) return start;
    const end = this.digitsEnd(start + 1);
    return end > start + 1 ? end : start;
  }

  /** Where an exponent ends that begins here; here, when none does. */
  private exponentEnd(start: number): number {
    const letter = this.text.charAt(start);
    if (letter !== 'e' && letter !== 'E') return start;
    const sign = this.text.charAt(start + 1);
    const digits = sign === '+' || sign === '-' ? start + 2 : start + 1;
    const end = this.digitsEnd(digits);
    return end > digits ? end : start;
  }

  private digitsEnd(start: number): number {
    let end = start;
    for (let code = this.text.charCodeAt(end); code >= ZERO && code <= NINE; code = this.text.charCodeAt(end)) end += 1;
    return end;
  }

  private skipBlank(): void {
    for (let code = this.peek(); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = this.peek()) {
      this.at += 1;
    }
  }

  /** The UTF-16 unit here; NaN at the end. */
  private peek(): number {
    return this.text.charCodeAt(this.at);
  }

  private problem(text: string, offset: number = this.at): JsonSyntaxError {
    return new JsonSyntaxError(text, this.text, offset);
  }
}
