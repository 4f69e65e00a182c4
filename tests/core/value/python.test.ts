import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { float, int, object } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { pyRepr, pyStr, pyTypeName } from '../../../core/value/python.ts';
import { anyText } from './arbitrary-json.ts';

test('a reference as an exception text prints it', () => {
  const reference = parseJson('{"b": 1.0, "1": 2, "source-name": null, "x": [true, "it\'s", {}]}');
  expect(pyStr(reference)).toBe(`{'b': 1.0, '1': 2, 'source-name': None, 'x': [True, "it's", {}]}`);
});

test('a text shows bare, but quoted inside of anything', () => {
  expect(pyStr('a\nb')).toBe('a\nb');
  expect(pyRepr('a\nb')).toBe(String.raw`'a\nb'`);
  expect(pyStr(['a\nb'])).toBe(String.raw`['a\nb']`);
});

test.each([
  ['plain', `'plain'`],
  [`it's`, `"it's"`],
  [`say "it's"`, String.raw`'say "it\'s"'`],
  ['\u007f\u00a0\u200b\u{e0001}', String.raw`'\x7f\xa0\u200b\U000e0001'`],
  ['é漢😀', `'é漢😀'`],
  ['\ud83d!', String.raw`'\ud83d!'`],
  ['\u{1fae8}', String.raw`'\U0001fae8'`], // a character of Unicode 15: nothing that Python 3.11 can print
])('repr of %j', (text, repr) => {
  expect(pyRepr(text)).toBe(repr);
});

test.each([
  [1e16, '1e+16'], [9999999999999998, '9999999999999998.0'], [1e-4, '0.0001'], [1e-5, '1e-05'], [123.456, '123.456'],
  [-0, '-0.0'], [5e-324, '5e-324'], [1.5e300, '1.5e+300'], [Infinity, 'inf'], [-Infinity, '-inf'], [NaN, 'nan'],
])('repr of the float %d', (value, repr) => {
  expect(pyRepr(float(value))).toBe(repr);
});

test('repr of a float reads back as the same float', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseJson(pyRepr(float(value)))).toEqual(float(value));
    }),
  );
});

test('repr of a text reads back as the same text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(readRepr(pyRepr(text))).toBe(text);
    }),
  );
});

test('types have Python\'s names', () => {
  const names = [null, true, 'a', int(1), float(1), [], object([])].map(pyTypeName);
  expect(names).toEqual(['NoneType', 'bool', 'str', 'int', 'float', 'list', 'dict']);
});

/** Undoes Python's escapes. */
function readRepr(repr: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
  return repr.slice(1, -1).replace(/\\(?:x(..)|u(....)|U(........)|(.))/g, (_, x, u, U, letter: string) => {
    const hex = [x, u, U].find((digits) => typeof digits === 'string');
    return typeof hex === 'string' ? String.fromCodePoint(parseInt(hex, 16)) : (named[letter] ?? letter);
  });
}
