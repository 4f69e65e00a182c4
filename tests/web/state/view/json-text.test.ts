import { expect, test } from 'vitest';
import { float, int, object } from '../../../../core/value/json.ts';
import { jsonText, readJson, tidyJson } from '../../../../web/state/view/json-text.ts';

test('what is short stands on one line', () => {
  expect(jsonText(object([['refused', 'NotFound'], ['sizes', [int(1), float(1)]]]))).toBe('{ "refused": "NotFound", "sizes": [ 1, 1.0 ] }');
});

test('what is long has one item a line', () => {
  expect(jsonText(['a'.repeat(40), 'b'.repeat(40)])).toBe(`[\n  "${'a'.repeat(40)}",\n  "${'b'.repeat(40)}"\n]`);
});

test('a long one has its short parts on one line each', () => {
  const entry = object([['reference', object([['source-name', 'a'.repeat(18)]])], ['size', int(1)]]);
  expect(jsonText(object([['list', [entry, entry, []]]]))).toBe(
    `{\n  "list": [\n    { "reference": { "source-name": "${'a'.repeat(18)}" }, "size": 1 },\n    { "reference": { "source-name": "${'a'.repeat(18)}" }, "size": 1 },\n    []\n  ]\n}`,
  );
});

test('line breaks within texts stay what they are', () => {
  expect(jsonText(['a\n   b'])).toBe('[ "a\\n   b" ]');
});

test('a text is made easy to read only where that loses nothing of how it was written', () => {
  expect(tidyJson('{"a":1.0}')).toBe('{ "a": 1.0 }');
  for (const text of ['{"a":1, "a":2}', '{"a":1.00}', '{"a": }', '']) expect(tidyJson(text)).toBe(text);
});

test('what is no JSON is not read', () => {
  expect(readJson('{')).toBeUndefined();
  expect(readJson('null')).toBeNull();
});
