/** Infortrend for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { MIB } from '../../value/size.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameOrIdUnder } from '../common/reference-forms.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { InfortrendDriver } from './driver.ts';

const CINDERS_PREFIX = /^volume-/;
const NO_ID = '2C7A8D211F3B1EFFFF';

const COMMON = 'cinder/volume/drivers/infortrend/raidcmd_cli/common_cli.py';
const FACTORY = 'cinder/volume/drivers/infortrend/raidcmd_cli/cli_factory.py';
const BOTH = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'] as const;

const CRASHES: readonly DeclaredCrash[] = [
  { class: 'TypeError', methods: BOTH, when: 'The reference is null, a number or a boolean; or a text or a list that has one of the keys in it.', upstream: { file: COMMON, line: 2725 } },
  { class: 'KeyError', methods: ['manage_existing_snapshot', 'unmanage_snapshot'], when: 'The rename fails, or there is nothing to rename any more.', upstream: { file: COMMON, line: 374 } },
  { class: 'UnboundLocalError', methods: ['manage_existing_snapshot_get_size'], when: 'The partition that the snapshot is of is gone, or a name with two spaces in it stands in the place of its id.', upstream: { file: COMMON, line: 2643 } },
  { class: 'UnboundLocalError', methods: ['get_manageable_snapshots'], when: 'The partition of the first snapshot is gone.', upstream: { file: COMMON, line: 2690 } },
  { class: 'ValueError', methods: ['manage_existing_snapshot_get_size'], when: 'The name of the partition has two spaces in it, so that another cell stands in the place of its size.', upstream: { file: COMMON, line: 2643 } },
  { class: 'IndexError', methods: ['manage_existing_snapshot_get_size'], when: 'The array has no partition at all.', upstream: { file: FACTORY, line: 111 } },
  { class: 'IndexError', methods: ['get_manageable_snapshots'], when: 'The name of a snapshot or a partition is blank.', upstream: { file: FACTORY, line: 143 } },
  ...PAGING_CRASHES,
];

export const infortrend: DriverDefinition = {
  id: 'infortrend',
  title: 'Infortrend',
  version: '2.1.4',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...nameOrIdUnder('source-id', NO_ID),
  about: {
    products: ['Infortrend EonStor DS', 'Infortrend EonStor GS', 'Infortrend EonStor GSe'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'payroll-tuesday']]), names: 'the first snapshot image of this name, of whichever partition' },
      { existing_ref: object([['source-id', '2C7A8D211F3B1E03']]), names: 'the snapshot image with this SI-ID, in capitals' },
    ],
    advice: 'Write the SI-ID as source-id, in capitals: names need not be unique, "---" fits every unnamed snapshot, and two spaces in a name make it unfindable.',
    known: 'recorded',
    arrayTexts: 'What InfortrendCliException says behind "Output:" is the words of a stand-in for raidcmd.',
  },
  crashes: CRASHES,
  create: (context) => new InfortrendDriver(context),
  place(seed) {
    const name = seed.volume_name?.replace(CINDERS_PREFIX, '') ?? nameOnBackend(seed);
    if (/^\s*$|[\r\n]/.test(name)) return { unsupported: 'A name has one line, which is not blank.' };
    return { name, size_bytes: Math.ceil(seed.size_bytes / MIB) * MIB };
  },
  nativeId: (kind, n) => `${kind === 'volume' ? '6A41315B0EDC8E' : '2C7A8D211F3B1E'}${(n + 1).toString(16).toUpperCase().padStart(2, '0')}`,
  volumeFields: ({ native_id }) => ({ provider_location: `partition_id^${pyStr(native_id)}@system_id^3399` }),
  attributesInUse: object([['mapped', true]]),
};
