import { describe, expect, test } from 'vitest';
import { paginateEntriesList } from '../../../../core/drivers/common/pagination.ts';
import type { DriverContext, ListingQuery, Rule } from '../../../../core/interface.ts';
import { get, int, object, type JsonObject } from '../../../../core/value/json.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { pyStr } from '../../../../core/value/python.ts';
import { raised } from '../bench.ts';

function entry(name: string, size: number, cinderId: string | null = null): JsonObject {
  return object([['reference', object([['source-name', name]])], ['size', int(size)], ['cinder_id', cinderId]]);
}

const ENTRIES = [entry('b', 2), entry('a', 3), entry('c', 2)];

function page(query: Partial<ListingQuery>, entries = ENTRIES, rules: Rule[] = []): string {
  const context = { rule: (rule: Rule) => rules.push(rule) } as unknown as DriverContext;
  const all = { cinder_snapshots: [], marker: null, limit: int(1000), offset: int(0), sort_keys: ['reference'], sort_dirs: ['asc'], ...query };
  return paginateEntriesList(context, entries, all).map(nameOf).join('');
}

function nameOf(listed: JsonObject): string {
  return pyStr(get(get(listed, 'reference') as JsonObject, 'source-name') ?? null);
}

describe('the order', () => {
  test.each([
    [['reference'], ['asc'], 'abc'],
    [['reference'], ['desc'], 'cba'],
    [['reference'], ['up'], 'cba'],
    [['size', 'reference'], ['asc', 'desc'], 'cba'],
    [['size', 'reference'], ['desc', 'asc'], 'abc'],
    [['size'], ['asc'], 'bca'],
    [[' size\n'], ['asc'], 'bca'],
    [['cinder_id'], ['asc'], 'bac'],
    [['reference', 'nokey'], ['asc'], 'abc'],
    [[], ['asc'], 'bac'],
    [['reference'], [], 'bac'],
  ])('by %j %j is %s', (sort_keys, sort_dirs, names) => {
    expect(page({ sort_keys, sort_dirs })).toBe(names);
  });

  test('is by code points', () => {
    expect(page({}, [entry('\u{1f600}', 1), entry('\uff5e', 1), entry('a', 1), entry('B', 1)])).toBe('Ba\uff5e\u{1f600}');
  });

  test.each([
    ['["nokey"]', '["asc"]', "KeyError: 'nokey'"],
    ['[""]', '["asc"]', "KeyError: ''"],
    ['null', '["asc"]', "TypeError: 'NoneType' object is not iterable"],
    ['["size"]', '5', "TypeError: 'int' object is not iterable"],
    ['"size"', '["asc"]', "KeyError: 's'"],
    ['{"nokey": "x"}', '"a"', "KeyError: 'nokey'"],
    ['[5]', '["asc"]', "AttributeError: 'int' object has no attribute 'strip'"],
  ])('by %s %s raises', (sort_keys, sort_dirs, text) => {
    expect(raised(() => page({ sort_keys: parseJson(sort_keys), sort_dirs: parseJson(sort_dirs) }))).toBe(text);
  });

  test('of texts that are marked for translation names their type', () => {
    const context = { rule: () => undefined } as unknown as DriverContext;
    const entries = [object([['reason_not_safe', 'taken']]), object([['reason_not_safe', null]])];
    const query = { cinder_snapshots: [], marker: null, limit: int(1), offset: null, sort_keys: [' reason_not_safe'], sort_dirs: ['asc'] };
    expect(raised(() => paginateEntriesList(context, entries, query, ['reason_not_safe']))).toBe(
      "TypeError: '<' not supported between instances of 'NoneType' and 'Message'",
    );
  });

  test.each([
    [['x', null], 'asc', "TypeError: '<' not supported between instances of 'NoneType' and 'str'"],
    [[null, 'x'], 'asc', "TypeError: '<' not supported between instances of 'str' and 'NoneType'"],
    [['x', null], 'desc', "TypeError: '>' not supported between instances of 'NoneType' and 'str'"],
  ])('of %j %s raises, naming first what is compared first', (ids, direction, text) => {
    const entries = ids.map((id) => entry('a', 1, id));
    expect(raised(() => page({ sort_keys: ['cinder_id'], sort_dirs: [direction] }, entries))).toBe(text);
  });

  test('of an object is by the smallest of its values', () => {
    const two = object([['reference', object([['source-name', 'x'], ['z', 'a']])]]);
    expect(page({}, [entry('b', 1), two])).toBe('xb');
    expect(raised(() => page({}, [entry('b', 1), object([['reference', object([])]])]))).toBe('IndexError: list index out of range');
  });
});

