import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float, int, object } from '../../../core/value/json.ts';
import { fromJson, toJson } from '../../../core/value/plain.ts';
import { pyRepr } from '../../../core/value/python.ts';

describe('toJson', () => {
  test('whole numbers and bigints become integers, other numbers floats', () => {
    expect(toJson([1, -0, 1.5, NaN, 5n, 2 ** 53])).toEqual([int(1), int(0), float(1.5), float(NaN), int(5), int(2 ** 53)]);
  });

  test('records keep their order; a key without a value is left out', () => {
    expect(toJson({ b: 'x', a: { c: null }, gone: undefined })).toEqual(object([['b', 'x'], ['a', object([['c', null]])]]));
    expect(toJson(Object.create(null))).toEqual(object([]));
  });

  test('exact values pass through as they are', () => {
    const reference = object([['b', float(1)], ['1', int(2)]]);
    expect(toJson(reference)).toBe(reference);
    expect(toJson({ existing_ref: reference, size: float(2) })).toEqual(object([['existing_ref', reference], ['size', float(2)]]));
  });

  test('records that only look like exact values are records', () => {
    const records = [{ int: 5 }, { float: 'x' }, { entries: [1] }, { entries: 3 }, { int: 5n, more: true }, {}];
    expect(records.map((record) => pyRepr(toJson(record)))).toEqual([
      "{'int': 5}", "{'float': 'x'}", "{'entries': [1]}", "{'entries': 3}", "{'int': 5, 'more': True}", '{}',
    ]);
  });

  test.each<[string, unknown, string]>([
    ['a function', { steps: [null, { 'source-name': () => 1 }] }, 'Not a JSON value: function at $.steps[1]["source-name"]'],
    ['a symbol', { a: Symbol('x') }, 'Not a JSON value: symbol at $.a'],
    ['a date', [new Date(0)], 'Not a JSON value: Date at $[0]'],
    ['a map', new Map(), 'Not a JSON value: Map at $'],
    ['bytes', new Uint8Array(1), 'Not a JSON value: Uint8Array at $'],
    ['an instance', { error: new RangeError('x') }, 'Not a JSON value: RangeError at $.error'],
    ['nothing', undefined, 'Not a JSON value: undefined at $'],
    ['a gap in a list', Array(1), 'Not a JSON value: undefined at $[0]'],
  ])('%s is refused with its path', (_, value, message) => {
    expect(() => toJson(value)).toThrow(new TypeError(message));
  });

  test('a cycle ends with a TypeError', () => {
    const cycle: Record<string, unknown> = {};
    cycle['a'] = [cycle];
    expect(() => toJson(cycle)).toThrow(/^Nested deeper than 500 levels at \$\.a\[0\]\.a/);
  });
});

describe('fromJson', () => {
  test('integers stay exact: a bigint where a number would round', () => {
    expect(fromJson([int(2 ** 53 - 1), int(2n ** 53n), int(-(2n ** 53n) - 1n), float(2 ** 60)])).toEqual([
      2 ** 53 - 1, 2n ** 53n, -(2n ** 53n) - 1n, 2 ** 60,
    ]);
  });

  test('__proto__ is a key like any other', () => {
    const record = fromJson(object([['__proto__', object([['polluted', true]])]]));
    expect(Object.keys(record as object)).toEqual(['__proto__']);
    expect(record).not.toHaveProperty('polluted');
  });

  test('gives back what toJson took', () => {
    const plain = fc.letrec<{ plain: unknown }>((tie) => ({
      plain: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.string(),
        fc.maxSafeInteger(),
        fc.double({ noInteger: true }),
        fc.bigInt({ min: 2n ** 53n }),
        fc.array(tie('plain'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('plain'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).plain;
    fc.assert(
      fc.property(plain, (value) => {
        expect(fromJson(toJson(value))).toEqual(value);
      }),
    );
  });
});
