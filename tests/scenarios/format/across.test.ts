import { expect, test } from 'vitest';
import { checkAcross } from '../../../scenarios/format/across.ts';
import { loadSuite, type LoadedSuite } from '../../../scenarios/format/loader.ts';
import { CLAUSES, edited, SAMPLE } from './sample.ts';

function load(text: string, file: string): LoadedSuite {
  const loaded = loadSuite(text, file, CLAUSES);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'));
  return loaded;
}

test('suites that share neither their ids nor those of their scenarios go together', () => {
  const other = edited(edited(SAMPLE, 'suite: sample', 'suite: other'), 'id: one', 'id: another');
  expect(checkAcross([load(SAMPLE, 'a.yaml'), load(other, 'b.yaml')])).toEqual([]);
});

test('two suites of one id, two scenarios of one id', () => {
  const mistakes = checkAcross([load(SAMPLE, 'a.yaml'), load(SAMPLE, 'b.yaml')]);
  expect(mistakes.map(({ message }) => message)).toEqual([
    'b.yaml:2:8: suite: got "sample", which is the id of a.yaml, expected an id of its own',
    'b.yaml:6:9: scenarios[0].id: got "one", which a.yaml has too, expected an id of its own',
  ]);
});
