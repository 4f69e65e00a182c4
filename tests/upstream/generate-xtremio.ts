/**
 * Cases for the recorder of the real XtremIO driver: `npx tsx tests/upstream/generate-xtremio.ts SEED COUNT`. What matters
 * is how `requests` puts a value into the query, and which volume is an ancestor.
 */
import { object, type Json } from '../../core/value/json.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const NAMES = [
  's1', 'S1', 's2', ' s1', 's1 ', 's 1', 'a+b', 'a&b', 'a=b', 'a%41', 'a#b', 'a?b', 'a/b', 'a;b', 'a,b', 's1\n', '\t', '\0', 'sn\u00e4p', 'sna\u0308p', '日本', '\ud83d\ude00', '5', '0', '-1', '1.5', '1e+16', 'True',
  'False', 'None', '[]', "['s1']", "{'a': 's1'}", '%s', '100%', "it's", '"s1"', '\\', '~', 'x'.repeat(300), ...VOLUME_IDS.map((id) => id.toUpperCase()), `snapshot-${SNAPSHOT_IDS[0]}-unmanged`,
];

const ASKED: readonly Json[] = [
  ['s1'], ['s1', 's2'], [null, 's1'], [null, null], [[]], [['s1']], [['s1', 's2']], [[null]], [['']], [''], [[['s1']]], object([['s1', null]]), object([['s1', 's2'], ['s2', 's1']]), [object([['s1', 's2']])],
  [true], [false], ['\ud800'], [['\ud800']], [['\ud800', 's1'], 'x\udc00y'], 'a\ud800', '\ud800\udfff\ud800', object([['\ud800', 's1']]), [[['\ud800']]], ...VOLUME_IDS, ...SNAPSHOT_IDS, 'source-name', ['source-name'],
];

const usual = arrayCases({
  driver: 'xtremio',
  keys: ['source-name'],
  names: NAMES,
  asked: ASKED,
  namesAreUnique: true,
  lists: false,
  steps: (draw) => [draw.pick([fields({ op: 'get_manageable_snapshots' }), fields({ op: 'backend', remove: draw.pick(VOLUME_IDS) })])],
});

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, '$1');
}

writeCasesFrom(import.meta.url, generateCases);
