/**
 * Cases for the recorder of the real Storage Center driver: `npx tsx tests/upstream/generate-sc.ts SEED COUNT`. What matters is
 * how long a description is, and which name begins with it.
 *
 * The recorder knows the replays of a volume by the volume's name, so no id names the second of two volumes of one name.
 */
import { int, object, type Json } from '../../core/value/json.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const THIRTY = 'payroll-of-tuesday-before-noon';
const GIB = 2 ** 30;

const NAMES = [
  THIRTY, `${THIRTY}, and after`, `${THIRTY} `, ` ${THIRTY}`, THIRTY.toUpperCase(), THIRTY.slice(1), '😀'.repeat(30), '😀'.repeat(29), '\ud800'.repeat(30), '日本'.repeat(15), '\n'.repeat(30), 'x'.repeat(300), 'x'.repeat(30), 'x'.repeat(29),
  's1', '', '\0'.repeat(31), '%s'.repeat(16), ...SNAPSHOT_IDS, ...SNAPSHOT_IDS.map((id) => id.slice(0, 30)), ...SNAPSHOT_IDS.map((id) => `snapshot-${id}`),
];

const ASKED: readonly Json[] = [
  ...NAMES.map((name) => `${name}-and-more`), ...VOLUME_IDS, [THIRTY], object([[THIRTY, null]]), int(10n ** 30n), '64702.3', 'source-name', ['source-name'],
];

const usual = arrayCases({
  driver: 'sc',
  keys: ['source-name'],
  names: NAMES,
  asked: ASKED,
  lists: false,
  sizes: [0, 1, 512, GIB - 1, GIB, GIB, GIB, GIB + 1, 1.5 * GIB, 2 * GIB, 3 * GIB, 10240 * GIB - 1, 10240 * GIB, 8388607 * GIB, 8388607 * GIB + 1],
  attributes: (_kind, { chance, pick }) => ({
    expired: chance(0.3) ? pick<Json>([true, false, null, int(1), int(0), 'no']) : undefined,
    expire: chance(0.3) ? pick<Json>([int(0), int(1440), null]) : undefined,
  }),
  snapshotRow: ({ chance, pick }) => ({ provider_id: chance(0.2) ? pick<Json>(['64702.1', '64702.2', '64702.3', '64702.99', '64702', '64702.', '64703.1', '.', '', null]) : undefined }),
  steps: (draw) => [
    draw.pick<Json>([
      fields({ op: 'get_manageable_snapshots' }),
      fields({ op: 'backend', remove: draw.pick(VOLUME_IDS) }),
      fields({ op: 'backend', add: fields({ name: draw.pick(VOLUME_IDS), kind: 'volume', size: int(GIB) }) }),
    ]),
  ],
});

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, '$1');
}

writeCasesFrom(import.meta.url, generateCases);
