import { expect, test } from 'vitest';
import { remembering } from '../../../core/value/remember.ts';

test('each text is asked for once', () => {
  const asked: string[] = [];
  const length = remembering((text) => asked.push(text) * 0 + text.length);
  expect([length('a'), length('bb'), length('a'), length('bb'), length('')]).toEqual([1, 2, 1, 2, 0]);
  expect(length('')).toBe(0);
  expect(asked).toEqual(['a', 'bb', '']);
});

test('what is thrown is thrown again', () => {
  let times = 0;
  const failing = remembering((text): string => {
    times += 1;
    throw new RangeError(text);
  });
  expect(() => failing('no')).toThrow('no');
  expect(() => failing('no')).toThrow('no');
  expect(times).toBe(2);
});

test('no more is kept than fits', () => {
  let asked = 0;
  const count = remembering(() => (asked += 1));
  for (let n = 0; n <= 4096; n += 1) count(`${n}`);
  expect(count('4096')).toBe(4097);
  expect(count('0')).toBe(4098);
});
