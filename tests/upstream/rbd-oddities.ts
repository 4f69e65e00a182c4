/** What the generated RBD cases are made of, beside what is odd everywhere. */
import { int, type Json } from '../../core/value/json.ts';
import { GIB, MIB } from '../../core/value/size.ts';

/** Names that Ceph takes. */
export const NAMES = [
  's1', 'S1', 's1', 'a.b', 'a+b', '..', '0', 'x'.repeat(300), 'é'.repeat(200), 'a/b', 'v@s', '/', '@', 'rbd/s1', '@s1', 's1@', 's 1', ' s1', 's1 ', ' ', '-', '--', '-s1',
  's1\n', '\n', '\t', 's\r1', '\x01', '\x1b[0m', '\x7f', '\x80', '\u00a0s1', 's1\u200b', '\ufeffs1', 'snäp', 'sna\u0308p', '日本', '😀', 's\u202e1', '\u{10ffff}', '\ufffd',
  "it's", '"s1"', `it's "s1"`, "b's1'", '\\', 's1\\n', '%s', '100%', '%(name)s', '{}', '*', '$s1', '~', '`', 'None', 'True', '5', '1.0', 'null', "['s1']", "{'source-name': 's1'}",
];

/** Names that Cinder itself gives to snapshots, and such as look like them. */
export const OWN_NAMES = [
  '.clone_snap', 'x.clone_snap', 'x.clone_snap2', 'x.CLONE_SNAP', 'x.clone_snap\n', 'volume-x.clone_snap.deleted', 'backup.1.snap.2', 'backup.snap.', 'backup', 'backup.snap', 'backup.base',
  'backupx.snap.y', 'Backup.1.snap.2', '.snap.backup', 'x.backup.1.snap.2', 'backup.1.snap.2.clone_snap', 'backup.\n.snap.', ' backup.1.snap.2',
  'snapshot-', 'snapshot', 'snapshot-x', 'snapshot-\n', '_snapshot-x', 'Snapshot-x', 'xsnapshot-x', 'snapshot-snapshot-x',
];

/** Names that no snapshot can have: C ends them at a NUL, and half a surrogate pair has no UTF-8 form. */
export const NO_NAMES = ['', '\0', '\0s1', 's1\0', 's1\0x', 'a\0b', 's0\0', '\ud800', 's1\ud800', 'a\udc00\ud800b', '😀\udfff', '\0\ud800', '\udc00/', '日本\ud800\ud801'];

/** Ids of snapshots: their names are what snapshots are renamed to. */
export const ODD_SNAPSHOT_IDS = ['', ' ', 'a/b', 'v@s', 'é', '-', "it's", 'A'.repeat(300), '22222222-2222-4222-8222-22222222222A', '1.clone_snap', '\n', '日本'];

/** Ids of volumes, which are part of the names of images. */
export const ODD_VOLUME_IDS = ['abc', 'é', "it's", 'a/b', 'v@s', ' ', '66666666-6666-4666-8666-666666666666.deleted', '日本', 'ABCDEF66-6666-4666-8666-66666666ABCD'];

export const ARRAY_SIZES = [
  0, 1, 512, MIB, 4 * MIB, GIB / 2, GIB - 1, GIB, GIB + 1, GIB + MIB, 1.5 * GIB, 2 * GIB - 1, 2 * GIB, 2 * GIB + 1, 10 * 1024 * GIB - 1, 10 * 1024 * GIB, 10 * 1024 * GIB + 1, 2 ** 52 + 1, 2 ** 53 - 2 ** 31,
];

export const PROTECTED: readonly Json[] = [true, true, false, false, int(1), int(0), 'yes', '', null];
