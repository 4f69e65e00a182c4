import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern, PatternError } from '../../../core/scenario/pattern.ts';

describe('what a pattern matches', () => {
  test.each([
    ['b', 'abc', true],
    ['^b', 'abc', false],
    ['^abc$', 'abc', true],
    ['^ab$', 'abc', false],
    ['', '', true],
    ['a.c', 'abc', true],
    ['a.c', 'a\nc', false],
    ['[a-c]x', 'cx', true],
    ['[^a-c]x', 'cx', false],
    ['[-a]', '-', true],
    ['[a-]', '-', true],
    ['[\\]\\-]', ']', true],
    ['[\\d_]z', '_z', true],
    ['\\d\\w\\s', '1a ', true],
    ['\\D\\W\\S', 'a-b', true],
    ['\\d', '\u0663', false],
    ['\\{\\}\\[\\]\\(\\)\\.\\*\\+\\?\\^\\$\\|\\\\\\/\\-', '{}[]().*+?^$|\\/-', true],
    ['\\n\\r\\t', '\n\r\t', true],
    ['^(ab|cd)+$', 'abcdab', true],
    ['^(ab|cd)+$', 'abc', false],
    ['^(?:a|)b$', 'b', true],
    ['a|b|^c', 'xxb', true],
    ['^a{2}$', 'aa', true],
    ['^a{2}$', 'aaa', false],
    ['^a{2,}$', 'aaaa', true],
    ['^a{2,}$', 'a', false],
    ['^a{1,3}$', 'aaa', true],
    ['^a{1,3}$', 'aaaa', false],
    ['^a{0}$', 'a', false],
    ['^(a*)*$', 'aaa', true],
    ['^colou?r$', 'color', true],
    ['^.$', '\u{1f600}', true],
    ['^[\u{1f600}-\u{1f64f}]$', '\u{1f601}', true],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(compilePattern(pattern).test(text)).toBe(expected);
  });

  test('what RegExp matches, for patterns put together at random', () => {
    const simple = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '[a-c]', '\\w', '\\d', '\\.');
    const group = (inner: fc.Arbitrary<string>) =>
      fc.tuple(fc.constantFrom('(', '(?:', '(^'), inner, fc.constantFrom(')', '$)')).map((pieces) => pieces.join(''));
    const choice = (atom: fc.Arbitrary<string>) => {
      const part = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}')).map((pieces) => pieces.join(''));
      const sequence = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(''));
      return fc.array(sequence, { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|'));
    };
    const pattern = choice(fc.oneof(simple, group(choice(fc.oneof(simple, group(choice(simple)))))));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(compilePattern(source).test(subject)).toBe(new RegExp(source, 'u').test(subject));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a pattern costs', () => {
  const long = 'a'.repeat(20_000);

  test.each(['(a+)+$', '^(a|a)*$', '(a*)*b', '(.*a){10}x', '^(a?){50}a{50}$'])('%s on a long text that it misses', (pattern) => {
    expect(compilePattern(pattern).test(`${long}!`)).toBe(false);
  });

  test('repetitions within repetitions are refused before they fill the memory', () => {
    expect(() => compilePattern('((a{100}){100}){100}')).toThrow('Too many repetitions for one pattern');
    expect(() => compilePattern('((((){1000}){1000}){1000}){1000}')).toThrow('Too many repetitions for one pattern');
  });
});

describe('what is no pattern', () => {
  test.each([
    ['(a)\\1', 'Back references are not allowed at position 4'],
    ['a(?=b)', 'Look-around and named groups are not allowed at position 2'],
    ['a(?<n>b)', 'Look-around and named groups are not allowed at position 2'],
    ['a+?', 'A quantifier after a quantifier at position 3'],
    ['a{2}{3}', 'A quantifier after a quantifier at position 5'],
    ['*a', 'Nothing to repeat at position 1'],
    ['a|*', 'Nothing to repeat at position 3'],
    ['^*', 'Nothing to repeat at position 2'],
    ['a{,3}', 'A bare { (write \\{) at position 2'],
    ['a{x}', 'A bare { (write \\{) at position 2'],
    ['{2}', 'A bare { (write \\{) at position 1'],
    ['a}', 'A bare } (write \\}) at position 2'],
    ['a]', 'A bare ] (write \\]) at position 2'],
    ['a{3,2}', 'Not a count of at most 1000 at position 2'],
    ['a{1001}', 'Not a count of at most 1000 at position 2'],
    ['(a', 'A ( without its ) at position 1'],
    ['a)', 'A ) without its ( at position 2'],
    ['x[a', 'A [ without its ] at position 2'],
    ['[]', 'An empty class at position 1'],
    ['[b-a]', 'Not a range of characters at position 2'],
    ['[a-\\d]', 'Not a range of characters at position 2'],
    ['\\b', 'Unknown escape \\b at position 1'],
    ['\\p{L}', 'Unknown escape \\p at position 1'],
    ['a\\', 'The pattern ends too early at position 3'],
    ['x'.repeat(1001), 'Longer than 1000 characters at position 1001'],
  ])('%j: %s', (pattern, message) => {
    const compile = () => compilePattern(pattern);
    expect(compile).toThrow(PatternError);
    expect(compile).toThrow(new PatternError(message.replace(/ at position \d+$/, ''), Number(/\d+$/.exec(message)?.[0])));
  });
});
