/** Seagate STX for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { StxDriver } from './driver.ts';
import { encodeName } from './names.ts';

const BLOCK = 512;
/** A name has no more bytes than this, and none of the characters that the command line gives a meaning. */
const LONGEST_NAME = 32;
const FORBIDDEN = /["\\,<>]/;

const COMMON = 'cinder/volume/drivers/stx/common.py';
const CLIENT = 'cinder/volume/drivers/stx/client.py';
const BOTH = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'] as const;

const CRASHES: readonly DeclaredCrash[] = [
  { class: 'KeyError', methods: ['manage_existing_snapshot_get_size'], when: 'The reference is an object without source-name.', upstream: { file: COMMON, line: 541 } },
  { class: 'TypeError', methods: ['manage_existing_snapshot_get_size'], when: 'The reference is no object.', upstream: { file: COMMON, line: 541 } },
  { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The reference is an object without source-name.', upstream: { file: COMMON, line: 516 } },
  { class: 'TypeError', methods: ['manage_existing_snapshot'], when: 'The reference is no object.', upstream: { file: COMMON, line: 516 } },
  { class: 'TypeError', methods: BOTH, when: 'The name is no text.', upstream: { file: CLIENT, line: 168 } },
  { class: 'TypeError', methods: ['manage_existing_snapshot_get_size'], when: 'The name makes another URL of it, whose answer has no size in it.', upstream: { file: CLIENT, line: 329 } },
  { class: 'AttributeError', methods: ['manage_existing_snapshot_get_size'], when: 'The array cannot be reached, or does not accept the session, twice in a row.', upstream: { file: CLIENT, line: 677 } },
  { class: 'AttributeError', methods: ['get_manageable_snapshots'], when: 'The array cannot be reached, or does not accept the session, twice in a row.', upstream: { file: CLIENT, line: 702 } },
  { class: 'ValueError', methods: ['manage_existing_snapshot', 'get_manageable_snapshots', 'delete_snapshot'], when: "The id of Cinder's snapshot is no UUID.", upstream: { file: COMMON, line: 146 } },
  ...PAGING_CRASHES,
];

export const stx: DriverDefinition = {
  id: 'stx',
  title: 'Seagate STX',
  version: '2.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...nameUnder('source-name'),
  about: {
    products: [
      'Seagate Exos X', 'Dell PowerVault ME4', 'Dell PowerVault ME5', 'Lenovo S2200', 'Lenovo S3200', 'Lenovo DS2200', 'Lenovo DS4200', 'Lenovo DS6200',
      'HPE MSA 1040', 'HPE MSA 1050', 'HPE MSA 1060', 'HPE MSA 2040', 'HPE MSA 2050', 'HPE MSA 2060',
    ],
    releases: '2023.1 and later',
    examples: [{ existing_ref: object([['source-name', 'payroll-tuesday']]), names: 'the volume or snapshot of this name, of whichever volume' }],
    advice: 'Write the name of the snapshot as source-name, with none of / ? # % in it: the name goes into a URL as it is, and whatever that reaches is renamed.',
    known: 'recorded',
    arrayTexts: 'What the exception Invalid says is the words of a stand-in for the array, with the return codes of the real one.',
  },
  crashes: CRASHES,
  create: (context) => new StxDriver(context),
  place(seed) {
    const name = seed.volume_id === undefined ? nameOnBackend(seed) : `v${encodeName(seed.volume_id)}`;
    if (new TextEncoder().encode(name).length > LONGEST_NAME || FORBIDDEN.test(name)) {
      return { unsupported: `A name has up to ${LONGEST_NAME} bytes and none of " , < > \\.` };
    }
    return { name, size_bytes: Math.ceil(seed.size_bytes / BLOCK) * BLOCK };
  },
  nativeId: (_kind, n) => `00c0ffee000000000000${String(n + 1).padStart(12, '0')}`,
  attributesInUse: object([['mapped', true]]),
};
