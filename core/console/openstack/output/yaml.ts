/** PyYAML's `safe_dump(…, default_flow_style=False)`: blocks, keys in order, lines folded behind column 80, ASCII alone (emitter.py of PyYAML 6). */
import { compareCodePoints } from '../../../value/code-points.ts';
import { floatRepr } from '../../../value/floats.ts';
import { isFloat, isInt, isList, isObject, type Json } from '../../../value/json.ts';
import { allowed, isBreak } from './yaml-scalar.ts';

const WIDTH = 80;

export function yaml(value: Json): string {
  const writer = new Writer();
  writer.node(value, { indent: null, inMapping: false, isKey: false });
  writer.lineUp(0);
  return writer.text;
}

interface Place {
  /** Columns of what is around; null: nothing is. */
  readonly indent: number | null;
  readonly inMapping: boolean;
  readonly isKey: boolean;
}

class Writer {
  text = '';
  private column = 0;
  /** Whether white space stands before what comes. */
  private blank = true;
  /** Whether nothing but indentation stands on the line. */
  private fresh = true;

  node(value: Json, place: Place): void {
    if (value !== null && typeof value === 'object' && isList(value) && value.length > 0) this.sequence(value, place);
    else if (value !== null && typeof value === 'object' && isObject(value) && value.entries.length > 0) this.mapping(value.entries, place);
    else this.scalar(value, place);
  }

  private sequence(items: readonly Json[], { indent, inMapping }: Place): void {
    // Within a mapping, items stand below their key's first letter.
    const within = indent === null ? 0 : inMapping && !this.fresh ? indent : indent + 2;
    for (const item of items) {
      this.lineUp(within);
      this.indicator('-', true, false, true);
      this.node(item, { indent: within, inMapping: false, isKey: false });
    }
  }

  private mapping(entries: readonly (readonly [string, Json])[], { indent }: Place): void {
    const within = indent === null ? 0 : indent + 2;
    for (const [key, value] of entries.toSorted(([a], [b]) => compareCodePoints(a, b))) {
      this.lineUp(within);
      const simple = key !== '' && !allowed(key).multiline && Array.from(key).length + '!!str'.length < 128;
      if (!simple) this.indicator('?', true, false, true);
      this.node(key, { indent: within, inMapping: true, isKey: simple });
      if (!simple) this.lineUp(within);
      this.indicator(':', !simple, false, !simple);
      this.node(value, { indent: within, inMapping: true, isKey: false });
    }
  }

  private scalar(value: Json, { indent, isKey }: Place): void {
    const inner = indent === null ? 2 : indent + 2;
    if (typeof value !== 'string') return this.plain(bare(value), inner, !isKey);
    const { plain, singleQuoted, multiline } = allowed(value);
    if (plain && !(isKey && value === '') && value !== '') return this.plain(value, inner, !isKey);
    return singleQuoted && !(isKey && multiline) ? this.singleQuoted(value, inner, !isKey) : this.doubleQuoted(value, inner, !isKey);
  }

  private write(text: string): void {
    this.text += text;
    this.column += Array.from(text).length;
  }

  private breakLine(character = '\n'): void {
    this.text += character;
    this.column = 0;
    this.blank = true;
    this.fresh = true;
  }

  /** Goes to a column, on a new line if this one has anything else. */
  lineUp(indent: number): void {
    if (!this.fresh || this.column > indent || (this.column === indent && !this.blank)) this.breakLine();
    if (this.column >= indent) return;
    this.blank = true;
    this.write(' '.repeat(indent - this.column));
  }

  private indicator(text: string, spaced: boolean, blank = false, fresh = false): void {
    this.write(this.blank || !spaced ? text : ` ${text}`);
    this.blank = blank;
    this.fresh = this.fresh && fresh;
  }

  private fold(indent: number): void {
    this.lineUp(indent);
    this.blank = false;
    this.fresh = false;
  }

  private plain(text: string, indent: number, split: boolean): void {
    if (!this.blank) this.write(' ');
    this.blank = false;
    this.fresh = false;
    for (const piece of text.match(/ +|[^ ]+/g) ?? []) {
      if (piece === ' ' && this.column > WIDTH && split) this.fold(indent);
      else this.write(piece);
    }
  }

  private singleQuoted(text: string, indent: number, split: boolean): void {
    this.indicator("'", true);
    const pieces = text.match(/ +|[\n\u0085\u2028\u2029]+|'|[^ \n\u0085\u2028\u2029']+/g) ?? [];
    pieces.forEach((piece, at) => {
      const inside = at > 0 && at < pieces.length - 1;
      if (piece === ' ' && this.column > WIDTH && split && inside) this.lineUp(indent);
      else if (isBreak(piece[0])) this.breaks(piece, indent);
      else this.write(piece === "'" ? "''" : piece);
    });
    this.indicator("'", false);
  }

  private breaks(piece: string, indent: number): void {
    if (piece.startsWith('\n')) this.breakLine();
    for (const character of piece) this.breakLine(character);
    this.lineUp(indent);
  }

  private doubleQuoted(text: string, indent: number, split: boolean): void {
    this.indicator('"', true);
    const characters = Array.from(text);
    let start = 0;
    const flush = (end: number, more = ''): void => {
      this.write(characters.slice(start, end).join('') + more);
    };
    for (let end = 0; end <= characters.length; end += 1) {
      const character = characters[end];
      if (character === undefined || !/^[ !#-[\]-~]$/.test(character)) {
        flush(Math.max(start, end));
        start = Math.max(start, end);
        if (character !== undefined) this.write(escape(character));
        if (character !== undefined) start = end + 1;
      }
      if (end <= 0 || end >= characters.length - 1 || !split) continue;
      if ((character !== ' ' && start < end) || this.column + (end - start) <= WIDTH) continue;
      flush(Math.max(start, end), '\\');
      start = Math.max(start, end);
      this.fold(indent);
      if (characters[start] === ' ') this.write('\\');
    }
    this.indicator('"', false);
  }
}

/** What is no text; empty lists and mappings keep their brackets. */
function bare(value: Exclude<Json, string>): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (isInt(value)) return value.int.toString();
  if (isFloat(value)) return floatText(value.float);
  return isList(value) ? '[]' : '{}';
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = floatRepr(value);
  return text.includes('.') || !text.includes('e') ? text : text.replace('e', '.0e');
}

const NAMED: Readonly<Record<string, string>> = {
  '\0': '0', '\x07': 'a', '\b': 'b', '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r', '\x1b': 'e', '"': '"', '\\': '\\',
  '\u0085': 'N', '\u00a0': '_', '\u2028': 'L', '\u2029': 'P',
};

function escape(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return `\\${named}`;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
