/** Cases for the recorders of the two drivers of NexentaStor 5, which do the same with snapshots. */
import { float, int, object, type Json } from '../../core/value/json.ts';
import { arrayCases, type Profile } from './array-cases.ts';
import { fields } from './case-maker.ts';
import { ID_FORMS, SNAPSHOT_IDS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const FORMS = ID_FORMS.flatMap((form) => SNAPSHOT_IDS.slice(0, 2).map((id) => `snapshot-${form(id)}`));

const NAMES = [
  's1', 's1', 'S1', 's2', 's2', 's3', ' s1', 's1 ', 'a b', 'a+b', 'a&name=s1', 'a=b', 'a/b', 'a@b', '.', '..', 's1\n', '\0', '', 'sn\u00e4p', '日本', '\ud83d\ude00', '\ud800', 'ab\udfff', '5', '1.5',
  '1e+16', 'True', 'None', '%s', '%73', '100%', "it's", 'x'.repeat(300), 'rename', 'x/rename', 'a', 'source-name', 'origin-snapshot-%s', 'origin-snapshot-1', 'group-snapshot-%s-1', 'group-snapshot-',
  ...FORMS, ...FORMS,
];

/** The first two objects are volumes, the others snapshots. */
const GUIDS = ['7000000000000', '7000000000002', '7000000000003', '7000000000004', '7000000000005'];

const ASKED: readonly Json[] = [
  ...GUIDS, ...GUIDS, int(7_000_000_000_002), float(7_000_000_000_002), [GUIDS[1] ?? ''], ['s1', 's2'], ['s1', null], [null, null], [[]], [['s1']], [[null]], [[['s1']]], [object([['s1', null]])], object([['s1', int(1)]]),
  object([['s1', null], ['s2', null]]), object([['\ud800', int(1)]]), [['\ud800']], [[object([['x', '\ud800']])]], [true], [int(5)], 'source-name', ['source-name'], [['x'], 'source-name'], ['x', 'source-guid', ['x']],
  [object([]), 'source-name'], [float(Number.NaN), 'source-guid'], ...VOLUME_IDS.map((id) => `volume-${id}`),
];

/** @param rest what the recorder of this driver knows besides */
export function nexentaCases(driver: string, rest: Partial<Profile> = {}): ReturnType<typeof arrayCases> {
  const usual = arrayCases({
    driver,
    keys: ['source-name', 'source-guid'],
    names: NAMES,
    asked: ASKED,
    lists: true,
    volumeRow: ({ chance, below }) => ({ name_id: chance(0.15) ? `66666666-6666-4666-8666-${String(below(10 ** 12)).padStart(12, '0')}` : undefined }),
    snapshotRow: ({ chance, below, pick }) => ({ volume_size: chance(0.2) ? int(below(9)) : undefined, display_name: chance(0.2) ? pick(['', 'Tuesday']) : undefined }),
    config: ({ pick }) => ({
      nexenta_origin_snapshot_template: pick(['origin-snapshot-%s', 'origin-', 's', 'origin-snapshot-']),
      nexenta_group_snapshot_template: pick(['group-snapshot-%s', 'group-', 'S1']),
    }),
    steps: ({ pick }) => [
      pick<Json>([
        fields({ op: 'backend', remove: `volume-${pick(VOLUME_IDS)}` }),
        fields({ op: 'get_manageable_snapshots', marker: object([['source-name', pick(['s1', 's2', 's3'])], ['source-guid', pick(GUIDS)]]), sort_keys: ['size', 'reference'], sort_dirs: ['desc', 'asc'] }),
      ]),
    ],
    ...rest,
  });
  return function* generate(seed, count) {
    for (const made of usual(seed, count)) yield withSnapshotNames(made, 'snapshot-$1');
  };
}
