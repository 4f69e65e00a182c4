/** RBD for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameOnBackend, sourceNameReferences } from '../common/source-name.ts';
import { RbdDriver } from './driver.ts';

const RBD = 'cinder/volume/drivers/rbd.py';
const BOTH = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'] as const;
const LISTING = ['get_manageable_snapshots'] as const;
const ALL = [...BOTH, 'unmanage_snapshot', ...LISTING, 'delete_snapshot'] as const;

const CRASHES: readonly DeclaredCrash[] = [
  { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The reference is an object without source-name.', upstream: { file: RBD, line: 2477 } },
  ...PAGING_CRASHES,
  {
    class: 'InvalidArgument', methods: BOTH, upstream: { file: RBD, line: 2433 },
    when: 'The name is no text that Ceph takes; in python3-rbd 16.2.15 the whole service dies of one that is no text at all.',
  },
  { class: 'ImageNotFound', methods: ALL, when: 'The image or its snapshot is not in the pool.', upstream: { file: RBD, line: 2478 } },
  { class: 'ImageExists', methods: ['manage_existing_snapshot'], when: "The image has a snapshot of the managed snapshot's name already.", upstream: { file: RBD, line: 2478 } },
  { class: 'ImageBusy', methods: ALL, when: 'The snapshot is protected or has clones.', upstream: { file: RBD, line: 2545 } },
  { class: 'IOError', methods: ALL, when: 'Ceph fails.', upstream: { file: RBD, line: 2478 } },
  { class: 'Timeout', methods: ALL, when: "Ceph's answer does not come.", upstream: { file: RBD, line: 2478 } },
  { class: 'UnicodeEncodeError', methods: BOTH, when: 'The name has no UTF-8 form.', upstream: { file: RBD, line: 2433 } },
];

export const rbd: DriverDefinition = {
  id: 'rbd',
  title: 'RBD (Ceph)',
  version: '1.3.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...sourceNameReferences,
  about: {
    products: ['Ceph RBD', 'Ceph RBD over iSCSI'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'nightly']]), names: "the snapshot nightly of the volume's own image" },
      { existing_ref: 'nightly', names: 'the same: a bare text is taken for the name' },
    ],
    advice: 'Write the name of the snapshot alone, without pool and image: it is looked for in the image of the volume that the request names.',
    known: 'recorded',
    arrayTexts: 'The texts of librbd are those of python3-rbd 16.2.15.',
  },
  crashes: CRASHES,
  create: (context) => new RbdDriver(context),
  place(seed) {
    const name = nameOnBackend(seed);
    if (name === '') return { unsupported: 'Ceph makes nothing without a name.' };
    if (/[\0\p{Surrogate}]/u.test(name)) return { unsupported: 'A name in Ceph is UTF-8 without NUL.' };
    return { name, size_bytes: seed.size_bytes };
  },
};
