import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacement } from '../../../../web/components/editor/replacement.ts';

test('no more is replaced than differs', () => {
  expect(replacement('{"a":1}', '{"a":12}')).toEqual({ from: 6, to: 6, insert: '2' });
  expect(replacement('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
  expect(replacement('', 'null')).toEqual({ from: 0, to: 0, insert: 'null' });
});

test('the same is not replaced, however its lines end', () => {
  expect([replacement('a\nb', 'a\nb'), replacement('a\nb\n', 'a\r\nb\r')]).toEqual([null, null]);
});

test('it makes the one text of the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(fc.property(text, text, (before, wanted) => {
    const { from, to, insert } = replacement(before, wanted) ?? { from: 0, to: 0, insert: '' };
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(wanted);
  }));
});
