import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../core/console/words.ts';

const VARIABLES = { VOL: 'a1a1', REF: '{"source-name": "nightly backup"}', TWO: ' one  two ', NONE: '', TAB: 'x\ty' };

function texts(line: string): string[] {
  return splitWords(line, VARIABLES).words.map((word) => word.text);
}

function problem(line: string): { message: string; at: number; unfinished: boolean } | undefined {
  return splitWords(line, VARIABLES).problem;
}

describe('words of a line', () => {
  it.each([
    ['', []],
    ['   \t ', []],
    ['cinder list', ['cinder', 'list']],
    ['  cinder\tlist  ', ['cinder', 'list']],
    ["a 'b c' \"d e\"", ['a', 'b c', 'd e']],
    ["'a'\"b\"c", ['abc']],
    ["'' \"\"", ['', '']],
    ["x''", ['x']],
    ["'a\\b $VOL'", ['a\\b $VOL']],
    ['"a\\"b\\\\c\\$d\\e"', ['a"b\\c$d\\e']],
    ['a\\ b \\"c\\\' \\\\', ['a b', '"c\'', '\\']],
    ['a\\\nb', ['ab']],
    ['"a\\\nb|;"', ['ab|;']],
    ["'two\nlines'", ['two\nlines']],
    ['--x=$VOL', ['--x=a1a1']],
    ['${VOL}b $VOLb.', ['a1a1b', '.']],
    ['"$REF"', ['{"source-name": "nightly backup"}']],
    ['$REF', ['{"source-name":', '"nightly', 'backup"}']],
    ['a$TWO', ['a', 'one', 'two']],
    ['${TWO}b', ['one', 'two', 'b']],
    ['a"$TWO"b', ['a one  two b']],
    ['$NONE $UNSET x', ['x']],
    ['"$NONE" x', ['', 'x']],
    ['$NONE"" x', ['', 'x']],
    ['$toString', []],
    ['$TAB', ['x', 'y']],
    ['a$ $. 5$', ['a$', '$.', '5$']],
    ['a #b c', ['a']],
    ['a#b', ['a#b']],
    ['$TWO#b $NONE#c', ['one', 'two', '#b', '#c']],
    ['*.x ~ {a,b} [!c] é 漢', ['*.x', '~', '{a,b}', '[!c]', 'é', '漢']],
  ])('%j', (line, expected) => {
    expect(problem(line)).toBeUndefined();
    expect(texts(line)).toEqual(expected);
  });

  it.each([
    ['a | b', 'A pipe (|)', 2],
    ['a; b', 'A list of commands (;)', 1],
    ['a && b', 'a list of commands, (&)', 2],
    ['a > b', 'A redirection (>)', 2],
    ['a <b', 'A redirection (<)', 2],
    ['(a)', 'A subshell (()', 0],
    ['`a`', 'A command within a command (`)', 0],
    ['"x `a`"', 'A command within a command (`)', 3],
    ['x $(a)', 'A command within a command ($(…))', 2],
    ['"$(a)"', 'A command within a command ($(…))', 1],
    ['a\nb', 'A second line (a line break)', 1],
    ['a ${b:-c}', 'only the plain form ${NAME}', 2],
    ['$1', 'There is no $1 here', 0],
    ['a $?', 'There is no $? here', 2],
  ])('%j is refused', (line, message, at) => {
    expect(problem(line)).toMatchObject({ at, unfinished: false });
    expect(problem(line)?.message).toContain(message);
  });

  it.each([
    ["cinder show 'a b", ['cinder', 'show', 'a b'], 12],
    ['cinder show "a $VOL', ['cinder', 'show', 'a a1a1'], 12],
    ['cinder show a\\', ['cinder', 'show', 'a'], 13],
  ])('%j is not finished', (line, words, at) => {
    expect(problem(line)).toMatchObject({ at, unfinished: true });
    expect(texts(line)).toEqual(words);
  });

  it('knows where each word stands', () => {
    expect(splitWords('a  "b c"d', {}).words).toEqual([
      { text: 'a', from: 0, to: 1 },
      { text: 'b cd', from: 3, to: 9 },
    ]);
  });

  it('knows what sets a variable: unquoted, and in front of the program alone', () => {
    const words = splitWords('A=1 B_2=$TWO cinder C=3', VARIABLES).words;
    expect(words.map(({ text, assigns }) => [text, assigns])).toEqual([
      ['A=1', 'A'], ['B_2= one  two ', 'B_2'], ['cinder', undefined], ['C=3', undefined],
    ]);
    expect(splitWords('"A"=1 x', {}).words.map(({ assigns }) => assigns)).toEqual([undefined, undefined]);
  });
});