describe('the page', () => {
  test.each([
    ['2', '0', 'ab'],
    ['0', '0', ''],
    ['2', '1', 'bc'],
    ['2', 'null', 'ab'],
    ['9', '9', ''],
    ['-1', '0', 'ab'],
    ['2', '-2', ''],
    ['5', '-3', 'ab'],
    ['true', 'false', 'a'],
    ['100000000000000000000', '0', 'abc'],
  ])('limit %s, offset %s: %j', (limit, offset, names) => {
    expect(page({ limit: parseJson(limit), offset: parseJson(offset) })).toBe(names);
  });

  test.each([
    ['null', '0', "TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'"],
    ['"1"', '0', "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
    ['1', '[]', "TypeError: unsupported operand type(s) for +: 'int' and 'list'"],
    ['1.0', '0', 'TypeError: slice indices must be integers or None or have an __index__ method'],
    ['1', '1.0', 'TypeError: slice indices must be integers or None or have an __index__ method'],
  ])('limit %s, offset %s raises', (limit, offset, text) => {
    expect(raised(() => page({ limit: parseJson(limit), offset: parseJson(offset) }))).toBe(text);
  });
});

describe('the marker', () => {
  test.each([
    ['{"source-name": "a"}', 'bc'],
    ['" {\\"source-name\\": \\"b\\"}\\n"', 'c'],
    ['"{\\"source-name\\": \\"c\\"}"', ''],
    ['""', 'abc'],
    ['{}', 'abc'],
    ['0', 'abc'],
    ['[]', 'abc'],
  ])('%s: %j follow', (marker, names) => {
    expect(page({ marker: parseJson(marker) })).toBe(names);
  });

  test.each([
    ['"nope"', 'InvalidInput: Invalid input received: marker nope can not be analysed, please use json like format'],
    ['"{}"', 'InvalidInput: Invalid input received: marker not found: {}'],
    ['"\\"a\\""', 'InvalidInput: Invalid input received: marker not found: a'],
    ['{"source-name": "x"}', "InvalidInput: Invalid input received: marker not found: {'source-name': 'x'}"],
    ['{"source-name": "a", "more": null}', "InvalidInput: Invalid input received: marker not found: {'source-name': 'a', 'more': None}"],
    ['5', 'TypeError: the JSON object must be str, bytes or bytearray, not int'],
    ['["a"]', 'TypeError: the JSON object must be str, bytes or bytearray, not list'],
  ])('%s raises', (marker, text) => {
    expect(raised(() => page({ marker: parseJson(marker) }))).toBe(text);
  });
});

test('the rule that decided is the last one noted', () => {
  const lines = (query: Partial<ListingQuery>): unknown => {
    const rules: Rule[] = [];
    raised(() => page(query, ENTRIES, rules));
    return rules.at(-1)?.upstream;
  };
  const file = 'cinder/volume/volume_utils.py';
  expect(lines({})).toEqual({ file, line: 923 });
  expect(lines({ sort_keys: ['nokey'] })).toEqual({ file, line: 887 });
  expect(lines({ marker: 'nope' })).toEqual({ file, line: 910 });
  expect(lines({ marker: '{}' })).toEqual({ file, line: 916 });
});
