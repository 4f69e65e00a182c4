/** Mistakes in `each`. */
import { expect, test } from 'vitest';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { loadSuite } from '../../../scenarios/format/loader.ts';
import { CLAUSES, edited, mistakesOf, SAMPLE } from './sample.ts';

/** What is wrong, how the sample comes to it, and what is told: all of it, and nothing else. */
type Row = readonly [what: string, from: string, to: string, told: readonly string[], sample?: string];

const CASES = edited(SAMPLE, '    title: One\n', '    title: One\n    each: [{ s: s1 }, { s: s2 }]\n');

const ROWS: readonly Row[] = [
  ['each is no list', '    title: One\n', '    title: One\n    each: 3\n', [
    '9:11: scenarios[0].each: got 3, expected a list of cases',
  ]],
  ['each is empty', '    title: One\n', '    title: One\n    each: []\n', [
    '9:11: scenarios[0].each: got an empty list, expected a list of cases',
  ]],
  ['a case is no mapping', '    title: One\n', '    title: One\n    each: [3]\n', [
    '9:12: scenarios[0].each[0]: got 3, expected a mapping of values',
  ]],
  ['a key that no case has', '    title: One\n', '    title: One of ${sise} ${size}\n    each: [{ size: 1 }, { size: 2 }]\n', [
    '8:12: scenarios[0].title: got ${sise}, expected a key of the case: "size" (did you mean "size"?)',
  ]],
  ['a key that one case lacks', '    title: One\n', '    title: One of ${size}\n    each: [{ size: 1 }, {}]\n', [
    '8:12: scenarios[0].title: got ${size}, expected a key of the case, which has none',
  ]],
  ['a key that is not used', '    title: One\n', '    title: One of ${size}\n    each: [{ size: 1, gib: 2 }]\n', [
    '9:23: scenarios[0].each[0].gib: got the key "gib", expected ${gib} somewhere beside the each',
  ]],
  ['a key without each', '    title: One\n', '    title: One of ${size}\n', [
    '8:12: scenarios[0].title: got ${size}, expected a key of an each, used outside of it',
  ]],
  ['a key within the values of a case', '    title: One\n', "    title: One of ${size}\n    each: [{ size: 'a ${size}' }]\n", [
    '9:20: scenarios[0].each[0].size: got ${size}, expected a key of an each, used outside of it',
  ]],
  ['what only one case has wrong', '        snapshot: s1\n', "        snapshot: '${s}'\n", [
    `16:19: scenarios[0](each[1]).steps[0].snapshot: got "s2", expected the handle of one of Cinder's snapshots: "s1"`,
  ], CASES],
];

for (const [what, from, to, told, sample = SAMPLE] of ROWS) {
  test(what, () => {
    expect(mistakesOf(edited(sample, from, to))).toEqual(told.map((mistake) => `sample.yaml:${mistake}`));
  });
}

test('the whole of a text becomes the value itself, null as well', () => {
  const values = ['null', '7', '1.0', '""', '"a"', '[1]'];
  const cases = edited(SAMPLE, '    title: One\n', `    title: One\n    each: [${values.map((value) => `{ v: ${value} }`).join(', ')}]\n`);
  const loaded = loadSuite(edited(cases, '{ names: tuesday }', "{ value: { source-name: '${v}' } }"), 'sample.yaml', CLAUSES);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'));
  const references = decodeSuite(loaded.suite).scenarios.map(({ steps: [step] }) =>
    step && 'driver' in step && step.ref && 'value' in step.ref ? stringifyJson(step.ref.value) : undefined,
  );
  expect(references).toEqual(values.map((value) => `{"source-name":${value}}`));
});
