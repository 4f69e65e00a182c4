import { describe, expect, test } from 'vitest';
import { float, int, object } from '../../../core/value/json.ts';
import { JsonSyntaxError, MAX_DEPTH, parseJson } from '../../../core/value/parse.ts';
import { pyRepr } from '../../../core/value/python.ts';

function refusal(text: string, limits = {}): JsonSyntaxError {
  try {
    parseJson(text, limits);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
  throw new Error(`was read: ${text.slice(0, 40)}`);
}

test('a reference keeps the order of its keys, its float and its big integer', () => {
  expect(parseJson('{"b": 1.0, "1": 123456789012345678901234567890}')).toEqual(
    object([['b', float(1)], ['1', int(123456789012345678901234567890n)]]),
  );
});

test('two escaped surrogates are one character, a lone one stays', () => {
  expect(parseJson(String.raw`["\ud83d\ude00", "\ud83d"]`)).toEqual(['😀', '\ud83d']);
});

test('an error says where it is: in characters as Python counts them, and as an offset into the text', () => {
  const error = refusal('["😀",\n "😀" 1]');
  expect(error.message).toBe("Expecting ',' delimiter: line 2 column 6 (char 11)");
  expect([error.line, error.column, error.offset]).toEqual([2, 6, 13]);
  expect(error.name).toBe('JsonSyntaxError');
});

describe('limits', () => {
  test.each(['[', '{"a":'])('500 levels of %s are read, one more is refused', (open) => {
    const close = open === '[' ? ']' : '}';
    const nested = (levels: number) => open.repeat(levels - 1) + (open === '[' ? '[]' : '{}') + close.repeat(levels - 1);
    expect(pyRepr(parseJson(nested(MAX_DEPTH)))).toHaveLength(nested(MAX_DEPTH).length + (open === '[' ? 0 : MAX_DEPTH - 1));
    const error = refusal(nested(MAX_DEPTH + 1));
    expect(error.message).toBe(`Nested deeper than 500 levels: line 1 column ${error.offset + 1} (char ${error.offset})`);
    expect(error.offset).toBe(open.length * MAX_DEPTH);
  });

  test('levels count what is open, not what was opened', () => {
    expect(parseJson('[[],[],{"a":[]}]', { depth: 3 })).toHaveLength(3);
    expect(refusal('[[],[],{"a":[]}]', { depth: 2 }).offset).toBe(12);
  });

  test('no limit lets a text overflow the stack', () => {
    expect(refusal('['.repeat(1_000_000), { depth: Infinity }).message).toMatch('Nested deeper than 500 levels');
  });

  test('length', () => {
    expect(parseJson('[1]', { length: 3 })).toEqual([int(1)]);
    expect(refusal('[1] ', { length: 3 }).message).toBe('Longer than 3 characters: line 1 column 1 (char 0)');
  });

  test('digits: as many as CPython reads, not counting the sign; a float may have more', () => {
    expect(parseJson(`-${'9'.repeat(4300)}`)).toEqual(int(-(10n ** 4300n) + 1n));
    expect(refusal(` ${'9'.repeat(4301)}`).message).toBe(
      'Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits: line 1 column 2 (char 1)',
    );
    expect(parseJson(`${'9'.repeat(4301)}.0`)).toEqual(float(Infinity));
    expect(refusal('1000', { digits: 3 }).offset).toBe(0);
  });
});
