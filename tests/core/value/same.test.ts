import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { float, int, isList, isObject, object, type Json } from '../../../core/value/json.ts';
import { sameData } from '../../../core/value/same.ts';
import { canonicalJson } from '../../../core/value/stringify.ts';
import { anyJson } from './arbitrary-json.ts';

/** The value with the keys of all objects in the opposite order. */
function turnedRound(value: Json): Json {
  if (isList(value)) return value.map(turnedRound);
  if (!isObject(value)) return value;
  return { entries: [...value.entries].reverse().map(([key, item]) => [key, turnedRound(item)] as const) };
}

describe('values are the same when their canonical JSON is', () => {
  test('any two', () => {
    const few = fc.constantFrom<Json>(null, true, '', 'a', int(0), int(1), float(1), float(0), float(-0), float(NaN), [], object([]));
    const small = fc.oneof(few, fc.array(few, { maxLength: 2 }), fc.array(fc.tuple(fc.constantFrom('a', 'b'), few), { maxLength: 2 }).map(object));
    fc.assert(fc.property(small, small, (a, b) => sameData(a, b) === (canonicalJson(a) === canonicalJson(b))), { numRuns: 2000 });
  });

  test('a value, and itself with its keys in another order', () => {
    fc.assert(fc.property(anyJson, (value) => sameData(value, turnedRound(structuredClone(value)))));
  });

  test('values that differ somewhere', () => {
    fc.assert(fc.property(anyJson, anyJson, (a, b) => sameData([a, object([['k', b]])], [a, object([['k', a]])]) === (canonicalJson(a) === canonicalJson(b))));
  });
});

describe('rows', () => {
  it.each([
    [{ a: 1, b: 'x' }, { b: 'x', a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ a: 1, b: null }, { a: 1 }, false],
    [{ a: NaN }, { a: NaN }, true],
    [{ a: 0 }, { a: -0 }, true],
    [{ a: [1, [2]] }, { a: [1, [2]] }, true],
    [{ a: [1, 2] }, { a: [1] }, false],
    [{ a: [] }, { a: {} }, false],
    [{ a: {} }, { a: [] }, false],
    [{ a: object([['x', int(1)]]) }, { a: object([['x', int(1)]]) }, true],
    [{ a: object([['x', int(1)]]) }, { a: object([['y', int(1)]]) }, false],
    [{ a: object([]) }, { a: null }, false],
  ])('%#', (a, b, same) => {
    expect(sameData(a, b)).toBe(same);
  });
});
