import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gathered, parseShard, shareOf } from '../../../core/report/shard.ts';

test('a shard is a number of a number', () => {
  expect(parseShard('2/4')).toEqual({ number: 2, of: 4 });
  expect(parseShard('1/1')).toEqual({ number: 1, of: 1 });
  for (const text of ['', '0/4', '5/4', '1', '1/', '/4', '1/0', '01/4', '-1/4', '1/4 ', '1.5/4', '1/10000']) expect(parseShard(text), text).toBeUndefined();
});

describe('shares', () => {
  test('are dealt out in turn', () => {
    expect([1, 2, 3].map((number) => shareOf(['a', 'b', 'c', 'd'], { number, of: 3 }))).toEqual([['a', 'd'], ['b'], ['c']]);
  });

  test('are all items again, in their order', () => {
    fc.assert(fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (items, of) => {
      const shares = Array.from({ length: of }, (_, at) => shareOf(items, { number: at + 1, of }));
      expect(gathered(shares)).toEqual(items);
    }));
  });

  test('that are not equal are none', () => {
    expect(() => gathered([['a'], ['b', 'c', 'd']])).toThrow(RangeError);
    expect(() => gathered([[], ['b']])).toThrow(RangeError);
  });
});
