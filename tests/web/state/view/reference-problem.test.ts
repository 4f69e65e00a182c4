import { expect, test } from 'vitest';
import { placeOfProblem, textProblem } from '../../../../web/state/view/reference-problem.ts';

test('where a text breaks off is said in Python’s words, and marked', () => {
  const text = '{"source-name":\n  tuesday}';
  expect(placeOfProblem(text)).toEqual({ message: 'Expecting value: line 2 column 3', offset: 18 });
  expect(textProblem(text)).toBe('This is no JSON. Expecting value: line 2 column 3');
});

test('an empty text is no mistake', () => {
  expect(placeOfProblem('')).toBeNull();
  expect(textProblem('')).toBe('Write a reference, or choose an object.');
});

test('what the API does not let through is said', () => {
  expect(textProblem('7')).toBe('Cinder’s API answers this with 400, so that no driver gets to see it.');
  expect([placeOfProblem('7'), textProblem('null'), textProblem('{}')]).toEqual([null, '', '']);
});
