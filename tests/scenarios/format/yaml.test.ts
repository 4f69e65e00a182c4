import { describe, expect, test } from 'vitest';
import { float, int, object } from '../../../core/value/json.ts';
import { readYaml, type YamlFile } from '../../../scenarios/format/yaml.ts';
import { edited, mistakesOf, SAMPLE } from './sample.ts';

function read(text: string): YamlFile {
  const file = readYaml(text, 'x.yaml');
  if ('mistakes' in file) throw new Error(file.mistakes.map(({ message }) => message).join('\n'));
  return file;
}

function told(text: string): string[] {
  const file = readYaml(text, 'x.yaml');
  return 'mistakes' in file ? file.mistakes.map(({ message }) => message) : [];
}

describe('values', () => {
  test.each([
    ['1', int(1)],
    ['1.0', float(1)],
    ['1e3', float(1000)],
    ['-0', int(0)],
    ['0x1f', int(31)],
    ['123456789012345678901234567890', int(123456789012345678901234567890n)],
    ['"1"', '1'],
    ['yes', 'yes'],
    ['true', true],
    ['~', null],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['[1, 1.0]', [int(1), float(1)]],
    ['{ b: 1, "1": , a: 2 }', object([['b', int(1)], ['1', null], ['a', int(2)]])],
    ['- &x a\n- *x', ['a', 'a']],
    ['{"a": [true]}', object([['a', [true]]])],
  ])('%s', (text, value) => {
    expect(read(text).content).toEqual(value);
  });
});

describe('places', () => {
  const file = read('a:\n  - b: 1\n    "c.d": *x\n'.replace('*x', '2'));

  test.each([
    [[], 'value', 1, 1, ''],
    [['a'], 'key', 1, 1, 'a'],
    [['a'], 'value', 2, 3, 'a'],
    [['a', 0, 'b'], 'key', 2, 5, 'a[0].b'],
    [['a', 0, 'b'], 'value', 2, 8, 'a[0].b'],
    [['a', 0, 'c.d'], 'value', 3, 12, 'a[0]["c.d"]'],
    [['a', 0, 'none'], 'value', 2, 5, 'a[0].none'],
    [['a', 9, 'none'], 'key', 2, 3, 'a[9].none'],
  ] as const)('of %j, its %s', (path, part, line, col, text) => {
    expect(file.locate(path, part)).toEqual({ file: 'x.yaml', line, col, path: text });
  });
});

describe('what is not taken', () => {
  const levels = (count: number): string => `${'['.repeat(count)}${']'.repeat(count)}`;
  const bomb = Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(at === 0 ? 0 : 8)}x]`).join('\n');

  test.each([
    ['a syntax error, of which one is told', 'a: "x\nb: [}\n', 'x.yaml:3:1: got missing closing "quote, expected YAML'],
    ['a tab', 'a:\n\tb: 1\n', 'x.yaml:2:1: got tabs are not allowed as indentation, expected YAML'],
    ['a key twice', 'a: 1\nb: { c: 1, c: 2 }\n', 'x.yaml:2:12: b.c: got the key "c" a second time, expected each key once'],
    ['a key that is a number', 'a: 1\n1: b\n', 'x.yaml:2:1: got the key 1, expected a text as key (put it in quotes)'],
    ['a key that is a list', '? [a]\n: b\n', 'x.yaml:1:3: got a key that is no text, expected a text as key (put it in quotes)'],
    ['a second document', 'a: 1\n---\nb: 2\n', 'x.yaml:2:1: got a second document, expected one document'],
    ['an empty file', '# nothing\n', 'x.yaml:1:1: got an empty file, expected something in it'],
    ['a tag', 'a: !secret b\n', 'x.yaml:1:12: a: got the tag !secret, expected a value without a tag'],
    ['an alias of nothing', 'a: *b\n', 'x.yaml:1:4: a: got the alias *b, expected an anchor &b before it'],
    ['an alias of what it is in', 'a: &b [*b]\n', 'x.yaml:1:1: got aliases that multiply, expected 200000 values on 100 levels at most'],
    ['aliases of aliases of aliases', bomb, 'x.yaml:1:1: got aliases that multiply, expected 200000 values on 100 levels at most'],
    ['too many levels', levels(102), 'x.yaml:1:1: got values in values in values, expected 100 levels at most'],
    ['so many levels that reading them would fill the memory', levels(100_000), 'x.yaml:1:1: got values in values in values, expected 100 levels at most'],
    ['levels without brackets', '- '.repeat(50_000), 'x.yaml:1:1: got values in values in values, expected 100 levels at most'],
    ['too long a text', 'a'.repeat(4 * 1024 * 1024 + 1), 'x.yaml:1:1: got 4194305 characters, expected 4194304 at most'],
  ])('%s', (_, text, mistake) => {
    expect(told(text)).toEqual([mistake]);
  });

  test('levels that a person could have written are taken', () => {
    expect(told(levels(101))).toEqual([]);
  });

  test('a suite tells the same', () => {
    expect(mistakesOf(edited(SAMPLE, 'version: 1.0.0', 'version: 1.0.0\nsuite: other'))).toEqual([
      'sample.yaml:4:1: suite: got the key "suite" a second time, expected each key once',
    ]);
  });
});
