import { expect, test } from 'vitest';
import { keysIn, placeAt } from '../../../../web/state/view/reference-place.ts';

/** Where one writes at the bar: what, under which key, and what is replaced. */
function at(marked: string): string | null {
  const text = marked.replace('|', '');
  const place = placeAt(text, marked.indexOf('|'));
  return place && `${place.what} ${String(place.key)} <${text.slice(place.from, place.to)}>`;
}

test.each([
  ['|', 'reference null <>'],
  ['  nu|', 'reference null <nu>'],
  ['"tue|"', 'reference null <"tue">'],
  ['{|', 'key null <>'],
  ['{"sou|"}', 'key null <"sou">'],
  ['{"so|urce":1}', 'key null <"source">'],
  ['{so|', 'key null <so>'],
  ['{"a":|}', 'value a <>'],
  ['{"a": "tu|', 'value a <"tu>'],
  ['{"a\\"b": "tu|"}', 'value a"b <"tu">'],
  ['{"a": "x\\\\|"}', 'value a <"x\\\\">'],
  ['{"a":1, |', 'key null <>'],
  ['{"a":1, "b":t|}', 'value b <t>'],
  ['{"a":"tu|\n}', 'value a <"tu>'],
  ['{"a":{"b":"|"}}', null],
  ['{"a":["|"]}', null],
  ['["|"]', null],
  ['{"a"|}', null],
  ['{"a":1} |', null],
  ['|{"a":1}', 'reference null <>'],
])('%s', (marked, place) => {
  expect(at(marked)).toBe(place);
});

test('keys are what stands before a colon', () => {
  expect(keysIn('{"a":"b", "c" : {"d":')).toEqual(['a', 'c', 'd']);
});
