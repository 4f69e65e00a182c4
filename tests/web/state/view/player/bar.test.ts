import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GIB, MIB } from '../../../../../core/value/size.ts';
import { barOf } from '../../../../../web/state/view/player/bar.ts';

/** Widths of the filled parts, cell by cell. */
function fills(bytes: number): readonly number[] {
  return [...barOf(bytes).fill.matchAll(/h([\d.]+)v/g)].map(([, width]) => Number(width));
}

/** How many cells are drawn. */
function cells(bytes: number): number {
  return barOf(bytes).grid.split('M').length - 1;
}

test('one byte more is seen to begin another cell, one byte less to leave its cell open', () => {
  expect([cells(GIB), fills(GIB)]).toEqual([1, [16]]);
  expect([cells(GIB + 1), fills(GIB + 1)]).toEqual([2, [16, 2.5]]);
  expect([cells(GIB - 1), fills(GIB - 1)]).toEqual([1, [13.5]]);
  expect(fills(1.5 * GIB)).toEqual([16, 8]);
});

test('less than a GiB is a cell that is partly filled, and nothing is an empty one', () => {
  expect([cells(4 * MIB), fills(4 * MIB)]).toEqual([1, [2.5]]);
  expect([cells(0), fills(0)]).toEqual([1, []]);
});

test('of many cells the middle is left out, and the end still tells a byte more', () => {
  expect([cells(10 * GIB), barOf(10 * GIB).gap]).toEqual([10, '']);
  expect([cells(10 * GIB + 1), fills(10 * GIB + 1).at(-1)]).toEqual([8, 2.5]);
  expect(barOf(10 * GIB + 1).gap).not.toBe('');
});

test('from nothing to 8 PiB each bar has room, and more bytes are never drawn as a shorter one', () => {
  const bytes = fc.maxSafeNat();
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const [short, long] = [barOf(Math.min(one, other)), barOf(Math.max(one, other))];
      expect([short, long].every(({ width, grid, fill }) => width <= 10 * 18 && !/NaN|Infinity|e/.test(grid + fill))).toBe(true);
      if (short.gap === '') expect(long.gap !== '' || long.width >= short.width).toBe(true);
    }),
  );
});
