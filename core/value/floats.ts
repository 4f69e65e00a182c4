/** Python's floats as text, both ways. */

import type { PyAnswer } from './answer.ts';
import { textRepr } from './text-repr.ts';
import { decimalDigit, isSpace } from './unicode.ts';

/** Python's `repr` of a float: the fewest digits that read back as the same number; `1.0`, `1e+16`, `1e-05`, `inf`. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  return sign + (size === Infinity ? 'inf' : finiteRepr(size));
}

/** A finite number from 0 up. Python writes an exponent below 1e-4 and from 1e16 on, in two digits at least. */
function finiteRepr(size: number): string {
  const [mantissa = '', power = ''] = size.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${whole}.${digits.slice(exponent + 1) || '0'}`;
}

const FLOAT = /^[+-]?(?:(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?|inf(?:inity)?|nan)$/i;

/**
 * What Python's `float(text)` gives: white space around is dropped, digits may be of any script, `_` may stand between
 * two digits, `inf` and `nan` are numbers.
 *
 * @returns `undefined` for what Python refuses ("could not convert string to float")
 */
export function pyFloat(text: string): number | undefined {
  const ascii = toAscii(text).replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
  if (!FLOAT.test(ascii)) return undefined;
  const word = ascii.toLowerCase();
  if (word.endsWith('nan')) return NaN;
  if (word.includes('inf')) return word.startsWith('-') ? -Infinity : Infinity;
  return Number(ascii.replaceAll('_', ''));
}

/** Python's `math.ceil(value)`. @throws RangeError for NaN and the infinities, where Python raises too */
export function pyCeil(value: number): bigint {
  return BigInt(Math.ceil(value));
}

/** Python's `int(math.ceil(float(text)))`, with the exceptions of all three. */
export function pyCeilOfText(text: string): PyAnswer<bigint> {
  const value = pyFloat(text);
  if (value === undefined) {
    return { raises: 'ValueError', message: `could not convert string to float: ${textRepr(text)}` };
  }
  if (Number.isNaN(value)) return { raises: 'ValueError', message: 'cannot convert float NaN to integer' };
  if (!Number.isFinite(value)) return { raises: 'OverflowError', message: 'cannot convert float infinity to integer' };
  return { value: pyCeil(value) };
}

/** White space and digits of other scripts as CPython replaces them before it reads a number. */
export function toAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isSpace(codePoint)) return ' ';
    return decimalDigit(codePoint)?.toString() ?? character;
  });
}
