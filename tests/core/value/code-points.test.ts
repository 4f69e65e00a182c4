import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePointLength, compareCodePoints } from '../../../core/value/code-points.ts';
import { anyText } from './arbitrary-json.ts';

test('length counts characters', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(codePointLength(text)).toBe([...text].length);
    }),
  );
});

test('texts stand in the order of their code points, a beginning before the whole', () => {
  const inOrder = ['', 'B', 'a', 'aa', 'ab', '\ud83d', '\ud83dx', '～', '😀', '😁'];
  expect(inOrder.toReversed().sort(compareCodePoints)).toEqual(inOrder);
});

test('comparing is comparing code point by code point', () => {
  const asHex = (text: string) => Array.from(text, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join('');
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(compareCodePoints(a, b) < 0).toBe(asHex(a) < asHex(b));
      expect(compareCodePoints(a, a)).toBe(0);
    }),
  );
});
