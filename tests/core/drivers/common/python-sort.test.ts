import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pySorted } from '../../../../core/drivers/common/python-sort.ts';
import recorded from './cpython-sorted.json' with { type: 'json' };

test('compares what CPython compares, in its order', () => {
  for (const { items, sorted, compared } of recorded) {
    const pairs: number[][] = [];
    const result = pySorted(items, (a, b) => {
      pairs.push([a, b]);
      return a < b;
    });
    expect(result).toEqual(sorted);
    expect(pairs).toEqual(compared);
  }
});

test('sorts stably, many items too', () => {
  const items = fc.array(fc.record({ key: fc.nat(20), place: fc.nat() }), { maxLength: 400, size: 'max' });
  fc.assert(
    fc.property(items, (unsorted) => {
      expect(pySorted(unsorted, (a, b) => a.key < b.key)).toEqual(unsorted.toSorted((a, b) => a.key - b.key));
    }),
  );
});

test('compares little where many items are in order already', () => {
  let compared = 0;
  const items = Array.from({ length: 1000 }, (_, n) => n);
  pySorted(items, (a, b) => (compared++, a < b));
  expect(compared).toBeLessThan(8000);
});
