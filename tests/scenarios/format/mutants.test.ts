import { describe, expect, test } from 'vitest';
import { MADE } from '../../../core/conformance/catalogue.ts';
import { CATALOGUE } from '../../../scenarios/compiled/index.ts';
import { loadMutants } from '../../../scenarios/format/mutants.ts';
import { CLAUSES, edited } from './sample.ts';

const SAMPLE = `custody: 1
control: { id: control, does: Nothing. }
mutants:
  - id: takes.\${kind}
    breaks: ref.makes-no-sense
    does: 'Takes \${what}.'
    each:
      - { kind: 'null', what: null }
      - { kind: text, what: a text }
  - { id: late, base: reference-metadata, breaks: unmanage.keeps-object, does: Waits., without: [clock], like: { driver: sc, file: cinder/x.py, line: 7 } }
variants:
  - { id: odd, does: Sings. }
`;

function mistakesOf(text: string): string[] {
  const loaded = loadMutants(text, 'mutants.yaml', CLAUSES);
  return 'mistakes' in loaded ? loaded.mistakes.map(({ message }) => message) : [];
}

test('a file without mistakes: families become one faulty driver for each case', () => {
  expect(loadMutants(SAMPLE, 'mutants.yaml', CLAUSES)).toEqual({
    catalogue: {
      control: { id: 'control', does: 'Nothing.' },
      mutants: [
        { id: 'takes.null', breaks: 'ref.makes-no-sense', does: 'Takes null.' },
        { id: 'takes.text', breaks: 'ref.makes-no-sense', does: 'Takes a text.' },
        { id: 'late', base: 'reference-metadata', breaks: 'unmanage.keeps-object', does: 'Waits.', without: ['clock'], like: { driver: 'sc', file: 'cinder/x.py', line: 7 } },
      ],
      variants: [{ id: 'odd', does: 'Sings.' }],
    },
  });
});

describe('mistakes', () => {
  test.each([
    ['a clause that there is not', 'unmanage.keeps-object', 'unmanage.keeps', '10:51: mutants[1].breaks: got "unmanage.keeps", expected the id of a clause'],
    ['a clause that nothing can observe', 'unmanage.keeps-object', 'unmanage.takes-a-snapshot', '10:51: mutants[1].breaks: got "unmanage.takes-a-snapshot", expected a clause that can be observed'],
    ['an id twice', 'id: odd', 'id: late', '12:11: variants[0].id: got "late" a second time, expected an id of its own'],
    ['an id twice in one family', 'kind: text', "kind: 'null'", '4:9: mutants[0](each[1]).id: got "takes.null" a second time, expected an id of its own'],
    ['no word of what it does', ', does: Waits.', '', '10:5: mutants[1]: got the keys "id", "base", "breaks", "without", "like", expected the key "does"'],
    ['a base that there is not', 'reference-metadata', 'lvm', '10:23: mutants[1].base: got "lvm"'],
    ['a line that is none', 'line: 7', 'line: 0', 'mutants[1].like.line: got 0, expected a whole number from 1 on'],
  ])('%s', (_, from, to, mistake) => {
    const [told, ...others] = mistakesOf(edited(SAMPLE, from, to));
    expect(others).toEqual([]);
    expect(told).toContain(mistake);
  });
});

describe('the shipped file', () => {
  test('describes every faulty driver that can be made, and no other', () => {
    expect(CATALOGUE.mutants.map(({ id }) => id).sort()).toEqual([...MADE.mutants].sort());
    expect(CATALOGUE.variants.map(({ id }) => id).sort()).toEqual([...MADE.variants].sort());
  });
});
