/** Values and statements as Python source. */
import { isFloat, isInt, isList, isObject, type Json } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { parseSize } from '../../../core/value/size.ts';

/** Where a statement is broken into lines. */
const WIDTH = 120;
/** Python's own parser goes no deeper than some hundred brackets, and refuses integers of more than 4300 digits. */
const DEEP = 40;
const LONG_INTEGER = 4000;

/** A text as a literal in single quotes; in double ones where that saves escapes. */
export function text(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return `${quote}${escaped(value, quote)}${quote}`;
}

/** The text of an f-string's literal part, with its braces doubled. */
export function inFString(value: string): string {
  return escaped(value, "'").replace(/[{}]/g, '$&$&');
}

function escaped(value: string, quote: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, unicode);
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A JSON value as Python has it. @param ofText how texts within are written, keys included */
export function value(json: Json, ofText: (text: string) => string = text): string {
  return isTooMuch(json, 0) ? `json.loads(${text(stringifyJson(json))})` : literal(json, ofText);
}

function isTooMuch(json: Json, depth: number): boolean {
  if (depth > DEEP) return true;
  if (isInt(json)) return json.int.toString().length > LONG_INTEGER;
  if (isList(json)) return json.some((item) => isTooMuch(item, depth + 1));
  return typeof json === 'object' && json !== null && isObject(json) && json.entries.some(([, inner]) => isTooMuch(inner, depth + 1));
}

function literal(json: Json, ofText: (text: string) => string): string {
  if (json === null) return 'None';
  if (typeof json === 'boolean') return json ? 'True' : 'False';
  if (typeof json === 'string') return ofText(json);
  if (isInt(json)) return json.int.toString();
  if (isFloat(json)) return Number.isFinite(json.float) ? stringifyJson(json) : `float('${stringifyJson(json)}')`;
  if (isList(json)) return `[${json.map((item) => literal(item, ofText)).join(', ')}]`;
  return `{${json.entries.map(([key, inner]) => `${ofText(key)}: ${literal(inner, ofText)}`).join(', ')}}`;
}

/** Bytes as the scenario writes them: `1 GiB + 1 B` is `GIB + 1`. */
export function size(written: string): string {
  const terms = [...written.matchAll(/([+-]?) *(\d+) *([KMGT]iB|B)/g)];
  const whole = terms.map(([term]) => term).join('').replaceAll(' ', '') === written.replaceAll(' ', '');
  if (!whole) return String(parseSize(written));
  return terms.map(([, sign = '', count = '', unit = ''], at) => `${at === 0 ? sign : ` ${sign} `}${term(count, unit)}`).join('');
}

function term(count: string, unit: string): string {
  if (unit === 'B') return count;
  const name = unit.toUpperCase();
  return count === '1' ? name : `${count} * ${name}`;
}

/** Arguments of a call, those that are undefined left out. */
export type Arguments = readonly (string | undefined)[];

export function call(callee: string, args: Arguments): string {
  return `${callee}(${given(args).join(', ')})`;
}

export function keyword(name: string, written: string | undefined): string | undefined {
  return written === undefined ? undefined : `${name}=${written}`;
}

/** A statement that is one call, broken into an argument a line where it is long. @param before such as `s1 = ` */
export function statement(indent: string, before: string, callee: string, args: Arguments): string[] {
  const line = `${indent}${before}${call(callee, args)}`;
  if (line.length <= WIDTH) return [line];
  return [`${indent}${before}${callee}(`, ...given(args).map((argument) => `${indent}    ${argument},`), `${indent})`];
}

function given(args: Arguments): string[] {
  return args.filter((argument) => argument !== undefined);
}

/** Words in lines of at most WIDTH characters. */
export function wrapped(indent: string, words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}

/** A docstring of a title and what else there is to say. */
export function docstring(indent: string, title: string, ...paragraphs: readonly string[]): string[] {
  const told = [title, ...paragraphs].map((paragraph) => paragraph.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"').trim());
  const [first = '', ...others] = told;
  const short = `${indent}"""${first}"""`;
  if (others.length === 0 && short.length <= WIDTH && !first.endsWith('"')) return [short];
  return [`${indent}"""`, ...told.flatMap((paragraph, at) => [...(at === 0 ? [] : ['']), ...wrapped(indent, paragraph)]), `${indent}"""`];
}

const KEYWORDS = new Set(
  ('and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match ' +
    'nonlocal not or pass raise return self try type while with').split(' '),
);

/** A name for a variable or a part of one. */
export function identifier(handle: string): string {
  const plain = handle.replace(/[^a-z0-9]+/gi, '_').replace(/^_+|_+$/g, '');
  return KEYWORDS.has(plain) || !/^[a-z]/i.test(plain) ? `_${plain}` : plain;
}
