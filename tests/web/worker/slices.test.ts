/** Work in slices. */
import { expect, test } from 'vitest';
import { inSlices, stepByStep } from '../../../web/worker/slices.ts';

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

/** Work of so many steps of 10 ms each, and a pause that counts itself. */
function steps(count: number) {
  let time = 0;
  const pauses: number[] = [];
  function* work(): Generator<undefined, string, undefined> {
    for (let at = 0; at < count; at += 1) {
      time += 10;
      yield;
    }
    return 'done';
  }
  const pause = async (): Promise<void> => {
    pauses.push(time);
    time += 1000;
  };
  return { pauses, carryOut: (isCancelled: () => boolean) => stepByStep(work(), () => time, pause, isCancelled) };
}

test('work in short steps pauses after 25 ms, and gives what came of it', async () => {
  const { pauses, carryOut } = steps(7);
  expect(await carryOut(() => false)).toBe('done');
  expect(pauses).toEqual([30, 1060]);
});

test('and ends at the pause in which it is cancelled', async () => {
  const { pauses, carryOut } = steps(9);
  expect(await carryOut(() => pauses.length === 2)).toBeNull();
  expect(pauses).toHaveLength(2);
});
