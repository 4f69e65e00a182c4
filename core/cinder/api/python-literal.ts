/** Values as Python writes them: what `ast.literal_eval` reads, as far as JSON has such values. */
import { float, int, isObject, object, type Json, type JsonObject } from '../../value/json.ts';

const SPACE = /[ \t\n\f\r]*/y;
const STRING = /'((?:[^'\\\n]|\\[^])*)'|"((?:[^"\\\n]|\\[^])*)"/y;
const NUMBER = /[+-]?(?:0[xX][0-9a-fA-F]+|(?:\d[\d_]*)?\.\d+(?:[eE][+-]?\d+)?|\d[\d_]*\.?(?:[eE][+-]?\d+)?)/y;
const WORD = /None|True|False/y;
const WORDS: Readonly<Record<string, Json>> = { None: null, True: true, False: false };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\u0007', '\n': '' };
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([^]))/g;

/** The text is no literal: to Python a SyntaxError, or a ValueError. */
class NoLiteral extends Error {}

/** The value that the text is to Python; undefined when it is none. Tuples come as lists. */
export function literalOf(text: string): Json | undefined {
  try {
    return new Reader(text.replace(/^[ \t]+/, '')).whole();
  } catch (failure) {
    if (failure instanceof NoLiteral) return undefined;
    throw failure;
  }
}

/** The dict that the text is to Python; undefined when it is something else. */
export function dictOf(text: string): JsonObject | undefined {
  const value = literalOf(text);
  return value !== undefined && isObject(value) ? value : undefined;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** A value, or several between commas without brackets, which are a tuple. */
  whole(): Json {
    const items = this.#items('');
    const [first] = items;
    if (first === undefined) throw new NoLiteral();
    return items.length > 1 || /,\s*$/.test(this.#text) ? items : first;
  }

  #value(): Json {
    const string = this.#take(STRING);
    if (string) return unescaped(string[1] ?? string[2] ?? '');
    const word = this.#take(WORD);
    if (word) return WORDS[word[0]] ?? null;
    const number = this.#take(NUMBER);
    if (number) return numberOf(number[0]);
    if (this.#sees('[')) return this.#items(']');
    if (this.#sees('{')) return this.#dict();
    if (!this.#sees('(')) throw new NoLiteral();
    const from = this.#at;
    const items = this.#items(')');
    const [first] = items;
    // Brackets around one value without a comma say nothing.
    return items.length === 1 && first !== undefined && !/,\s*\)$/.test(this.#text.slice(from, this.#at)) ? first : items;
  }

  #items(end: string): readonly Json[] {
    const items: Json[] = [];
    while (!this.#ends(end)) {
      items.push(this.#value());
      if (this.#ends(end)) break;
      if (!this.#sees(',')) throw new NoLiteral();
    }
    return items;
  }

  #dict(): JsonObject {
    const entries: [string, Json][] = [];
    while (!this.#ends('}')) {
      const key = this.#value();
      if (typeof key !== 'string' || !this.#sees(':')) throw new NoLiteral();
      entries.push([key, this.#value()]);
      if (this.#ends('}')) break;
      if (!this.#sees(',')) throw new NoLiteral();
    }
    return object(entries);
  }

  #ends(sign: string): boolean {
    if (sign !== '') return this.#sees(sign);
    this.#skip();
    return this.#at === this.#text.length;
  }

  #sees(sign: string): boolean {
    this.#skip();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    this.#skip();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }

  #skip(): void {
    SPACE.lastIndex = this.#at;
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0;
  }
}

function numberOf(text: string): Json {
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/.exec(text) ?? [];
  if (/^(?:0[xX]|[\d_]+$)/.test(digits)) {
    // No number but zero begins with a zero, and underscores stand between digits.
    if (/^0[\d_]*[1-9]/.test(digits) || /__|_$/.test(digits)) throw new NoLiteral();
    const whole = BigInt(digits.replaceAll('_', ''));
    return int(sign === '-' ? -whole : whole);
  }
  return float(Number(text.replaceAll('_', '')));
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (whole, hex: string | undefined, code: string | undefined, sign: string | undefined) => {
    if (sign === undefined) return String.fromCharCode(Number.parseInt(hex ?? code ?? '', 16));
    if (sign === '\\' || sign === "'" || sign === '"') return sign;
    return ESCAPES[sign] ?? whole;
  });
}
