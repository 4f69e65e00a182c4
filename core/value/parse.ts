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
        return this.word() ?? this.number();
    }
  }
}
