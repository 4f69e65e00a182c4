import { describe, expect, test } from 'vitest';
import { modelUpdate, pyInt, stringField } from '../../../core/cinder/python.ts';
import { float, int, object, type Json } from '../../../core/value/json.ts';

/** What a driver returned that JSON can't carry. */
const beyondJson = (type: string, repr: string): Json => object([['$python', object([['type', type], ['repr', repr]])]]);

const raised = (call: () => unknown): string => {
  try {
    return `no exception, but ${String(call())}`;
  } catch (failure) {
    return String(failure);
  }
};

describe("Python's int()", () => {
  test.each<[Json, number]>([
    [int(3), 3], [true, 1], [false, 0], [float(1.9), 1], [float(-1.9), -1], [float(-0.5), 0], ['3', 3], [' 3\n', 3], ['+5', 5], ['-0', 0], ['1_000', 1000],
  ])('of case %# is the whole number', (value, answer) => {
    expect(pyInt(value)).toBe(answer);
  });

  test.each<[Json, string]>([
    [null, "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"],
    [[], "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'"],
    [object([]), "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'dict'"],
    [float(NaN), 'ValueError: cannot convert float NaN to integer'],
    [float(-Infinity), 'OverflowError: cannot convert float infinity to integer'],
    ['1.5', "ValueError: invalid literal for int() with base 10: '1.5'"],
    ['', "ValueError: invalid literal for int() with base 10: ''"],
    ['_1', "ValueError: invalid literal for int() with base 10: '_1'"],
    ['0x5', "ValueError: invalid literal for int() with base 10: '0x5'"],
    [beyondJson('object', '<object object at 0x1>'), "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'object'"],
    ['5\ufeff', "ValueError: invalid literal for int() with base 10: '5\\ufeff'"],
  ])('of case %# raises', (value, text) => {
    expect(raised(() => pyInt(value))).toBe(text);
  });
});

describe('a model update', () => {
  test.each<[Json]>([[null], [false], [int(0)], [''], [[]], [object([])]])('%# is none', (value) => {
    expect(modelUpdate(value)).toEqual(object([]));
  });

  test('is the dict that the driver returned, with whatever keys', () => {
    for (const keys of [[['$python', 'x']], [['$python', object([['type', 'set']])], ['x', null]], [['$python', object([])]]] as const) {
      expect(modelUpdate(object([...keys]))).toEqual(object([...keys]));
    }
    expect(modelUpdate(object([['provider_id', 'x']]))).toEqual(object([['provider_id', 'x']]));
  });

  test.each<[Json, string]>([
    [['a'], 'TypeError: list indices must be integers or slices, not str'],
    ['a', "TypeError: 'str' object does not support item assignment"],
    [int(5), "TypeError: 'int' object does not support item assignment"],
    [float(0.5), "TypeError: 'float' object does not support item assignment"],
    [true, "TypeError: 'bool' object does not support item assignment"],
    [beyondJson('object', '<object object at 0x1>'), "TypeError: 'object' object does not support item assignment"],
    [beyondJson('dict', "{1: 'x'}"), 'TypeError: attribute name must be string'],
  ])('can not be case %#', (value, text) => {
    expect(raised(() => modelUpdate(value))).toBe(text);
  });
});

describe('a string field', () => {
  test.each<[Json, string]>([['a', 'a'], [int(5), '5'], [float(1), '1.0'], [true, 'True']])('stores case %# as text', (value, text) => {
    expect(stringField('provider_id', value)).toBe(text);
  });

  test.each<[Json, string]>([
    [null, "ValueError: Field `provider_id' cannot be None"],
    [[], 'ValueError: A string is required in field provider_id, not a list'],
    [object([]), 'ValueError: A string is required in field provider_id, not a dict'],
  ])('can not store case %#', (value, text) => {
    expect(raised(() => stringField('provider_id', value))).toBe(text);
  });
});
