/**
 * Cases for the recorder of the real Infortrend driver: `npx tsx tests/upstream/generate-infortrend.ts SEED COUNT`.
 *
 * The recorder's raidcmd prints one line for each thing, so no name has a line feed; and it fails by itself to take a
 * provider_location apart that has spaces or quotes in it.
 */
import { int, type Json } from '../../core/value/json.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const MIB = 2 ** 20;
const NAMES = [
  's1', 's1', 'S1', 's2', 's2', 's3', ' s1', 's1 ', 'two words', 'two  spaces', 'a   b', '  lead', 'a: b', 'a:b', ': x', 'a=b', 'x'.repeat(40), '---', '----', 'sn\u00e4p', '日本', '\ud83d\ude00', 'a\\/-b', 'a\rb', '\u00a0s1', 's\u2003\u2003t', 'ID', '1', 'None', '%s',
  ...SNAPSHOT_IDS, ...SNAPSHOT_IDS.map((id) => `cinder-unmanaged-${id.slice(0, 19)}`), ...SNAPSHOT_IDS.map((id) => `snapshot-${id}`),
];

const IDS = ['2C7A8D211F3B1E03', '2C7A8D211F3B1E04', '2C7A8D211F3B1E05', '2C7A8D211F3B1E06'];

const ASKED: readonly Json[] = [
  ...IDS, ...IDS, '2c7a8d211f3b1e03', ' 2C7A8D211F3B1E03', '6A41315B0EDC8E01', '6A41315B0EDC8E02', '', ' ', 'two', 'spaces', 'a', 'b', 'lead', 'source-name', 'source-id', ['source-name'], ['source-id'], [['source-id']], 'xsource-idx', int(3), int(0),
  ...ID_FORMS.map((form) => form(SNAPSHOT_IDS[0])), ...VOLUME_IDS,
];

const usual = arrayCases({
  driver: 'infortrend',
  keys: ['source-name', 'source-id'],
  names: NAMES,
  asked: ASKED,
  lists: true,
  sizes: [0, 1, MIB, 511 * MIB, 512 * MIB, 513 * MIB, 1023 * MIB, 1024 * MIB, 1024 * MIB + 1, 1025 * MIB, 1536 * MIB, 1537 * MIB, 2048 * MIB, 2560 * MIB, 3584 * MIB, 10_485_760 * MIB - 1, 10_485_760 * MIB],
  attributes: (kind, { pick, chance }) => ({
    mapped: chance(0.5) ? pick<Json>([true, false, int(1), null]) : undefined,
    pool: kind === 'volume' && chance(0.3) ? pick(['LV-1', 'LV-2']) : undefined,
    locked: kind === 'snapshot' && chance(0.3) ? pick<Json>([true, false]) : undefined,
  }),
  volumeRow: ({ chance, below }) => ({ name_id: chance(0.1) ? `66666666-6666-4666-8666-${String(below(10 ** 12)).padStart(12, '0')}` : undefined }),
  snapshotRow: ({ chance, pick }) => ({ provider_location: chance(0.3) ? pick([...IDS, '6A41315B0EDC8E01', 'nothing', '2c7a8d211f3b1e03']) : undefined }),
  config: ({ pick }) => ({ infortrend_pools_name: pick([['LV-1'], ['LV-2'], ['LV-1', 'LV-2']]) }),
  steps: ({ pick, below }) => {
    const name = pick(['two  words', 'a  7', 'plain', 'x  nan', 'y  1e3']);
    return pick<Json[]>([
      [fields({ op: 'backend', remove: pick(VOLUME_IDS) }), fields({ op: 'get_manageable_snapshots' })],
      [fields({ op: 'backend', remove: pick(VOLUME_IDS) })],
      [
        fields({ op: 'backend', add: fields({ name, kind: 'volume', size: int(below(4) * 700 * MIB) }) }),
        fields({ op: 'backend', add: fields({ name: 'of-foreign', kind: 'snapshot', parent: name, size: int(MIB) }) }),
        fields({ op: 'manage_existing_snapshot_get_size', snapshot: fields({ id: pick(SNAPSHOT_IDS), volume_id: VOLUME_IDS[0] }), existing_ref: fields({ 'source-name': 'of-foreign' }) }),
        fields({ op: 'get_manageable_snapshots' }),
      ],
    ]);
  },
});

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, '$1');
}

writeCasesFrom(import.meta.url, generateCases);
