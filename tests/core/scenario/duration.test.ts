import { expect, test } from 'vitest';
import { parseDuration } from '../../../core/scenario/duration.ts';

test.each([
  ['2 d', 172_800],
  ['3 h', 10_800],
  ['10 min', 600],
  ['5 s', 5],
  ['5s', 5],
  ['0 s', 0],
])('%s is %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['', '5', 's', '5 m', '1.5 h', '-1 s', '2 d 3 h', '5 s ', '12345678 s'])('refuses %j', (text) => {
  expect(() => parseDuration(text)).toThrow(SyntaxError);
});
