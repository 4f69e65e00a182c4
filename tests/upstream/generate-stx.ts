/**
 * Cases for the recorder of the real Seagate STX driver: `npx tsx tests/upstream/generate-stx.ts SEED COUNT`.
 *
 * The recorder's array can't print what XML does not hold (control characters, half a surrogate pair), and prints an empty
 * name as none, so no object has such a name. Where two of Cinder's snapshots have one name on the array, which of them the
 * listing tells depends on the order of Cinder's rows, which the recorder has otherwise without a database.
 */
import { int, type Json } from '../../core/value/json.ts';
import { arrayCases } from './array-cases.ts';
import { writeCasesFrom } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const NAMES = [
  's1', 'S1', 's2', 's3', ' s1', 's1 ', 'a b', 'a+b', 'a&b', 'a:b', 'a=b', "it's", 'a<b', 'a]]>b', 's%31', 'a%zz', '100%', 'a/b', '.', '..', 's1?x', '#', 'sn\u00e4p', '日本', '\ud83d\ude00', 'x'.repeat(32), 'v1', 'volumes', 'None',
  'sIiIiIiIiQiKCIiIiIiIiIg', 'name', '5',
];

const ASKED: readonly Json[] = [
  's1?x=1', 's1#x', 's%31', 's%331', 'S%31', '%73%31', 's1/', 's1//', '/s1', '//s1', 's1/x', '../volumes/s1', './s1', 's1/.', 's1/..', 's2/../s1', '..', '../..', '?', '#', '%', '%%', '%2', '%2e', '%2E%2e', 's1%', 's1%3fx', 's%c3%a4', 'sn%C3%A4p',
  'sn%c3%a4p', 'sn%e4p', '%ff%fe', '%00', 's1\n', '\ts1', 's1;x', 's1,s2', 'a%20b', 'a%2fb', 'a%252fb', 'a%zz', 'a%4a%', 'a%41', 'a\\b', 'a|b', '{x}', 'a"b', 'a^b', '`', '~', '*', '[x]', '@', 's1?', '?s1', '&', '=', ';', 's1/../s2', '../maps', '../maps/s1',
  '../controllers', '../pools/A', '../system', '../disks', '../../set/volume/name/new/s1', '../../../api/show/volumes/s1', '../../login/x', int(5), ['s1'], [], 'x'.repeat(300), ...VOLUME_IDS.map((id) => `volume-${id}`), ...ID_FORMS.map((form) => form(SNAPSHOT_IDS[0])),
];

const usual = arrayCases({
  driver: 'stx',
  keys: ['source-name'],
  names: NAMES,
  asked: ASKED,
  namesAreUnique: true,
  lists: true,
  attributes: (_kind, { pick, chance }) => ({
    mapped: chance(0.5) ? pick<Json>([true, false, null, int(1), 'no']) : undefined,
    unreachable: chance(0.2) ? pick<Json>([true, false]) : undefined,
    denied: chance(0.2) ? pick<Json>([true, int(1), '']) : undefined,
  }),
});

/** The three ids have one name on the array. */
export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, 'sIiIiIiIiQiKCIiIiIiI');
}

writeCasesFrom(import.meta.url, generateCases);
