/** Cases for the recorder of the real DataCore driver: `npx tsx tests/upstream/generate-datacore.ts SEED COUNT`. */
import { int, object, type Json } from '../../core/value/json.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const NAMES = ['s1', 'S1', 's2', ' s1', 's1 ', 'a/b', 'a.b', 's1\n', '\0', '', 'sn\u00e4p', 'sna\u0308p', '日本', '\ud83d\ude00', '\ud800', '5', '1.5', 'True', 'None', '%s', "it's", 'x'.repeat(300)];

const ASKED: readonly Json[] = [
  ...VOLUME_IDS, ...VOLUME_IDS.map((id) => `volume-${id}`), ...SNAPSHOT_IDS, 'source-name', 'a source-name b', ['source-name'], ['s1', 'source-name'], int(2n ** 64n), object([['source-name', 's1'], ['x', 's1']]),
];

const KIB = 1024;
const GIB = KIB ** 3;

const usual = arrayCases({
  driver: 'datacore',
  keys: ['source-name'],
  names: NAMES,
  asked: ASKED,
  lists: false,
  // Sizes that make long floats.
  sizes: [0, 1, 512, KIB, GIB - 1, GIB, GIB + 1, GIB + KIB, 1.5 * GIB, 7 * GIB + 12_345_678, 10 * KIB * GIB - 1, 10 * KIB * GIB, 10 * KIB * GIB + 1, 2 ** 53 - 1, 1_000_000_007],
  steps: (draw) => [draw.pick([fields({ op: 'get_manageable_snapshots' }), fields({ op: 'backend', remove: `volume-${draw.pick(VOLUME_IDS)}` })])],
});

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, 'snapshot-$1');
}

writeCasesFrom(import.meta.url, generateCases);
