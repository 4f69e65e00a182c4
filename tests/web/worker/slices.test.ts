/** Work in slices. */
import { expect, test } from 'vitest';
import { inSlices } from '../../../web/worker/slices.ts';

/** Slices of items that take this many milliseconds each. */
function slicesOf(items: number, msEach: number): number[] {
  let time = 0;
  const work = (item: number): number => {
    time += msEach;
    return item;
  };
  return [...inSlices(Array.from({ length: items }, (_, at) => at), work, () => time)].map(({ length }) => length);
}

test('a slice ends after 25 ms, but never before its first item', () => {
  expect(slicesOf(7, 10)).toEqual([3, 3, 1]);
  expect(slicesOf(3, 100)).toEqual([1, 1, 1]);
});

test('a slice has 256 items at most', () => {
  expect(slicesOf(600, 0)).toEqual([256, 256, 88]);
});

test('nothing gives no slice', () => {
  expect(slicesOf(0, 1)).toEqual([]);
});

test('the time between two slices counts for neither', () => {
  let time = 0;
  const slices = inSlices([1, 2, 3, 4], (item) => ((time += 10), item), () => time);
  const first = slices.next().value;
  time += 1000;
  expect([first, slices.next().value]).toEqual([[1, 2, 3], [4]]);
});
