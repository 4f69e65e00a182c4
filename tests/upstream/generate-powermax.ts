/**
 * Cases for the recorder of the real PowerMax driver: `npx tsx tests/upstream/generate-powermax.ts SEED COUNT`. What matters
 * is what is found under which cut of a name, what stands in provider_location, which devices are listed, and the listing's
 * own paging. Names with `..` are not made: they lead to an address that the recorder's array does not know.
 */
import { int, object, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { arrayCases, type Draw } from './array-cases.ts';
import { fields, writeCasesFrom, type Fields } from './case-maker.ts';
import { DIRECTIONS, LIMITS, UNKNOWN_VOLUME, VOLUME_IDS } from './oddities.ts';

const UUID = 'abcdef01-2345-4bcd-8ef0-fedcba987654';

const NAMES = [
  's1', 's1', 's1', 's2', 'S1', 's1 ', ' s1', 'a.b', 'a/b', 's?1', 's#1', 's%31', './s1', 's1/.', 's 1', 's+1', 's&1', 'sn\u00e4p', '日本', '\ud83d\ude00', "it's", '"s1"', '\\', '%', '%s', '100%', '5', 'None', "['s1']",
  'OS-s1', 'OS-', 'OS', 'os-s1', 'OSx', 'OS-OS-s1', 'xOS-y', 'temp-s1', 'temp', 'temporary', 'abcdefcba987654', 'ABCDEFCBA987654', UUID, UUID.toUpperCase(), `_snapshot-${UUID}`, 'x'.repeat(18), 'x'.repeat(19), 'x'.repeat(20),
  'xxxxxxxxxyyyyyyyyy', 'xxxxxxxxx-in-the-middle-yyyyyyyyy', '日本日本日本日本日z日本日本日本日本日本日', '日本日本日本日本日本日本日本日本日本', '222222222222222',
];

const ASKED: readonly Json[] = [
  UUID, `_snapshot-${UUID}`, `snapshot-${UUID}`, `x_snapshot-${UUID}y`, `_snapshot-_snapshot-${UUID}`, `OS-${UUID}`, UUID.toUpperCase(), `${UUID}${UUID}`, UUID.replaceAll('-', ''), 'xOS-s1', 's1OS-', '_snapshot-s1', 'xxxxxxxxxzyyyyyyyyy',
  'xxxxxxxxxzzyyyyyyyyy', 'OSOS--s1', '118749976835', 'source-id', ['source-id'], object([]), '\ud800', ...VOLUME_IDS.map((id) => `OS-${id}`), ...VOLUME_IDS,
];

const VOLUME_LOCATIONS: readonly Json[] = [
  null, "{'device_id': '00001'}", "{'device_id': '00002', 'array': 'x'}", "{'device_id': 'FFFFF'}", "{'device_id': ''}", "{'device_id': None, 'keybindings': {'DeviceID': '00001'}}", "{'keybindings': {'DeviceID': '00002'}}", "{'keybindings': {}}",
  "{'keybindings': {'x': 1}}", "{'keybindings': 'DeviceID'}", '{}', '[]', '5', 'None', "'device_id'", '', 'x y', '{"device_id": null}', "{'device_id': '00001'",
];

const SNAPSHOT_LOCATIONS: readonly Json[] = [
  ...['s1', 's1', 's2', 'OS-s1', 'OS-s2', 'OS', 'OS-', 'os-s1', 'OSx', 'temp-s1', 'OS-abcdefcba987654', 'OS-OS-s1'].map((name) => `{'source_id': '00001', 'snap_name': '${name}'}`), "{'source_id': '00002', 'snap_name': 'OS-s1'}", "{'source_id': 'FFFFF', 'snap_name': 'OS-s1'}",
  "{'source_id': None, 'snap_name': 's1'}", "{'source_id': '00001', 'snap_name': None}", "{'source_id': '00001', 'snap_name': 5}", "{'source_id': '00001'}", "{'snap_name': 's1'}", '{}', '[]', '5', 'None', "'source_id'", '', 'x y', 'x', '{"source_id": "00001", "snap_name": "OS-s1"}', '{"source_id": true}',
  "{'classname': 'x', 'keybindings': {'SystemName': 'y'}}", null,
];

function deviceAttributes({ pick }: Draw): Fields {
  const [volume = ''] = VOLUME_IDS;
  return pick<Fields>([
    { identifier: pick<Json>([null, '', 'other', `OS-${volume}`, `OS-${volume.slice(0, 8)}`, '1', 'OS-', `OS-${UNKNOWN_VOLUME}`, 'a:b', ':', `OS-${volume}:x`]) },
    { private: true }, { system_resource: true }, { private: false, system_resource: int(1) }, { emulationType: pick(['FBA', 'CKD-3390', 'fba']) }, { configuration: pick(['TDEV', 'BCV', 'RDF1+TDEV']) },
  ]);
}

function snapshotAttributes({ pick }: Draw): Fields {
  return pick<Fields>([
    { expired: pick([true, false]) }, { secured: pick([true, false]) }, { locked: pick([true, false]) }, { generation: int(pick([0, 1, 2])) }, { timeToLive: int(pick([0, 1, 86_400, 1_700_000_000, -1])) },
    { timestamp: int(pick([1_600_000_000_123, 999, 1000, 1, 0, 253_402_300_799_000])) }, { expired: false, secured: true, timeToLive: int(4_102_444_800) },
  ]);
}

function listing({ pick, chance }: Draw): Fields {
  return {
    marker: chance(0.4) ? pick<Json>([...NAMES, '', '{"source-name": "s1"}', object([['source-name', 's1']]), int(5), 'nope']) : undefined,
    limit: chance(0.4) ? pick(LIMITS) : undefined,
    offset: chance(0.4) ? pick(LIMITS) : undefined,
    sort_keys: chance(0.7) ? pick<Json>([['reference'], ['size'], ['size', 'reference'], ['nokey'], [], null, [null], ['Size'], 'size', [['size']]]) : undefined,
    sort_dirs: chance(0.7) ? pick<Json>([[pick(DIRECTIONS)], [pick(DIRECTIONS), pick(DIRECTIONS)], [], null, 'desc', ['xdescx'], [['desc']], [null], [int(5)]]) : undefined,
  };
}

const usual = arrayCases({
  driver: 'powermax',
  keys: ['source-name', 'source-id'],
  names: NAMES,
  asked: ASKED,
  lists: true,
  attributes: (kind, draw) => (kind === 'volume' ? deviceAttributes(draw) : snapshotAttributes(draw)),
  volumeRow: ({ chance, pick }) => ({
    provider_location: chance(0.1) ? pick(VOLUME_LOCATIONS) : undefined,
    replication_status: chance(0.1) ? pick(['failed-over', 'enabled', 'error']) : undefined,
    name_id: chance(0.1) ? UNKNOWN_VOLUME : undefined,
  }),
  snapshotRow: ({ chance, pick }) => ({
    provider_location: chance(0.4) ? pick(SNAPSHOT_LOCATIONS) : undefined,
    display_name: chance(0.3) ? pick(['mine', '', 'sn\u00e4p']) : undefined,
    metadata: chance(0.3) ? pick([fields({ mine: '1' }), fields({ SnapshotLabel: 'old', is_snap_id: 'x' }), fields({})]) : undefined,
  }),
  listing,
});

/** A name of Cinder's own is what create_snapshot cuts it to: 9 and 9 characters. */
export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) yield parseJson(stringifyJson(made).replaceAll(/\$\{snapshot:([^}]{6})[^}]*([^}]{9})\}/g, 'OS-$1$2'));
}

writeCasesFrom(import.meta.url, generateCases);
