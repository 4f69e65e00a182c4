import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { float, int, isFloat, object } from '../../../core/value/json.ts';
import { pyEquals, pyIn, pyTruthy } from '../../../core/value/operators.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { anyJson } from './arbitrary-json.ts';

test('`in` looks at the keys of a dict, the items of a list, the parts of a text', () => {
  expect(pyIn('source-name', parseJson('{"source-name": null}'))).toEqual({ value: true });
  expect(pyIn('a', parseJson('{"b": "a"}'))).toEqual({ value: false });
  expect(pyIn('a', ['b', 'a'])).toEqual({ value: true });
  expect(pyIn('source-name', 'a source-name of mine')).toEqual({ value: true });
});

test('`in` raises for what cannot be searched', () => {
  expect(pyIn('a', null)).toEqual({ raises: 'TypeError', message: "argument of type 'NoneType' is not iterable" });
  expect(pyIn('a', int(5))).toEqual({ raises: 'TypeError', message: "argument of type 'int' is not iterable" });
});

test('numbers are equal across types, exactly', () => {
  expect(pyEquals(int(1), float(1)) && pyEquals(float(1), true)).toBe(true);
  expect(pyEquals(int(2n ** 53n + 1n), float(2 ** 53))).toBe(false);
});

test('a value equals itself read again, unless it is NaN', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const isNan = isFloat(value) && Number.isNaN(value.float);
      expect(pyEquals(value, parseJson(stringifyJson(value)))).toBe(!isNan);
    }),
  );
});

test('dicts are equal in any order, not with other values', () => {
  const ab = object([['a', int(1)], ['b', null]]);
  expect(pyEquals(ab, object([['b', null], ['a', float(1)]]))).toBe(true);
  expect(pyEquals(ab, object([['b', null], ['c', int(1)]]))).toBe(false);
  expect(pyEquals(ab, object([['a', int(1)]]))).toBe(false);
});

test('what is empty or zero is false', () => {
  expect([null, false, '', int(0), float(-0), [], object([])].map(pyTruthy)).toEqual(Array(7).fill(false));
  expect([true, ' ', int(-1), float(NaN), [null], object([['', null]])].map(pyTruthy)).toEqual(Array(6).fill(true));
});
