/** RBD for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameOnBackend, sourceNameReferences } from '../common/source-name.ts';
import { RbdDriver } from './driver.ts';

const RBD = 'cinder/volume/drivers/rbd.py';
/** Where the name of the reference is given to Ceph. */
const BY_NAME = [['manage_existing_snapshot_get_size', 2433], ['manage_existing_snapshot', 2478]] as const;
/** What Ceph is asked for, by which method and where. */
const REQUESTS: readonly (readonly [Method, number, string])[] = [
  ['manage_existing_snapshot_get_size', 2433, 'to open the snapshot'],
  ['manage_existing_snapshot', 2476, 'to open the image'],
  ['manage_existing_snapshot', 2478, 'to rename the snapshot'],
  ['manage_existing_snapshot', 2480, 'to protect the snapshot'],
  ['unmanage_snapshot', 2541, 'to open the image'],
  ['unmanage_snapshot', 2545, "to take the snapshot's protection away"],
  ['get_manageable_snapshots', 2495, 'to list images and snapshots'],
  ['delete_snapshot', 1553, "to take the snapshot's protection away"],
  ['delete_snapshot', 1565, 'to flatten what is cloned from the snapshot'],
  ['delete_snapshot', 1579, 'to remove the snapshot'],
];

const CRASHES: readonly DeclaredCrash[] = [
  { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The reference is an object without source-name.', upstream: { file: RBD, line: 2477 } },
  ...PAGING_CRASHES,
  ...BY_NAME.flatMap(([method, line]): DeclaredCrash[] => [
    {
      class: 'InvalidArgument', methods: [method], upstream: { file: RBD, line },
      when: 'The name is no text that Ceph takes; in python3-rbd 16.2.15 the whole service dies of one that is no text at all.',
    },
    { class: 'UnicodeEncodeError', methods: [method], when: 'The name has no UTF-8 form.', upstream: { file: RBD, line } },
  ]),
  { class: 'ImageNotFound', methods: ['manage_existing_snapshot'], when: 'The image is not in the pool.', upstream: { file: RBD, line: 2476 } },
  { class: 'ImageNotFound', methods: ['manage_existing_snapshot'], when: 'The image has no snapshot of the name.', upstream: { file: RBD, line: 2478 } },
  { class: 'ImageNotFound', methods: ['unmanage_snapshot'], when: 'The image is not in the pool.', upstream: { file: RBD, line: 2541 } },
  { class: 'ImageNotFound', methods: ['unmanage_snapshot'], when: "The image has no snapshot of the snapshot's name.", upstream: { file: RBD, line: 2542 } },
  { class: 'ImageExists', methods: ['manage_existing_snapshot'], when: "The image has a snapshot of the managed snapshot's name already.", upstream: { file: RBD, line: 2478 } },
  ...REQUESTS.flatMap(([method, line, what]): DeclaredCrash[] => [
    { class: 'IOError', methods: [method], when: `Ceph fails ${what}.`, upstream: { file: RBD, line } },
    { class: 'Timeout', methods: [method], when: `Ceph is asked ${what}, and its answer does not come.`, upstream: { file: RBD, line } },
  ]),
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
