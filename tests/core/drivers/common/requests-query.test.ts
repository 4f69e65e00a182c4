import { expect, it } from 'vitest';
import { queryValues } from '../../../../core/drivers/common/requests-query.ts';
import type { PythonException } from '../../../../core/errors.ts';
import { parseJson } from '../../../../core/value/parse.ts';

// As requests 2.28.1 writes them under Python 3.11.2.
it.each([
  ['"s1"', ['s1']],
  ['""', ['']],
  ['" ü%&="', [' ü%&=']],
  ['5', ['5']],
  ['1e16', ['1e+16']],
  ['true', ['True']],
  ['null', []],
  ['[]', []],
  ['[null, "x", null]', ['x']],
  ['["s1", "s2"]', ['s1', 's2']],
  ['[[null, 1.5], []]', ['None', '1.5']],
  ['[[["a"]]]', ["['a']"]],
  ['[{"k": 1, "l": 2}]', ['k', 'l']],
  ['{}', []],
  ['{"s1": 1, "s2": null}', ['s1', 's2']],
  ['[[{"x": "\\ud800"}]]', ["{'x': '\\ud800'}"]],
])('%s is sent as %j', (json, sent) => {
  expect(queryValues(parseJson(json))).toEqual(sent);
});

it.each(['"\\ud800"', '["x", "\\ud800"]', '[["\\ud800"]]', '{"\\ud800": 1}'])('%s has no UTF-8 form', (json) => {
  expect(() => queryValues(parseJson(json))).toThrow(
    expect.objectContaining({ className: 'UnicodeEncodeError', message: "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed" }) as PythonException,
  );
});

it('encodes what stands in the list itself before what stands in lists in it', () => {
  expect(() => queryValues(parseJson('[["\\ud800"], "x\\udc00"]'))).toThrow(
    expect.objectContaining({ message: "'utf-8' codec can't encode character '\\udc00' in position 1: surrogates not allowed" }) as PythonException,
  );
});
