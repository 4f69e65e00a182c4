/** Python's source cut into tokens, as much of it as stands in literals (CPython 3.11). */
import { PythonException } from '../../errors.ts';
import { pyFloat } from '../../value/floats.ts';
import { float, int, type Json } from '../../value/json.ts';
import { isPrintable } from '../../value/unicode.ts';
import { readStringBody } from './python-strings.ts';

/** A constant with its value; a name, an operator, a line's end or the source's end with its text. */
export type Token =
  | { readonly kind: 'constant'; readonly value: Json; readonly line: number }
  | { readonly kind: 'name' | 'operator' | 'newline' | 'end'; readonly text: string; readonly line: number };

/** The alternatives of a token; an open quote is a string that nothing ends. */
const TOKEN = new RegExp(
  [
    '(?<blank>[ \\t\\f]+|#[^\\n]*|\\\\\\n)',
    '(?<newline>\\n)',
    '(?<prefix>[rRuU]?)(?:"""(?<a>(?:[^\\\\]|\\\\[^])*?)"""|\'\'\'(?<b>(?:[^\\\\]|\\\\[^])*?)\'\'\'|"(?!"")(?<c>(?:[^"\\\\\\n]|\\\\[^])*)"|\'(?!\'\')(?<d>(?:[^\'\\\\\\n]|\\\\[^])*)\')',
    '(?<open>[rRuU]?(?:"""|\'\'\'|"|\'))',
    '(?<number>0[xX](?:_?[\\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\\d(?:_?\\d)*)?\\.\\d(?:_?\\d)*(?:[eE][+-]?\\d+)?|\\d(?:_?\\d)*\\.?(?:[eE][+-]?\\d+)?)',
    '(?<name>[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{M}\\p{Nd}\\p{Pc}]*)',
    '(?<operator>\\*\\*|//|[[\\](){},:.+*/%@~-])',
  ].join('|'),
  'uy',
);
const CONSTANTS: ReadonlyMap<string, Json> = new Map<string, Json>([['None', null], ['True', true], ['False', false]]);
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** How deep CPython lets brackets stand in each other. */
const DEEPEST = 200;

/** The tokens, without the line ends inside of brackets; the last is the end. Raises SyntaxError. */
export function tokensOf(text: string): readonly Token[] {
  const source = text.replace(/\r\n?/g, '\n');
  const tokens: Token[] = [];
  const open: { readonly bracket: string; readonly line: number }[] = [];
  let line = 1;
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source);
    if (!found) throw noToken(source.slice(at), line);
    const token = tokenOf(found, source.charAt(TOKEN.lastIndex), line);
    if (token?.kind === 'operator') follow(open, token.text, line);
    if (token && !(token.kind === 'newline' && (open.length > 0 || tokens.length === 0))) tokens.push(token);
    line += found[0].split('\n').length - 1;
  }
  const unclosed = open.at(-1);
  if (unclosed) throw syntaxError(`'${unclosed.bracket}' was never closed`, unclosed.line);
  return [...tokens, { kind: 'end', text: '', line: source.trim() === '' ? 0 : line }];
}

export function syntaxError(message: string, line: number): PythonException {
  return new PythonException('SyntaxError', `${message} (<unknown>, line ${line})`);
}

export function invalidSyntax(line: number): PythonException {
  return syntaxError('invalid syntax', line);
}

/** @param rest of the source, from the character on that no token begins with */
function noToken(rest: string, line: number): PythonException {
  const codePoint = rest.codePointAt(0) ?? 0;
  if (rest.startsWith('\\')) return syntaxError('unexpected character after line continuation character', line);
  if (codePoint < 0x80) return invalidSyntax(line);
  const shown = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  if (!isPrintable(codePoint)) return syntaxError(`invalid non-printable character ${shown}`, line);
  return syntaxError(`invalid character '${String.fromCodePoint(codePoint)}' (${shown})`, line);
}

/** @param next the character behind the token */
function tokenOf({ 0: text, groups = {} }: RegExpExecArray, next: string, line: number): Token | undefined {
  if (groups['blank'] !== undefined) return undefined;
  if (groups['newline'] !== undefined) return { kind: 'newline', text, line };
  if (groups['open'] !== undefined) {
    throw syntaxError(`unterminated ${text.length > 2 ? 'triple-quoted ' : ''}string literal (detected at line ${line})`, line);
  }
  if (groups['operator'] !== undefined) return { kind: 'operator', text, line };
  if (groups['number'] !== undefined) return { kind: 'constant', value: numberOf(text, next, line), line };
  if (groups['name'] !== undefined) {
    const constant = CONSTANTS.get(text);
    return constant === undefined ? { kind: 'name', text, line } : { kind: 'constant', value: constant, line };
  }
  const body = groups['a'] ?? groups['b'] ?? groups['c'] ?? groups['d'] ?? '';
  const isRaw = groups['prefix']?.toLowerCase() === 'r';
  return { kind: 'constant', value: isRaw ? body : readStringBody(body, (message) => syntaxError(message, line)), line };
}

function numberOf(text: string, next: string, line: number): Json {
  if (/[\p{L}\p{Nd}_]/u.test(next)) throw syntaxError('invalid decimal literal', line);
  if (/^0[\d_]*[1-9][\d_]*$/.test(text)) {
    throw syntaxError('leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers', line);
  }
  return /^\d[\d_]*$|^0[xXoObB]/.test(text) ? int(BigInt(text.replaceAll('_', ''))) : float(pyFloat(text) ?? NaN);
}

/** Notes a bracket that opens, and takes away the one that is closed. */
function follow(open: { readonly bracket: string; readonly line: number }[], text: string, line: number): void {
  if (text in CLOSING) {
    open.push({ bracket: text, line });
    if (open.length > DEEPEST) throw syntaxError('too many nested parentheses', line);
  }
  if (!Object.values(CLOSING).includes(text)) return;
  const opened = open.pop();
  if (!opened) throw syntaxError(`unmatched '${text}'`, line);
  if (CLOSING[opened.bracket] !== text) {
    throw syntaxError(`closing parenthesis '${text}' does not match opening parenthesis '${opened.bracket}'`, line);
  }
}
