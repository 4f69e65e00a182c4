import { describe, expect, test } from 'vitest';
import { float, int, object } from '../../../core/value/json.ts';
import { describe as inWords, nearest, oneOf } from '../../../scenarios/format/words.ts';

test.each([
  ['nothing (null)', null],
  ['true', true],
  ['1', int(1)],
  ['1.0', float(1)],
  ['"a \\"b\\""', 'a "b"'],
  [`"${'x'.repeat(59)}…`, 'x'.repeat(80)],
  ['an empty list', []],
  ['a list', [null]],
  ['an empty mapping', object([])],
  ['the key "a"', object([['a', null]])],
  ['the keys "a", "b"', object([['a', null], ['b', null]])],
])('a value in words: %s', (words, value) => {
  expect(inWords(value)).toBe(words);
});

describe('the word that was meant', () => {
  const words = ['snapshot', 'snapshots', 'size', 'at'];

  test.each([
    ['snapsho', 'snapshot'],
    ['snpashots', 'snapshots'],
    ['sise', 'size'],
    ['isze', 'size'],
    ['sizes', 'size'],
    ['as', undefined],
    ['volume', undefined],
  ])('%s: %s', (found, word) => {
    expect(nearest(found, words)).toBe(word);
  });

  test('is named in an offer', () => {
    expect(oneOf(['a', 'b'])).toBe('one of "a", "b"');
    expect(oneOf(['size'], 'sise')).toBe('"size" (did you mean "size"?)');
    expect(oneOf(words, 'volume')).toBe('one of "snapshot", "snapshots", "size", "at"');
  });
});
