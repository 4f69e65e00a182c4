/**
 * Cases for the recorder of the real VPSA driver: `npx tsx tests/upstream/generate-zadara.ts SEED COUNT`. What matters is which
 * volume Cinder's is, and which names its snapshots have.
 *
 * The recorder's array can not list a snapshot whose volume is gone, so no volume goes; and it knows volumes by name there, so no
 * snapshot gets the name of one.
 */
import { float, int, object, type Json } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const NAMES = [
  's1', 'S1', 's2', ' s1', 's1 ', 's 1', 'a/b', 'a&b', 's1\n', '\0', '', 'sn\u00e4p', '日本', '\ud83d\ude00', '\ud800', '5', '1.5', 'True', 'None', "['s1']", '%s', '%(x)s', "it's", 'x'.repeat(300),
  ...SNAPSHOT_IDS.map((id) => `snapshot-${id}`), ...SNAPSHOT_IDS.map((id) => `OS_snapshot-${id}`),
];

const ASKED: readonly Json[] = [
  'snap-00000003', 'snap-00000004', ...VOLUME_IDS.map((id) => `volume-${id}`), ['s1'], object([['s1', null]]), int(5), float(1.5), 'name', ['name'], object([['name', 's1']]),
];

const IDS = ['volume-00000001', 'volume-00000002', 'volume-00000009', 'snap-00000003', '', null];

const usual = arrayCases({
  driver: 'zadara',
  keys: ['name'],
  names: NAMES,
  asked: ASKED,
  lists: true,
  volumeRow: ({ chance, pick }) => ({ provider_location: chance(0.15) ? pick<Json>(IDS) : undefined }),
  snapshotRow: ({ chance, pick }) => ({ provider_location: chance(0.2) ? pick<Json>(['snap-00000003', 'snap-00000004', 'snap-00000009', 'volume-00000001', '', null]) : undefined }),
  steps: ({ pick, chance }) => {
    const marker = object([['name', pick(['s1', 's2', 'S1'])]]);
    const keys = pick<Json>([['reference'], ['size', 'reference'], ['source_reference', 'reference'], ['cinder_id'], ['safe_to_manage', ' reference ']]);
    return [fields({ op: 'get_manageable_snapshots', marker: chance(0.5) ? marker : stringifyJson(marker), sort_keys: keys, sort_dirs: pick<Json>([['asc', 'asc'], ['desc', 'asc'], ['desc', 'desc']]) })];
  },
});

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, 'snapshot-$1');
}

writeCasesFrom(import.meta.url, generateCases);
