/**
 * Cases for the recorder of the real Datera driver: `npx tsx tests/upstream/generate-datera.ts SEED COUNT`.
 *
 * No two app instances have one name, as the recorder knows the parents of snapshots by these; nor has one a line feed, at
 * which its filter ends.
 */
import { float, int, type Json } from '../../core/value/json.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const NAMES = ['1700000000.123456789', '1700000100.000000001', '1700000200.5', '1700000300.1', '1600000000.999999999', '12345678901.0', '1700000000.12345678'];

const ASKED: readonly Json[] = [
  '1234567890.12345678', '123456789.1', '1234567890', '1234567890.', '.1234567890', '1234567890.1junk', 'x1234567890.1', ' 1234567890.1', '1234567890.1 ', '1234567890.1\n', '\n1234567890.1', '1234567890.1\0', '-1234567890.1', '+1234567890.1',
  '1234567890,5', '1234567890.1.2', '1234567890..1', '0000000000.0', '1e10.5', '１２３４５６７８９０.1', '1234567890.٣', '1234567890．1', '12345678²0.1', '১২৩৪৫৬৭৮৯০.১', '1234567890.\ud800', '1234567890.1\ud800', '1_234567890.1', '1234567890 .1',
  'da7e7a00-0000-4000-8000-000000000003', float(1700000000.5), int(1700000000), ['1700000000.123456789'], 'source-name', ['source-name'], ...ID_FORMS.map((form) => form(SNAPSHOT_IDS[0])), ...VOLUME_IDS.map((id) => `OS-${id}`),
];

/** Of app instances that Cinder knows nothing of; some have an id in them. */
const INSTANCES = ['foreign', 'OS-', 'OS', 'os-x', `OS-vol-${VOLUME_IDS[0]}`, `x-OS-${VOLUME_IDS[0]}`, `UNMANAGED-${VOLUME_IDS[1]}`, `OS-${VOLUME_IDS[0].replaceAll('-', '')}`, `OS-${VOLUME_IDS[1]}-${SNAPSHOT_IDS[0]}`, 'OS-66666666-6666-1666-8666-666666666666', 'a:b:c'];

const usual = arrayCases({
  driver: 'datera',
  keys: ['source-name'],
  names: NAMES,
  asked: ASKED,
  lists: true,
  attributes: (kind, { pick, chance }) =>
    kind === 'snapshot' ? {} : { storage_instances: chance(0.5) ? pick([int(0), int(1), int(2)]) : undefined, volumes: chance(0.5) ? pick([int(0), int(1), int(2), int(3)]) : undefined },
  volumeRow: ({ chance, below }) => ({ name_id: chance(0.1) ? `66666666-6666-4666-8666-${String(below(10 ** 12)).padStart(12, '0')}` : undefined }),
  snapshotRow: ({ chance, pick }) => ({ provider_location: chance(0.2) ? pick([...NAMES, '']) : undefined }),
  steps: ({ pick, below }) => {
    const instance = `${pick(INSTANCES)}${below(10 ** 9)}`;
    const volume = fields({ op: 'backend', add: fields({ name: instance, kind: 'volume', size: int(below(5) * 2 ** 29) }) });
    return pick<Json[]>([
      [volume],
      [volume, fields({ op: 'backend', add: fields({ name: pick(NAMES), kind: 'snapshot', parent: instance, size: int(2 ** 30) }) }), fields({ op: 'get_manageable_snapshots' })],
      [fields({ op: 'backend', remove: `OS-${pick(VOLUME_IDS)}` })],
    ]);
  },
});

/** What the array would call a snapshot of Cinder's own making. */
export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, '1590348322.941882402');
}

writeCasesFrom(import.meta.url, generateCases);
