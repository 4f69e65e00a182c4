import { expect, test } from 'vitest';
import { bytesText, gibText, sizeText } from '../../../../web/state/view/sizes.ts';

test('a size for people, and the same to the byte', () => {
  expect(sizeText(2 ** 30 + 1)).toBe('1 GiB + 1 B');
  expect(bytesText(2 ** 30 + 1)).toBe('1,073,741,825 B');
});

test('a size of Cinder’s', () => {
  expect(gibText(2)).toBe('2 GiB');
});
