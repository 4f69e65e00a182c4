/**
 * Cases for the recorder of the real NEC M-Series driver: `npx tsx tests/upstream/generate-nec.ts SEED COUNT`.
 *
 * The recorder's array answers in XML, which holds no control characters and no half surrogate pair, and in lines, so no
 * name has a line feed; a reference with one is taken apart by the recorder itself where a command names it. The driver
 * crashes on any disk without a name, so there is none.
 */
import { int, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { arrayCases } from './array-cases.ts';
import { fields, writeCasesFrom } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';

/** Ids of Cinder's snapshots, as names of disks. */
const MANAGED = ['LX:12PKxdNbwRbrRramk9I9Ni', 'LX:12PKxdNbwRbrRramk9I9Nj', 'LX:12PKxdNbwRbrRramk9I9Nk'];
const NAMES = [
  'LX:s1', 'LX:S1', 'LX:s2', 'LX:s3', 'WN:s1', 'WN:w', 'AX:x', 'LX: s1', 'LX:s1 ', 'LX:a b', 'LX:a<b&c', "LX:it's", 'LX:-', 'LX:z', 'LX:zz', 'LX:0', 'LX:00', 'LX:10', `LX:${'z'.repeat(22)}`, `LX:${'x'.repeat(24)}`, `LX:${'x'.repeat(30)}`, 'LX:sn\u00e4p', 'LX:日本',
  'LX:\ud83d\ude00', 'LX:5EBnaZnYlIY9NHv2ykF4UO', 'LX:_a', 'LX:a_', 'LX:a/b', 'LX:%s', ...MANAGED, ...MANAGED,
];

const ASKED: readonly Json[] = [
  's1', 'WN:s1', '  :s1', ':s1', 'LX:', '', 's', 'xy', 'LX:s1', 'LX:LX:s1', 'lx:s1', 'abcdef01-2345-4bcd-8ef0-fedcba987654', 'LX:abcdef01-2345-4bcd-8ef0-fedcba987654', 'ABCDEF01-2345-4BCD-8EF0-FEDCBA987654', 'abcdef0123454bcd8ef0fedcba987654',
  '00000000-0000-0000-0000-000000000000', ...SNAPSHOT_IDS, ...SNAPSHOT_IDS.map((id) => `x${id}y${VOLUME_IDS[0]}`), ...VOLUME_IDS, 'source-name', ['source-name'], int(5), '\ud83d\ude00:s1', 'é:\u00e9s1',
  ...ID_FORMS.map((form) => form(SNAPSHOT_IDS[1])).filter((text) => !text.includes('\n')),
];

const usual = arrayCases({
  driver: 'nec',
  keys: ['source-name'],
  names: NAMES,
  asked: ASKED,
  namesAreUnique: true,
  lists: true,
  attributes: (kind, { pick, chance }) => ({
    pool: chance(0.4) ? pick([int(0), int(1), int(2)]) : undefined,
    rpl: chance(0.3) ? pick(['SV', 'RV/SV', 'MV', 'IV', '---', '']) : undefined,
    in_ldset: chance(0.3) ? pick<Json>([true, false, int(1)]) : undefined,
    locked: kind === 'snapshot' && chance(0.2) ? true : undefined,
  }),
  volumeRow: ({ chance, below }) => ({ name_id: chance(0.1) ? `66666666-6666-4666-8666-${String(below(10 ** 12)).padStart(12, '0')}` : undefined }),
  config: ({ pick }) =>
    pick([{ nec_backup_pools: [] }, { nec_backup_pools: ['0001h'] }, { nec_backup_pools: ['0', '2'] }, { nec_backup_ldname_format: 'LX:%s_s' }, { nec_backup_ldname_format: 'WN:%s' }]),
  steps: ({ pick }) => [fields({ op: 'backend', remove: pick([...MANAGED, 'LX:s1', 'LX:1Yc0RS4PtuZfpErnLGCSCR']) }), fields({ op: 'get_manageable_snapshots' })],
});

/** The recorder renames by the full name alone; and `${snapshot:ID}` is what recordings show in its place. */
export function* generateCases(seed: number, count: number): Generator<Json> {
  for (const made of usual(seed, count)) {
    const text = stringifyJson(made).replaceAll('"to-be-renamed', '"LX:to-be-renamed');
    yield parseJson(SNAPSHOT_IDS.reduce((all, id, n) => all.replaceAll(`\${snapshot:${id}}`, MANAGED[n] ?? ''), text));
  }
}

writeCasesFrom(import.meta.url, generateCases);
