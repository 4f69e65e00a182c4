import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../../core/value/parse.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';
import { asType, freeKey, problemOf, readForm, withKey, withoutRow, withRow, withValue, type FormRow } from '../../../../web/state/view/reference-form.ts';

const TEXT = '{ "b": 1.00,"1" : 12345678901234567890,\n\t"a": "it\\u0027s", "c":[1, {"x": "}"}], "d":null, "e":true }';

function rowsOf(text: string): readonly FormRow[] {
  const form = readForm(text);
  return 'rows' in form ? form.rows : [];
}

/** What a text says, exactly. */
function meaning(text: string): string {
  return stringifyJson(parseJson(text));
}

describe('a reference in rows', () => {
  test('has a row for each key, in their order, with floats and big integers as they are written', () => {
    expect(rowsOf(TEXT)).toEqual([
      { key: 'b', type: 'number', value: '1.00' },
      { key: '1', type: 'number', value: '12345678901234567890' },
      { key: 'a', type: 'text', value: "it's" },
      { key: 'c', type: 'json', value: '[1, {"x": "}"}]' },
      { key: 'd', type: 'null', value: 'null' },
      { key: 'e', type: 'boolean', value: 'true' },
    ]);
  });

  test('is changed where the row stands, and nowhere else', () => {
    expect(withValue(TEXT, 2, 'text', 'a "b"')).toBe(TEXT.replace('"it\\u0027s"', '"a \\"b\\""'));
    expect(withValue(TEXT, 0, 'number', ' 1e400 ')).toBe(TEXT.replace('1.00', '1e400'));
    expect(withKey(TEXT, 1, 'two\n')).toBe(TEXT.replace('"1" :', '"two\\n" :'));
  });

  test('gets rows and loses them, with their commas', () => {
    expect(withRow('', 'a')).toBe('{"a":""}');
    expect(withRow('{ }', 'a')).toBe('{"a":"" }');
    expect(withRow('{"a":1 }', 'b')).toBe('{"a":1,"b":"" }');
    expect([0, 1, 2].map((index) => withoutRow('{"a":1, "b":2, "c":3}', index))).toEqual(['{"b":2, "c":3}', '{"a":1, "c":3}', '{"a":1, "b":2}']);
    expect(withoutRow('{"a":1}', 0)).toBe('{}');
  });

  test('says the same when each row is written back as it is', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      rowsOf(text).forEach(({ key, type, value: field }, index) => {
        expect(meaning(withValue(text, index, type, field))).toBe(meaning(text));
        expect(meaning(withKey(text, index, key))).toBe(meaning(text));
      });
      expect(rowsOf(text)).toHaveLength(Object.keys(value).length);
    }));
  });

  test('keeps what a field of one line would lose as JSON', () => {
    expect(rowsOf('{"a":"one\\ntwo","b":"\\ud800"}').map(({ type, value }) => [type, value])).toEqual([['json', '"one\\ntwo"'], ['json', '"\\ud800"']]);
  });
});

test.each([
  ['', 'Nothing is written yet.'],
  ['{"a":', 'This is no JSON, so there are no fields for it.'],
  ['null', 'This is null: it has no keys, so there are no fields for it.'],
  ['"tuesday"', 'This is a bare text: it has no keys, so there are no fields for it.'],
  ['["a"]', 'This is a list: it has no keys, so there are no fields for it.'],
  ['1.5', 'This is a number: it has no keys, so there are no fields for it.'],
  ['true', 'This is true: it has no keys, so there are no fields for it.'],
  ['{"a":1,"b":2,"\\u0061":3}', 'The key "a" stands in it twice, and Python takes the last one alone.'],
])('rows can’t hold %s', (text, unheld) => {
  expect(readForm(text)).toEqual({ unheld });
});

test('what can’t stand in a field is said', () => {
  expect([problemOf('number', '1.'), problemOf('number', '"1"'), problemOf('json', '{'), problemOf('number', '-1e5'), problemOf('json', '[]'), problemOf('text', '{')]).toEqual([
    'This is no number.', 'This is no number.', 'This is no JSON.', null, null, null,
  ]);
});

test('a value of another type is kept as far as it can be one', () => {
  const seven: FormRow = { key: 'a', type: 'text', value: '7' };
  expect((['number', 'json', 'null', 'boolean'] as const).map((type) => asType(type, seven))).toEqual(['7', '"7"', 'null', 'true']);
  expect(asType('number', { ...seven, value: 'x' })).toBe('0');
  expect(asType('text', { key: 'a', type: 'number', value: '1.00' })).toBe('1.00');
});

test('a new row has a key that no other has', () => {
  const rows = rowsOf('{"source-name":1,"key":2}');
  expect([freeKey(rows, ['source-name', 'source-id']), freeKey(rows, []), freeKey([], [])]).toEqual(['source-id', 'key-2', 'key']);
});
