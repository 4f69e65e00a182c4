import { describe, expect, test } from 'vitest';
import { loadCoverage } from '../../../scenarios/format/coverage.ts';
import { edited } from './sample.ts';

const SAMPLE = `custody: 1
concerns:
  - { rows: [size.*], classes: [size.zero], counts: of-size }
reasons:
  - { rows: [api.list_manageable], classes: ['*'], reason: It is new. }
`;

function mistakesOf(text: string): string[] {
  const loaded = loadCoverage(text, 'x.yaml');
  return 'mistakes' in loaded ? loaded.mistakes.map(({ message }) => message) : [];
}

test('a file without mistakes', () => {
  expect(loadCoverage(SAMPLE, 'x.yaml')).toEqual({
    coverage: {
      custody: 1,
      concerns: [{ rows: ['size.*'], classes: ['size.zero'], counts: 'of-size' }],
      reasons: [{ rows: ['api.list_manageable'], classes: ['*'], reason: 'It is new.' }],
    },
  });
});

describe('mistakes', () => {
  test.each([
    ['no YAML', '[size.*]', '[size.*', /^x\.yaml:3/],
    ['a reason that says nothing', 'reason: It is new.', "reason: ' '", 'x.yaml:5:60: reasons[0].reason: got " ", expected a text that is not empty'],
    ['no classes', "classes: ['*'], ", '', 'x.yaml:5:5: reasons[0]: got the keys "rows", "reason", expected the key "classes"'],
    ['a pattern that can fit nothing', "'*'", "'A'", 'x.yaml:5:46: reasons[0].classes[0]: got "A", expected an id of a-z, 0-9, dots, hyphens and underscores, with * for any characters'],
    ['an unknown way of counting', 'of-size', 'of-sise', 'x.yaml:3:53: concerns[0].counts: got "of-sise", expected one of "of-backend", "of-size" (did you mean "of-size"?)'],
  ])('%s', (_, from, to, mistake) => {
    const mistakes = mistakesOf(edited(SAMPLE, from, to));
    if (typeof mistake === 'string') expect(mistakes).toEqual([mistake]);
    else expect(mistakes[0]).toMatch(mistake);
  });
});
