/** InfiniBox for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { int, object } from '../../value/json.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameOrIdUnder } from '../common/reference-forms.ts';
import { InfiniboxDriver } from './driver.ts';

/** The InfiniBox counts in sectors of so many bytes. */
const SECTOR = 512;
const UPSTREAM = 'cinder/volume/drivers/infinidat.py';

export const infinidat: DriverDefinition = {
  id: 'infinidat',
  title: 'INFINIDAT InfiniBox',
  version: '1.15',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...nameOrIdUnder('source-id', '999999'),
  create: (context) => new InfiniboxDriver(context),
  place({ volume_name, name, handle, size_bytes }) {
    const own = volume_name?.replace(/^volume-/, 'openstack-vol-');
    return { name: own ?? name ?? handle, size_bytes: Math.ceil(size_bytes / SECTOR) * SECTOR };
  },
  nativeId: (_kind, n) => int(1001 + n),
  attributesInUse: object([['luns', [int(1)]]]),
  about: {
    products: ['INFINIDAT InfiniBox'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'payroll-tuesday']]), names: 'the snapshot of this name on the InfiniBox' },
      { existing_ref: object([['source-id', '1003']]), names: 'the snapshot with this serial number; it wins over source-name' },
    ],
    advice:
      'Write source-name, or the serial number as source-id. Check the volume yourself: a snapshot of any volume is taken, and unmanaging clears all of its metadata.',
    known: 'recorded',
    arrayTexts: 'What follows "Caught exception from infinisdk:" is the words of a stand-in for the InfiniBox.',
  },
  crashes: [
    {
      class: 'TypeError',
      methods: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
      when: 'The reference is null, a number or a boolean; or a text or a list that has one of the keys in it.',
      upstream: { file: UPSTREAM, line: 244 },
    },
    {
      class: 'TypeError',
      methods: ['manage_existing_snapshot'],
      when: 'cinder_id in the metadata on the InfiniBox is null.',
      upstream: { file: UPSTREAM, line: 1134 },
    },
    {
      class: 'AttributeError',
      methods: ['manage_existing_snapshot'],
      when: 'cinder_id in the metadata on the InfiniBox is neither a text nor null.',
      upstream: { file: UPSTREAM, line: 1134 },
    },
    {
      class: 'TypeError',
      methods: ['get_manageable_snapshots'],
      when: 'The volume of a snapshot is gone, which a real InfiniBox does not let happen.',
      upstream: { file: UPSTREAM, line: 1231 },
    },
    ...PAGING_CRASHES,
  ],
};
