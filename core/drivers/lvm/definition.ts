/** LVM for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { MIB } from '../../value/size.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameOnBackend, sourceNameReferences } from '../common/source-name.ts';
import { LvmDriver } from './driver.ts';
import { nameRefusal } from './names.ts';

/** An LV is made of whole extents, of this many bytes unless the group says otherwise. */
const EXTENT = 4 * MIB;

const LVM = 'cinder/volume/drivers/lvm.py';
const BRICK = 'cinder/brick/local_dev/lvm.py';
const UTILS = 'cinder/volume/volume_utils.py';
const BOTH = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'] as const;
const LISTING = ['get_manageable_snapshots'] as const;
const COMMANDS = [...BOTH, ...LISTING, 'delete_snapshot'] as const;

const CRASHES: readonly DeclaredCrash[] = [
  { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The reference is an object without source-name.', upstream: { file: LVM, line: 645 } },
  ...PAGING_CRASHES,
  { class: 'TypeError', methods: ['manage_existing_snapshot'], when: 'The name is no text.', upstream: { file: UTILS, line: 838 } },
  { class: 'ProcessExecutionError', methods: COMMANDS, when: 'A command of lvm2 fails otherwise than by not finding the LV, as for a name with a slash.', upstream: { file: BRICK, line: 348 } },
  { class: 'UnicodeEncodeError', methods: BOTH, when: 'The name has no UTF-8 form.', upstream: { file: BRICK, line: 338 } },
  { class: 'ValueError', methods: BOTH, when: 'The name holds a NUL.', upstream: { file: BRICK, line: 338 } },
  { class: 'ValueError', methods: LISTING, when: 'Lvs prints a size that is no number.', upstream: { file: LVM, line: 752 } },
  { class: 'OverflowError', methods: ['manage_existing_snapshot_get_size'], when: 'Lvs prints a size that is infinite.', upstream: { file: LVM, line: 690 } },
  { class: 'OverflowError', methods: LISTING, when: 'Lvs prints a size that is infinite.', upstream: { file: LVM, line: 752 } },
  { class: 'IndexError', methods: LISTING, when: 'Lv_attr has fewer than six letters.', upstream: { file: BRICK, line: 833 } },
];

export const lvm: DriverDefinition = {
  id: 'lvm',
  title: 'LVM',
  version: '3.0.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...sourceNameReferences,
  about: {
    products: ['LVM'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'nightly']]), names: 'the logical volume nightly, be it a snapshot or not, of whichever volume' },
      { existing_ref: 'nightly', names: 'the same: a bare text is taken for the name' },
    ],
    advice: 'Write the name of the logical volume as lvs shows it; whether it is a snapshot, and of which volume, is not checked.',
    known: 'recorded',
    arrayTexts: 'What lvm2 writes is held to lvm2 2.03.16.',
  },
  crashes: CRASHES,
  create: (context) => new LvmDriver(context),
  place(seed) {
    const name = nameOnBackend(seed);
    const refusal = nameRefusal(name);
    if (refusal !== undefined) return { unsupported: refusal };
    if (seed.size_bytes === 0) return { unsupported: 'lvcreate makes no LV of 0 bytes.' };
    return { name, size_bytes: Math.ceil(seed.size_bytes / EXTENT) * EXTENT };
  },
};
