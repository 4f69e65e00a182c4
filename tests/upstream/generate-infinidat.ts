/**
 * Cases for the recorder of the real InfiniBox driver: `npx tsx tests/upstream/generate-infinidat.ts SEED COUNT`.
 *
 * The recorder's stand-in for the library knows parents by name, so no snapshot gets the name of a volume; and it fails by
 * itself to write metadata where `metadata` is null.
 */
import { float, int, object, type Json } from '../../core/value/json.ts';
import { arrayCases, type Draw } from './array-cases.ts';
import { fields, writeCasesFrom, type Fields } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, VALUES, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const NAMES = [
  's1', 'S1', 's2', 's3', ' s1', 's1 ', 'a/b', 's1\n', '\0', '', 'sn\u00e4p', '日本', '\ud83d\ude00', '\ud800', '5', '1.5', 'True', 'None', '%s', '%(x)s', "it's", 'x'.repeat(300),
  '1003', ...SNAPSHOT_IDS.map((id) => `openstack-snap-${id}`), ...SNAPSHOT_IDS.map((id) => `snapshot-${id}`),
];

/** The first two objects are volumes, the others snapshots. */
const SERIALS: readonly Json[] = [1001, 1002, 1003, 1004, 1005, 1006].flatMap((id) => [int(id), String(id)]);

const ASKED: readonly Json[] = [
  ...SERIALS, ...SERIALS, ...VOLUME_IDS.map((id) => `openstack-vol-${id}`), ...VOLUME_IDS.map((id) => `volume-${id}`), float(1003), '01003', ' 1003', '1003 ', '1003.0', int(-1003), [int(1003)],
  'source-id', 'source-name', ['source-id'], ['source-name', 's1'], [['source-id']], int(2n ** 64n),
];

const usual = arrayCases({
  driver: 'infinidat',
  keys: ['source-name', 'source-id'],
  names: NAMES,
  asked: ASKED,
  lists: true,
  attributes: (_kind, draw) => ({
    pool: draw.chance(0.3) ? draw.pick<Json>(['pool1', 'pool1', 'other', 'POOL1', '', null, int(5), ['pool1']]) : undefined,
    luns: draw.chance(0.3) ? draw.pick<Json>([[], [int(1)], [int(1), int(2)], int(0), 'lun', null]) : undefined,
    metadata: draw.chance(0.7) ? fields(metadata(draw)) : undefined,
  }),
  snapshotRow: ({ chance, pick }) => ({ display_name: chance(0.2) ? pick(['', 'Tuesday', '\ud800']) : undefined }),
  config: ({ pick }) => ({ infinidat_pool_name: pick(['pool1', 'other', 'POOL1', '']) }),
  steps: (draw) => [
    draw.pick<Json>([
      fields({ op: 'backend', remove: `openstack-vol-${draw.pick(VOLUME_IDS)}` }),
      fields({ op: 'get_manageable_snapshots', marker: object([['source-name', draw.pick(['s1', 's2', 's3'])], ['source-id', draw.pick(['1003', '1004', '1005'])]]), sort_keys: ['size', 'reference'], sort_dirs: ['desc', 'asc'] }),
    ]),
  ],
});

/** Of Cinder's making, of somebody else's, or both; the keys in any order. */
function metadata({ pick, chance }: Draw): Fields {
  const cinderId = chance(0.7) ? pick(ID_FORMS)(pick(SNAPSHOT_IDS)) : pick(VALUES);
  return {
    ...(chance(0.4) ? { owner: pick(VALUES) } : {}),
    ...(chance(0.7) ? { cinder_id: cinderId } : {}),
    ...(chance(0.3) ? { system: 'openstack', cinder_name: "payroll's" } : {}),
  };
}

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, 'openstack-snap-$1');
}

writeCasesFrom(import.meta.url, generateCases);
