import { expect, test } from 'vitest';
import { pyCeil, pyCeilOfText, pyFloat } from '../../../core/value/floats.ts';

test('the sizes that lvs prints', () => {
  const sizes = ['0.00', '0.01', '1.00', '1.01', '10240.00'];
  expect(sizes.map(pyCeilOfText)).toEqual([0n, 1n, 1n, 2n, 10240n].map((value) => ({ value })));
});

test('a decimal comma is no float', () => {
  expect(pyFloat('1,50')).toBeUndefined();
  expect(pyCeilOfText('1,50')).toEqual({ raises: 'ValueError', message: "could not convert string to float: '1,50'" });
});

test('what has no ceiling raises as in Python', () => {
  expect(pyCeilOfText('-inf')).toEqual({ raises: 'OverflowError', message: 'cannot convert float infinity to integer' });
  expect(pyCeilOfText('nan')).toEqual({ raises: 'ValueError', message: 'cannot convert float NaN to integer' });
  expect(() => pyCeil(NaN)).toThrow(RangeError);
  expect(() => pyCeil(Infinity)).toThrow(RangeError);
});

test('ceil is exact where doubles are sparse', () => {
  expect(pyCeil(2 ** 70)).toBe(2n ** 70n);
  expect(pyCeil(-0.5)).toBe(0n);
  expect(pyCeil(-1.5)).toBe(-1n);
});

test('a long text of digits is read in linear time', () => {
  expect(pyFloat(`${'1'.repeat(200_000)}x`)).toBeUndefined();
  expect(pyFloat(`${'1_'.repeat(200_000)}1`)).toBe(Infinity);
});
