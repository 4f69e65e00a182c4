import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { float, int, isList, isObject, object, type Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { canonicalJson, stringifyJson } from '../../../core/value/stringify.ts';
import { anyJson } from './arbitrary-json.ts';

test('parseJson reads back the same value, on one line or indented', () => {
  fc.assert(
    fc.property(anyJson, fc.integer({ min: 0, max: 4 }), (value, indent) => {
      expect(parseJson(stringifyJson(value, indent))).toEqual(value);
    }),
  );
});

test('the text is well-formed UTF-16: lone surrogates are escaped', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(stringifyJson(value)).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test('printable characters stay as they are, floats stay floats', () => {
  expect(stringifyJson(object([['größe', ['漢😀"', float(1), int(1), float(-0), float(1e16), float(NaN), float(-Infinity)]]]))).toBe(
    '{"größe":["漢😀\\"",1.0,1,-0.0,1e+16,NaN,-Infinity]}',
  );
});

test('indented, empty containers stay on one line', () => {
  expect(stringifyJson(object([['a', [int(1), []]], ['b', object([])]]), 2)).toBe(
    '{\n  "a": [\n    1,\n    []\n  ],\n  "b": {}\n}',
  );
});

test('canonical keys stand in the order of code points, not of UTF-16 units', () => {
  const value = object([['😀', null], ['～', null], ['\ud83d', null], ['b', null], ['B', null], ['', null]]);
  expect(canonicalJson(value)).toBe('{"":null,"B":null,"b":null,"\\ud83d":null,"～":null,"😀":null}');
});

test('canonical JSON does not depend on the order of keys, and is its own canonical form', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(reversed(value))).toBe(text);
      expect(stringifyJson(parseJson(text))).toBe(text);
    }),
  );
});

test('canonical JSON tells an integer from a float', () => {
  expect(canonicalJson([int(1)])).not.toBe(canonicalJson([float(1)]));
});

function reversed(value: Json): Json {
  if (isList(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return { entries: value.entries.map(([key, item]) => [key, reversed(item)] as const).toReversed() };
}
