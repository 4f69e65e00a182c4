/** What the generated LVM cases are made of, beside what is odd everywhere. */
import { float, int, type Json } from '../../core/value/json.ts';
import { GIB, MIB } from '../../core/value/size.ts';

/** Ids of volumes that Python takes for UUIDs although they don't look like one, and the other way round. */
export const ODD_VOLUME_IDS = [
  'ABCDEF66-6666-4666-8666-66666666ABCD', '66666666666646668666666666666666', '{66666666-6666-4666-8666-666666666666}',
  'urn:uuid:66666666-6666-4666-8666-666666666666', '66666666-6666-1666-6666-666666666666', '6-6-666666666666666666666666666666', 'abc', 'g'.repeat(32),
  '0x666666666666666666666666666666', '6_666666666666666666666666666666', '_6666666666666666666666666666666', '６'.repeat(32), ' 6666666666666666666666666666666',
  '+6666666666666666666666666666666', '6'.repeat(31), '6'.repeat(33), '\u{1d7d8}'.repeat(32), '0b111111111111111111111111111111',
];

/** Ids of snapshots: their names are what LVs are renamed to. */
export const ODD_SNAPSHOT_IDS = ['x_mlog', '', ' ', 'a/b', 'é', '-', 'A'.repeat(130), '22222222-2222-4222-8222-22222222222A', 'x_tmeta_cdata', '..', 'pvmove0'];

/** Names of LVs, and of things that are no LVs. */
export const NAMES = [
  's1', 'S1', 's1', 'a.b', 'a+b', 'a_b-c', '..', '.', '0', 'x'.repeat(127), 'x_mlog', 'pvmove0', 'snapshot1', 'snapshot', '_snapshot', '_snapshot-', '_snapshots',
  's 1', ' s1', 's1 ', 's\t1', 's1\n', '\n', ' ', '', '\u00a0s1', 's\u20031', 's1\u2028', 's\x1c1', 's\x851', 's1\u200b', '\ufeffs1', 's1\r\n', '\x1fs1',
  'a cinder-volumes', 'a cinder-volumes b', 's1 1.00 cinder-volumes s2', 'one two three', 'one two three four',
  'cinder-volumes/s1', '/dev/cinder-volumes/s1', '/dev/mapper/cinder--volumes-s1', 'other/s1', './s1', 's1/', '/s1', '/', '//', 'cinder-volumes/', '/dev/cinder-volumes/',
  'not found', 'Failed to find', 'cinder-volumes/not found', '/dev/cinder-volumes/not found', '/dev/cinder-volumes/cinder-volumes/not found', 'not found/s1', 'cinder-volumes/Failed to find',
  '-', '--', '-s1', '--version', '-é', '-😀', '-\n',
  'snäp', 'sna\u0308p', '日本', '😀', 's\u202e1', '\u0000', 'a\u0000b', '\ud800', 'a\udc00\ud800b', '😀\udfff', 'a\u0000\ud800', '\udc00/',
  '[s1]', "['s1']", "{'source-name': 's1'}", '{"source-name": "s1"}', 'None', 'True', '5', '1.0', 'null', '%s', '100%', '%(name)s', "it's", '"s1"', '\\', 's1\\n', '$s1', '`s1`', '*', '~',
];

export const ARRAY_SIZES = [
  0, 1, 512, 4 * MIB, 5 * MIB, 6 * MIB, GIB / 8, GIB / 2, GIB - 4 * MIB, GIB, GIB + 4 * MIB, GIB + 5 * MIB, GIB + 5368709, GIB + 5368710, GIB + 8 * MIB, 1.125 * GIB, 1.5 * GIB, 2 * GIB,
  2 * GIB - 5368709, 2 * GIB - 5368710, 10 * 1024 * GIB, 2 ** 53 - 2 ** 31,
];

/** What lvs might print for a size. */
export const LVS_SIZES: readonly Json[] = [
  '1,50', '1.50', '0.00', 'nan', 'inf', '-inf', 'Infinity', '1e3', '1e400', '1_0', '1__0', '_1', '٣', '１.５', '', ' ', '1 2', 'x', '0x10', '1.5g', '-0.5', '+2', '<1.00', '1.', '.5', '.',
  '1.0\u00a0', '\u00a0', int(5), int(0), float(1.5), float(2), true, [int(1)], '1e-9', '123456789012345678901234567890', '0.9999999999999999999',
];

/** What lvdisplay might print for lv_attr. */
export const LV_ATTRS: readonly Json[] = ['swi-aos---', 'swi-a-s---', 'Swi-a-s---', 'Vwi-aot---', 's', 'swi-a', 'swi-ao', '', ' ', ' s', 'x', '\n', '\u00a0swi-ao', 'sssss😀', int(5), ['s']];
