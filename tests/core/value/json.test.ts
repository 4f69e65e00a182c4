import { expect, test } from 'vitest';
import { float, get, int, isFloat, isInt, isList, isObject, object, type Json } from '../../../core/value/json.ts';

test('a repeated key keeps its first place and takes its last value', () => {
  const value = object([['a', int(1)], ['b', int(2)], ['a', int(3)]]);
  expect(value.entries).toEqual([['a', int(3)], ['b', int(2)]]);
});

test('each value is of exactly one kind', () => {
  const values: Json[] = [null, true, 'entries', int(1), float(1), [], [int(1)], object([]), object([['int', int(1)]])];
  const kinds = values.map((value) => [isInt(value), isFloat(value), isList(value), isObject(value)].map(Number).join(''));
  expect(kinds).toEqual(['0000', '0000', '0000', '1000', '0100', '0010', '0010', '0001', '0001']);
});

test('a key that is there with null differs from one that is not there', () => {
  const value = object([['here', null]]);
  expect(get(value, 'here')).toBeNull();
  expect(get(value, 'toString')).toBeUndefined();
});
