import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadClauses } from '../../../scenarios/format/clauses.ts';
import { CLAUSES, edited } from './sample.ts';

const SAMPLE = `custody: 1
clauses:
  - { id: a, method: unmanage_snapshot, sentence: 1, level: MUST, demands: It forgets., observe: Look. }
  - { id: x.b, method: unmanage_snapshot, level: extension, demands: It is quick., unobservable: No clock. }
`;

const INTERFACE_METHODS = ['manage_existing_snapshot', 'manage_existing_snapshot_get_size', 'unmanage_snapshot'];

function mistakesOf(text: string): string[] {
  const loaded = loadClauses(text, 'clauses.yaml');
  return 'mistakes' in loaded ? loaded.mistakes.map(({ message }) => message) : [];
}

test('a file without mistakes', () => {
  expect(mistakesOf(SAMPLE)).toEqual([]);
});

describe('mistakes', () => {
  const SECOND = '  - { id: x.b, method: unmanage_snapshot, level: extension, demands: It is quick., unobservable: No clock. }\n';

  test.each([
    ['an unknown key', 'id: a,', 'id: a, text: x,', '3:14: clauses[0].text: got the key "text", expected one of "id", "method", "sentence", "level", "demands", "observe", "unobservable"'],
    ['an unknown level', 'level: MUST', 'level: SHOULD', '3:61: clauses[0].level: got "SHOULD", expected one of "MUST", "MAY", "extension"'],
    ['no sentence of the text', 'sentence: 1, ', '', '3:5: clauses[0]: got the keys "id", "method", "level", "demands", "observe", expected the key "sentence"'],
    ['a sentence of an extension', 'id: x.b,', 'id: x.b, sentence: 2,', '4:5: clauses[1]: got the keys "id", "sentence", "method", "level", "demands", "unobservable", expected no key "sentence" in an extension'],
    ['neither how to observe it nor why not', ', unobservable: No clock.', '', '4:5: clauses[1]: got the keys "id", "method", "level", "demands", expected the key "observe"'],
    ['both', 'observe: Look.', 'observe: Look., unobservable: No.', '3:5: clauses[0]: got the keys "id", "method", "sentence", "level", "demands", "observe", "unobservable", expected one of the keys observe and unobservable, not both'],
    ['an id twice', SECOND, SECOND + SECOND, '5:11: clauses[2].id: got "x.b" a second time, expected an id of its own'],
    ['a sentence twice', SECOND, '  - { id: c, method: unmanage_snapshot, sentence: 1, level: MAY, demands: So., observe: Look. }\n', '4:51: clauses[1].sentence: got sentence 1 of unmanage_snapshot a second time, expected a clause for each sentence'],
    ['an extension that looks like none', 'id: x.b', 'id: b', '4:11: clauses[1].id: got "b", expected an id that begins with x., as of all extensions'],
    ['what looks like an extension and is none', 'id: a', 'id: x.a', '3:11: clauses[0].id: got "x.a", expected an id that does not begin with x., as only extensions do'],
    ['another version', 'custody: 1', 'custody: 2', '1:10: custody: got 2, expected 1'],
  ])('%s', (_, from, to, mistake) => {
    expect(mistakesOf(edited(SAMPLE, from, to))).toEqual([`clauses.yaml:${mistake}`]);
  });
});

describe('the shipped clauses', () => {
  test('go through the sentences of each method without a gap', () => {
    for (const method of INTERFACE_METHODS) {
      const sentences = CLAUSES.filter((clause) => clause.method === method).flatMap(({ sentence }) => sentence ?? []);
      expect(sentences, method).toEqual(sentences.map((_, at) => at + 1));
      expect(sentences.length, method).toBeGreaterThan(4);
    }
  });

  test('are the text of the interface, and about ten rules beside it', () => {
    const extensions = CLAUSES.filter(({ level }) => level === 'extension');
    expect(extensions.length).toBeGreaterThanOrEqual(8);
    expect(CLAUSES.filter(({ level }) => level !== 'extension').every(({ method }) => INTERFACE_METHODS.includes(method))).toBe(true);
  });

  test('take their words from nobody: none quotes the reference of Cinder', () => {
    const text = readFileSync(new URL('../../../scenarios/clauses.yaml', import.meta.url), 'utf8');
    expect(text).not.toContain('traditionally map between');
    expect(text).not.toContain('underlying backend storage object');
  });
});
