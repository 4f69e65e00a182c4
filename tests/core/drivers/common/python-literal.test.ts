import { expect, test } from 'vitest';
import { literalEval, pyDict } from '../../../../core/drivers/common/python-literal.ts';
import type { Json } from '../../../../core/value/json.ts';
import { object } from '../../../../core/value/json.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { pyRepr } from '../../../../core/value/python.ts';

/** The exception's class and text, as CPython 3.11.2 has them; the node's address is 0x0. */
function raised(evaluate: () => unknown): string {
  try {
    evaluate();
  } catch (problem) {
    return problem instanceof Error ? `${problem.name}: ${problem.message}` : '';
  }
  return 'nothing';
}

test.each([
  ['{"a": 1, "b": [2, {"c": None}], "a": -1.5}', "{'a': -1.5, 'b': [2, {'c': None}]}"],
  ["{'source_id': '00001', 'snap_name': 'OS-s1'}", "{'source_id': '00001', 'snap_name': 'OS-s1'}"],
  ['\t (1_000, 0x1F, True,) # told twice\n', '[1000, 31, True]'],
  ['"a" \'b\'"""c\nd"""', "'abc\\nd'"],
  [String.raw`"\u00e4\x41\101\n\/\ud83d\ude00"`, String.raw`'äAA\n\\/😀'`],
  [String.raw`r"\n"`, String.raw`'\\n'`],
  ['(\n1\n)', '1'],
  ['- -1', 'ValueError: malformed node or string on line 1: <ast.UnaryOp object at 0x0>'],
])('reads %s', (source, value) => {
  const read = raised(() => literalEval(source));
  expect(read === 'nothing' ? pyRepr(literalEval(source)) : read).toBe(value);
});

test.each<[Json, string]>([
  ['', 'SyntaxError: invalid syntax (<unknown>, line 0)'],
  ['hello world', 'SyntaxError: invalid syntax (<unknown>, line 1)'],
  ['1\n2', 'SyntaxError: invalid syntax (<unknown>, line 2)'],
  ["it's", 'SyntaxError: unterminated string literal (detected at line 1) (<unknown>, line 1)'],
  ['"""a', 'SyntaxError: unterminated triple-quoted string literal (detected at line 1) (<unknown>, line 1)'],
  ['2024-01-01', 'SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (<unknown>, line 1)'],
  ['1a', 'SyntaxError: invalid decimal literal (<unknown>, line 1)'],
  ['{"a": [1', "SyntaxError: '[' was never closed (<unknown>, line 1)"],
  ['{"a": 1}}', "SyntaxError: unmatched '}' (<unknown>, line 1)"],
  ['[1)', "SyntaxError: closing parenthesis ')' does not match opening parenthesis '[' (<unknown>, line 1)"],
  ['['.repeat(201), 'SyntaxError: too many nested parentheses (<unknown>, line 1)'],
  ['[1 2]', 'SyntaxError: invalid syntax. Perhaps you forgot a comma? (<unknown>, line 1)'],
  ['a\\b', 'SyntaxError: unexpected character after line continuation character (<unknown>, line 1)'],
  ['“x”', "SyntaxError: invalid character '“' (U+201C) (<unknown>, line 1)"],
  ['a\u00a0b', 'SyntaxError: invalid non-printable character U+00A0 (<unknown>, line 1)'],
  [String.raw`"\u12"`, String.raw`SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape (<unknown>, line 1)`],
  ['payroll', 'ValueError: malformed node or string on line 1: <ast.Name object at 0x0>'],
  ['{"a": true}', 'ValueError: malformed node or string on line 1: <ast.Name object at 0x0>'],
  ['backup-2024', 'ValueError: malformed node or string on line 1: <ast.Name object at 0x0>'],
  ['1-a', 'ValueError: malformed node or string on line 1: <ast.Name object at 0x0>'],
  ['1-2', 'ValueError: malformed node or string on line 1: <ast.BinOp object at 0x0>'],
  ['a*b-c', 'ValueError: malformed node or string on line 1: <ast.BinOp object at 0x0>'],
  ['a.b(1)', 'ValueError: malformed node or string on line 1: <ast.Call object at 0x0>'],
  ['a[0]', 'ValueError: malformed node or string on line 1: <ast.Subscript object at 0x0>'],
  ['v.x', 'ValueError: malformed node or string on line 1: <ast.Attribute object at 0x0>'],
  ['a\0', 'ValueError: source code string cannot contain null bytes'],
  ['\ud800', "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"],
  [object([]), 'ValueError: malformed node or string: {}'],
])('refuses %j', (source, text) => {
  expect(raised(() => literalEval(source))).toBe(text);
});

test.each([
  ['{"a": 1}', "{'a': 1}"],
  ['["ab", ["c", 1]]', "{'a': 'b', 'c': 1}"],
  ['""', '{}'],
  ['5', "TypeError: 'int' object is not iterable"],
  ['[5]', 'TypeError: cannot convert dictionary update sequence element #0 to a sequence'],
  ['["ab", "c"]', 'ValueError: dictionary update sequence element #1 has length 1; 2 is required'],
])('makes a dict of %s', (json, shown) => {
  const problem = raised(() => pyDict(parseJson(json)));
  expect(problem === 'nothing' ? pyRepr(pyDict(parseJson(json))) : problem).toBe(shown);
});
