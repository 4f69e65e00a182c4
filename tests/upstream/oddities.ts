/** What generated cases of any driver are made of. */
import { float, int, object, type Json } from '../../core/value/json.ts';

export const VOLUME_IDS = ['11111111-1111-4111-8111-111111111111', 'abcdef33-3333-4333-8333-33333333abcd'] as const;
export const SNAPSHOT_IDS = [
  '22222222-2222-4222-8222-222222222222', '22222222-2222-4222-8222-222222222223', '22222222-2222-4222-8222-222222222224',
] as const;
/** Cinder gets to know of it by a snapshot of it. */
export const UNKNOWN_VOLUME = '55555555-5555-4555-8555-555555555555';

/** Ways to write an id into a name. */
export const ID_FORMS: readonly ((id: string) => string)[] = [
  (id) => id, (id) => id, (id) => id, (id) => id.toUpperCase(), (id) => id.replaceAll('-', ''), (id) => `{${id}}`, (id) => `urn:uuid:${id}`, (id) => `${id}\n`,
  (id) => `${id}\nx`, (id) => `\n${id}`, (id) => `${id} `, (id) => ` ${id}`, (id) => `${id}x`, (id) => `${id}\r`, (id) => `${id}\u2028`, () => '', () => '\n', (id) => `volume-${id}`,
];

/** Values in the place of a name, and around it. */
export const VALUES: readonly Json[] = [
  null, true, false, int(0), int(5), int(-1), int(10n ** 30n), float(1), float(1e16), float(-0), float(1.5), float(1e-5), float(1e300),
  [], ['s1'], [['s1']], [null], ['a/b'], ['\ud800'], ['\u0000'], [int(1), float(1), true, null, "it's"], object([]), object([['a', 's1']]), object([['source-name', 's1']]),
  object([['x', ['not found/']]]), '', 's1', '5', 'None',
];

export const KEYS = ['source-name', 'Source-Name', 'source_name', ' source-name', 'source-name ', 'source-id', 'name', '', '0', 'sourcename', 'source-name\n'];

export const SORT_KEYS = [
  'reference', 'size', 'cinder_id', 'safe_to_manage', 'reason_not_safe', 'source_reference', 'extra_info', 'reference', 'size', ' size ', 'size\n', 'Size', '', 'nokey',
];

export const DIRECTIONS = ['asc', 'desc', 'asc', 'desc', 'ASC', 'dec', ''];

/** In the place of sort_keys and sort_dirs. */
export const ODD_SORTS: readonly Json[] = [
  null, [], 'size', '', int(5), true, float(1.5), object([]), object([['size', int(1)]]), [null], [int(5)], ['size', null], [['size']], [object([])], [true], ['size', 'size', 'size', 'size', 'size'],
];

/** In the place of limit and offset. */
export const LIMITS: readonly Json[] = [
  int(0), int(1), int(2), int(3), int(-1), int(-2), int(-100), int(1000), int(10n ** 20n), int(-(10n ** 20n)), true, false, null, float(1), float(1.5), '1', [], object([]),
];

export const MARKER_TEXTS = [
  '', ' ', '{', '{}', '[]', '5', '1.0', 'null', 'true', 'NaN', '"s1"', 's1', "{'source-name': 's1'}", '{"source-name": "s1"} x', '{"source-name": null}', '{"source-name": 5}', '{"a": 1}',
  '\ufeff{}', '{"source-name": "s1", "source-name": "s2"}', '[1, 1.0, "a\\ud800"]', '%s', '\u00a0{}',
];
