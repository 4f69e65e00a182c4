import { isPrintable } from './unicode.ts';

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Python's `repr` of a text: in single quotes, or in double ones when it holds single but no double quotes.
 * What cannot be printed becomes `\n`, `\x7f`, `\u200b`, `\U000e0001`; a lone surrogate `\ud800`.
 */
export function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[^ !#-&(-[\]-~]/gu, (character) => (character === quote ? `\\${quote}` : escaped(character)));
  return quote + body + quote;
}

function escaped(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const codePoint = character.codePointAt(0) ?? 0;
  if (isPrintable(codePoint)) return character;
  const hex = codePoint.toString(16);
  if (codePoint <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return codePoint <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
