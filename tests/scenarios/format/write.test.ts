/** What is written is read as it was. */
import { expect, test } from 'vitest';
import type { Suite } from '../../../core/scenario/scenario.ts';
import { float, int, object } from '../../../core/value/json.ts';
import { CLAUSES, SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { loadSuite } from '../../../scenarios/format/loader.ts';
import { suiteText } from '../../../scenarios/format/write.ts';

/** The cases of `each` under ids that a file can have. */
function writable(suite: Suite): Suite {
  return { ...suite, scenarios: suite.scenarios.map((scenario) => ({ ...scenario, id: scenario.id.replace(/\[(\d+)\]$/, '.case-$1') })) };
}

function read(text: string): Suite {
  const loaded = loadSuite(text, 'w.yaml', CLAUSES);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ path, got, expected }) => `${path}: got ${got}, expected ${expected}`).join('\n'));
  return loaded.content;
}

test.each(SUITES.map((compiled) => [compiled.id, compiled] as const))('suite %s', (_, compiled) => {
  const suite = writable(decodeSuite(compiled));
  expect(read(suiteText(suite))).toEqual(suite);
});

test('exact values, and texts that YAML could take for something else', () => {
  const odd = object([['2', int(2n ** 70n)], ['1', float(1)], ['e', float(1e22)], ['yes', 'no'], ['null', 'null'], ['~', '1_000'], ['key: #', ' - x: y # z\n'], ['0', [null, true, '0x10', "'\"\u0085\u2028"]]]);
  const suite: Suite = {
    custody: 1, suite: 's', version: '1.0.0', title: 'Odd: #1',
    scenarios: [{ id: 'a', kind: 'behaviour', title: '- t', drivers: { lvm: '1.0..' }, given: { volumes: { v: { size: '1 GiB' } }, snapshots: { s: { volume: 'v' } } }, steps: [{ driver: 'manage_existing_snapshot', snapshot: 's', ref: { value: odd } }] }],
  };
  expect(read(suiteText(suite))).toEqual(suite);
});

test('a step is a few lines, as people write them', () => {
  const [compiled] = SUITES;
  if (!compiled) throw new Error('Suites are shipped.');
  const text = suiteText(writable(decodeSuite(compiled)));
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(220);
  expect(text).toMatch(/^ {2}- id: /m);
});
