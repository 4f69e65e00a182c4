import { expect, test } from 'vitest';
import { Handles } from '../../../../core/scenario/trying/handles.ts';

test.each([
  ['tuesday', 'tuesday'],
  ['Before the Upgrade!', 'before-the-upgrade'],
  ['volume-5513e3ea-bba6-4754-82c1-c34c7365c6fa', 'volume-5513e3ea-bba6'],
  ['12 monkeys', 'monkeys'],
  ['ünder_score', 'nder-score'],
  ['2026', 'object'],
])('%s becomes %s', (text, handle) => {
  expect(new Handles().make(text, 'object')).toBe(handle);
});

test('each handle is given once', () => {
  const handles = new Handles();
  expect(['a', 'A', 'a-2', 'a', ''].map((text) => handles.make(text, 'a'))).toEqual(['a', 'a-2', 'a-2-2', 'a-3', 'a-4']);
});
