/**
 * Cases for the recorder of the real OceanStor driver: `npx tsx tests/upstream/generate-huawei.ts SEED COUNT`. What matters is
 * which of the two keys counts, what kind of value the id is, and the state of the snapshot.
 *
 * The recorder's array can not be asked for a LUN by its id, so every volume that Cinder knows the LUN of has its name; nor for a
 * snapshot with the id `activate`. It puts `source-id` into the address as it is. Without a database a volume has no admin metadata, which
 * is asked for where provider_location is JSON and no object.
 */
import { encodeName } from '../../core/drivers/huawei/names.ts';
import { float, int, object, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';

const NAMES = [
  's1', 'S1', 's2', ' s1', 's1 ', 'a/b', 'a::b', '::', 's1?x', 's%31', 's1\n', '\0', 'sn\u00e4p', '日本', '\ud83d\ude00', '\ud800', '5', '1.5', 'True', 'None', '[]', "['s1']", '%s', "it's", 'x'.repeat(300), '3',
  ...SNAPSHOT_IDS.map((id) => `snapshot-${id}`), ...VOLUME_IDS.map(encodeName),
];

/** The first two objects are LUNs, the others snapshots. */
const ASKED: readonly Json[] = [
  '1', '2', '3', '4', '5', '6', '3', '4', int(3), int(0), float(3), true, ['3'], object([['3', null]]), '03', '3 ', '3/', '3?x', '../snapshot/3', 'source-id', ['source-name'], ...VOLUME_IDS,
];

const LOCATIONS: readonly Json[] = [
  null, '', '{}', 'no json', '{"huawei_lun_wwn": "w"}', '{"huawei_lun_wwn": "another"}', '{"huawei_lun_wwn": null}', '{"huawei_lun_id": "1", "huawei_lun_wwn": "w"}', '{"huawei_lun_id": 1}',
];

const usual = arrayCases({
  driver: 'huawei',
  keys: ['source-name', 'source-id'],
  names: NAMES,
  asked: ASKED,
  lists: false,
  attributes: (_kind, { chance, pick }) => ({
    health: chance(0.3) ? pick<Json>(['1', '1', '2', '', null, int(1)]) : undefined,
    exposed: chance(0.3) ? pick<Json>(['false', 'false', 'true', 'False', null, false]) : undefined,
    running: chance(0.4) ? pick<Json>(['43', '45', '', null, int(43)]) : undefined,
    description: chance(0.2) ? 'taken by hand' : undefined,
  }),
  volumeRow: ({ chance, pick }) => ({ provider_location: chance(0.3) ? pick(LOCATIONS) : undefined }),
  steps: () => [fields({ op: 'get_manageable_snapshots' })],
});

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield parseJson(stringifyJson(made).replaceAll(/\$\{snapshot:([^}]+)\}/g, (_, id: string) => encodeName(id)));
}

writeCasesFrom(import.meta.url, generateCases);
