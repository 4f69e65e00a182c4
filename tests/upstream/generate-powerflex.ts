/**
 * Cases for the recorder of the real PowerFlex driver: `npx tsx tests/upstream/generate-powerflex.ts SEED COUNT`. What matters
 * is the id, and what `requests` makes of it where it is none.
 *
 * Each volume has a type, as in a Cinder with a database: without one, the recorder lets its rows have none.
 */
import { float, int, object, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { VOLUME_IDS } from './oddities.ts';

/** The first two objects are volumes, the others snapshots. */
const IDS = [0, 1, 2, 3, 4, 5, 6].map((n) => `3e8d00000000000${n}`);
const [, , SNAPSHOT = ''] = IDS;

const ASKED: readonly Json[] = [
  ...IDS, ...IDS, ...IDS.map((id) => id.toUpperCase()), `${SNAPSHOT}?x`, `${SNAPSHOT}#x`, `${SNAPSHOT}/`, `${SNAPSHOT}/.`, `x/../Volume::${SNAPSHOT}`, `x/./../Volume::${SNAPSHOT}`,
  `x/../../instances/Volume::${SNAPSHOT}`, `%33${SNAPSHOT.slice(1)}`, `%33${SNAPSHOT.slice(1)}%`, `%2533${SNAPSHOT.slice(1)}`, `${SNAPSHOT}\n`, ` ${SNAPSHOT}`, `${SNAPSHOT} `, `${SNAPSHOT}\0`, `${SNAPSHOT}0`,
  SNAPSHOT.slice(1), '../..', '..', '.', '?', '#', '%', '%zz', 'a/b', 'snäp', '\ud800', 'source-id', ['source-id'], object([['source-id', SNAPSHOT]]), int(0x3e8d), float(3e8),
];

const usual = arrayCases({
  driver: 'powerflex',
  keys: ['source-id'],
  names: ['s1', 's2', 's3', 's4', 's5', 's6'],
  asked: ASKED,
  written: (name) => IDS[Number(name.slice(1)) + 1] ?? name,
  namesAreUnique: true,
  lists: false,
  attributes: (_kind, { chance, pick }) => ({
    mappedSdcInfo: chance(0.3) ? pick<Json>([null, [], [object([['sdcId', 'c2fe']])], 'x', false, int(0)]) : undefined,
    orig_parent_overriden: chance(0.2) ? pick<Json>([true, false, null, 'false', '', int(1)]) : undefined,
    is_source_deleted: chance(0.2) ? pick<Json>([true, false, null, [], [int(0)]]) : undefined,
  }),
  volumeRow: ({ chance, pick }) => ({ volume_type_id: '00000000-0000-4000-8000-00000000d3f1', ...(chance(0.1) ? { provider_id: pick<Json>([...IDS, null, '']) } : {}) }),
  steps: (draw) => [draw.pick<Json>([fields({ op: 'get_manageable_snapshots' }), fields({ op: 'backend', remove: `volume-${draw.pick(VOLUME_IDS)}` })])],
});

/** What Cinder knows a snapshot by that it has managed, the recorder sees only as it goes: it is some id here. */
export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield parseJson(stringifyJson(made).replaceAll(/\$\{snapshot:[^}]*(.)\}/g, (_, last: string) => IDS[Number(last)] ?? SNAPSHOT));
}

writeCasesFrom(import.meta.url, generateCases);
