/** What stands between the quotes of a text in Python's source. */
import type { PythonException } from '../../errors.ts';

const ESCAPE = /\\(\n|[0-7]{1,3}|x[\da-fA-F]{0,2}|u[\da-fA-F]{0,4}|U[\da-fA-F]{0,8}|N\{[^}]*\}|[^])/gu;
const NAMED: Readonly<Record<string, string>> = {
  '\n': '', '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
};
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * The text with its escapes read. A backslash before any other character stays.
 *
 * @param problem makes the exception of a broken escape; names of characters (`\N{…}`) are not known here
 */
export function readStringBody(body: string, problem: (message: string) => PythonException): string {
  return body.replace(ESCAPE, (whole: string, escape: string, at: number) => {
    const named = NAMED[escape];
    if (named !== undefined) return named;
    if (/^[0-7]/.test(escape)) return String.fromCodePoint(Number.parseInt(escape, 8));
    const kind = escape.charAt(0);
    const digits = DIGITS[kind];
    const position = `position ${at}-${at + whole.length - 1}`;
    if (kind === 'N') throw problem(`(unicode error) 'unicodeescape' codec can't decode bytes in ${position}: unknown Unicode character name`);
    if (digits === undefined) return whole;
    if (escape.length - 1 < digits) {
      throw problem(`(unicode error) 'unicodeescape' codec can't decode bytes in ${position}: truncated \\${kind}${'X'.repeat(digits)} escape`);
    }
    const codePoint = Number.parseInt(escape.slice(1), 16);
    if (codePoint > 0x10ffff) throw problem(`(unicode error) 'unicodeescape' codec can't decode bytes in ${position}: illegal Unicode character`);
    return String.fromCodePoint(codePoint);
  });
}
