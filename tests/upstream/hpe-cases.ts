/** What cases of HPE's two drivers are made of: names that look managed, ids in odd forms, comments that are no Python. */
import { int, object, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { arrayCases, type Profile } from './array-cases.ts';
import { fields } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, UNKNOWN_VOLUME, VOLUME_IDS } from './oddities.ts';

/** What unmanage calls the snapshots of these ids. */
const UNMANAGED = ['ums-IiIiIiIiQiKCIiIiIiIiIg', 'ums-IiIiIiIiQiKCIiIiIiIiIw', 'ums-IiIiIiIiQiKCIiIiIiIiJA', 'ums-YWJj'];

const NAMES = [
  's1', 'S1', 's2', ' s1', 's1 ', 's.1', 's_1', 'a-b', 'sn\u00e4p', '日本', '\ud83d\ude00', "it's", '"s1"', '\\', '%s', '100%', '5', '1.5', 'True', 'None', "['s1']", '{}', "{'a': 's1'}", 'x'.repeat(40),
  'os', 'osv', 'osv-x', 'ossify', 'oss', 'OSS-x', 'xoss-', ' oss-x', '\noss-x', 'vvs', 'vv', 'unm', 'unmade', 'un-m', 'ums', 'ums-', 'um', 'o', 'rcg-x', 'tss-x', ...UNMANAGED,
];

const ASKED: readonly Json[] = [
  ...SNAPSHOT_IDS, ...SNAPSHOT_IDS.flatMap((id) => ID_FORMS.map((form) => form(id))), 'abc', '', '-', '\ud800', 'ä', 'a?>b~', '2'.repeat(31), '2'.repeat(32), '2'.repeat(33), `${'2'.repeat(31)}g`, `${'2'.repeat(31)}\ud800`,
  ...VOLUME_IDS, 'oss-IiIiIiIiQiKCIiIiIiIiIg', 'osv-ERERERERQRGBEREREREREQ', object([]), ['source-name'], 'source-name', 'source-id', ['source-id'], 'xsource-namex', int(2n ** 64n), true,
];

/** Of those that are no literal, such as Python refuses with a text that is known here. */
const COMMENTS: readonly Json[] = [
  '{"display_name": "fromarray"}', "{'display_name': 'it'}", '{"display_name": ""}', '{"display_name": null}', '{"display_name": None}', '{"display_name": 5, "x": [1, 2.0, True]}', '{"display_name": ["a", {"b": -1}]}',
  '{"display_name": "sn\\u00e4p \\ud83d\\ude00"}', '{"display_name": "日本\u0080\u007f"}', '{"display_name": "a\\nb\\x41\\101\\/\\q"}', '{"volume_id": "x"}', '{}', '[]', '()', '""', 'None', '5', '1.5', '-1', '[["display_name", "pair"]]', '["ab", "cd"]', '["abc"]',
  '[5]', '"ab"', '("display_name",)', '[("display_name", 1_000)]', 'payroll', 'hello world', "it's", '', ' ', '# note', 'v1.2', 'v.x', 'f(x)', 'a[0]', 'backup-2024', '2024-01-01', 'a-b', '1+1', '{"a": true}', '{"a": 1', '{"a": 1}}', '{"a"', '(', ')', '[1)', 'a b c', 'a:b',
  'x=1', '1a', 'a\\b', '“x”', '日本', 'a\u00a0b', '\t{"display_name": "tab"}', '{"display_name": "twice", "display_name": "last"}', '\n{"display_name": "line"}\n', 'import os', '"a" "b"', '"""x"""', "'''x", 'r"\\n"', int(5), true, object([]), ['x'],
];

const PROFILE: Omit<Profile, 'driver'> = {
  keys: ['source-name', 'source-id'],
  names: NAMES,
  asked: ASKED,
  lists: true,
  // A comment of None is none, to the recorder as to us.
  attributes: (kind, { pick, chance }) => (kind === 'snapshot' ? { comment: chance(0.1) ? null : pick(COMMENTS) } : { comment: pick(COMMENTS) }),
  volumeRow: ({ chance, pick }) => ({
    replication_status: chance(0.1) ? pick(['failed-over', 'enabled', 'error', 'Failed-over']) : undefined,
    name_id: chance(0.1) ? UNKNOWN_VOLUME : undefined,
  }),
  snapshotRow: ({ chance, pick }) => ({ display_name: chance(0.3) ? pick(['mine', '', 'sn\u00e4p', '"q" \\', '\ud83d\ude00', '\u0000\u007f']) : undefined }),
  // A description is not among what the recorder tells of snapshots that were there before, so it takes a new one.
  steps: ({ pick }) => {
    const snapshot = fields({ id: '22222222-2222-4222-8222-2222222222ff', volume_id: VOLUME_IDS[0], display_description: pick(['d', '', 'zwölf\n']) });
    return [fields({ op: 'manage_existing_snapshot', snapshot, existing_ref: object([['source-name', pick(NAMES)]]) }), fields({ op: 'unmanage_snapshot', snapshot })];
  },
};

/** @param driver the recorder's name */
export function hpeCases(driver: 'hpe3par' | 'alletra'): (seed: number, count: number) => Generator<Json> {
  const usual = arrayCases({ driver, ...PROFILE });
  return function* generate(seed, count) {
    for (const made of usual(seed, count)) yield parseJson(stringifyJson(made).replaceAll(/\$\{snapshot:([^}]+)\}/g, (_, id: string) => managedName(id)));
  };
}

/** What the recorder puts in for `${snapshot:ID}`. */
function managedName(id: string): string {
  const base64 = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64');
  return `oss-${base64.replaceAll('+', '.').replaceAll('/', '-').replaceAll('=', '')}`;
}
