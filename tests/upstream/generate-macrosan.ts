/** Cases for the recorder of the real MacroSAN driver: `npx tsx tests/upstream/generate-macrosan.ts SEED COUNT`. */
import { int, type Json } from '../../core/value/json.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const LONG = 'x'.repeat(31);
const EMOJI = '\ud83d\ude00';

const NAMES = [
  's1', 's1', 'S1', 's2', 's2', 's3', ' s1', 's1 ', '_s1', '__s1', 's_1', 's-1', '-s1', '-_s1', '_-s1', '_-_s1', '-', '_', '---', '', '\0', 's1\n', 'a b', 'a+b', 'a&b=c', 'a/b', '%s', '%73', "it's", 'sn\u00e4p', '日本',
  EMOJI, '\ud800', 'ab\udfffc', '5', 'None', 'True', LONG, `${LONG}y`, `_${LONG}`, `-${LONG}-z`, LONG.slice(1), EMOJI.repeat(31), EMOJI.repeat(33), `snapshot-${SNAPSHOT_IDS[0]}`, 'snapshot22222222222242228222222',
  ...SNAPSHOT_IDS.map((id) => id.replaceAll('-', '')), ...SNAPSHOT_IDS.map((id) => id.replaceAll('-', '').slice(0, 31)), ...SNAPSHOT_IDS,
];

const ASKED: readonly Json[] = [
  ...ID_FORMS.map((form) => form(SNAPSHOT_IDS[0])), ...ID_FORMS.map((form) => `_snapshot-${form(SNAPSHOT_IDS[1])}`), ...VOLUME_IDS.map((id) => `volume-${id}`), '1', '3', int(3), 'source-name', ['source-name'],
];

const usual = arrayCases({
  driver: 'macrosan',
  keys: ['source-name'],
  names: NAMES,
  asked: ASKED,
  lists: false,
  attributes: (_kind, { pick }) => ({ unreachable: pick<Json>(['GET', 'PUT', true, 'get', 'DELETE', false, null, int(1), int(0), '', ['GET']]) }),
  volumeRow: ({ chance, below, pick }) => ({
    name_id: chance(0.15) ? `66666666-6666-4666-8666-${String(below(10 ** 12)).padStart(12, '0')}` : undefined,
    provider_location: chance(0.3) ? pick(['macrosan uuid:1', 'macrosan uuid:', 'x', '']) : undefined,
  }),
  snapshotRow: ({ chance, pick }) => ({ provider_location: chance(0.2) ? pick(['pointid: 3', 'pointid: None', '']) : undefined }),
  steps: ({ pick }) => [pick([fields({ op: 'get_manageable_snapshots' }), fields({ op: 'backend', remove: `volume-${pick(VOLUME_IDS)}` })])],
});

/** The ids differ in their last digit alone, which the name has no room for. */
const MANAGED = SNAPSHOT_IDS[0].replaceAll('-', '').slice(0, 31);

export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield withSnapshotNames(made, MANAGED);
}

writeCasesFrom(import.meta.url, generateCases);
