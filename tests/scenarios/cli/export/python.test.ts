/** Values and statements as Python source. */
import { describe, expect, it } from 'vitest';
import { docstring, identifier, size, statement, text, value } from '../../../../scenarios/cli/export/python.ts';
import { parseJson } from '../../../../core/value/parse.ts';

describe('a text', () => {
  it.each([
    ['plain', "'plain'"],
    ["it's", '"it\'s"'],
    ['both \' and "', "'both \\' and \"'"],
    ['a\\b\n\t\r', "'a\\\\b\\n\\t\\r'"],
    ['\u0000\u2028', "'\\u0000\\u2028'"],
    ['\ud800x', "'\\ud800x'"],
    ['😀 ä', "'😀 ä'"],
  ])('%j is %s', (written, expected) => {
    expect(text(written)).toBe(expected);
  });
});

describe('a value', () => {
  it.each([
    ['{"2": 1, "1": 1.0}', "{'2': 1, '1': 1.0}"],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['-0.0', '-0.0'],
    ['[NaN, -Infinity]', "[float('NaN'), float('-Infinity')]"],
    ['[]', '[]'],
  ])('%s is %s', (json, expected) => {
    expect(value(parseJson(json))).toBe(expected);
  });

  it('is read from JSON where it is too deep for the parser of Python', () => {
    const deep = `${'['.repeat(60)}${']'.repeat(60)}`;
    expect(value(parseJson(deep))).toBe(`json.loads('${deep}')`);
  });
});

it.each([
  ['2 GiB', '2 * GIB'],
  ['1 GiB + 1 B', 'GIB + 1'],
  ['10 TiB - 1 B', '10 * TIB - 1'],
  ['512 MiB', '512 * MIB'],
  ['1.5 GiB', '1610612736'],
  ['1 PiB', '1125899906842624'],
])('the size %s is %s', (written, expected) => {
  expect(size(written)).toBe(expected);
});

it.each([
  ['vol-a', 'vol_a'],
  ['is', '_is'],
  ['2nd', '_2nd'],
  ['size.round-up[3]', 'size_round_up_3'],
])('%s is called %s', (handle, name) => {
  expect(identifier(handle)).toBe(name);
});

it('a long statement has an argument a line', () => {
  const long = `'${'x'.repeat(60)}'`;
  expect(statement('    ', 'a = ', 'self.f', [long, undefined, long])).toEqual(['    a = self.f(', `        ${long},`, `        ${long},`, '    )']);
  expect(statement('    ', '', 'self.f', ["'x'", undefined])).toEqual(["    self.f('x')"]);
});

it('a docstring can hold quotes and backslashes', () => {
  expect(docstring('', 'a """ b \\ c')).toEqual(['"""a \\"\\"\\" b \\\\ c"""']);
  expect(docstring('', 'ends in "')).toEqual(['"""', 'ends in "', '"""']);
});
