/** PowerFlex for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { KIB } from '../../value/size.ts';
import { NO_LISTING } from '../common/base-class.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { PowerFlexDriver } from './driver.ts';

const UPSTREAM = 'cinder/volume/drivers/dell_emc/powerflex/driver.py';
/** Ids are 64 bits in hex, and count up. */
const FIRST_ID = 0x3e8d_0000_0000_0000n;
/** Cinder gives each volume a type, `__DEFAULT__` where nobody chose one. */
const DEFAULT_TYPE = '00000000-0000-4000-8000-00000000d3f1';

export const powerflex: DriverDefinition = {
  id: 'powerflex',
  title: 'Dell PowerFlex',
  version: '4.0.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'get_manageable_snapshots'),
  referenceForms: [{ id: 'source-id', keys: ['source-id'], default: true }],
  create: (context) => new PowerFlexDriver(context),
  place: (seed) => ({ name: nameOnBackend(seed), size_bytes: Math.ceil(seed.size_bytes / KIB) * KIB }),
  nativeId: (_kind, n) => (FIRST_ID + BigInt(n)).toString(16),
  volumeFields: ({ native_id }) => ({ provider_id: pyStr(native_id), volume_type_id: DEFAULT_TYPE }),
  attributesInUse: object([['mappedSdcInfo', [object([['sdcId', 'c2fe7d3700000000'], ['sdcIp', '10.0.0.11']])]]]),
  referenceTo: ({ id }) => object([['source-id', id]]),
  referenceToNothing: (what) => object([what === 'no-known-key' ? ['no-such-key', 'names-nothing'] : ['source-id', 'ffffffffffffffff']]),
  about: {
    products: ['Dell PowerFlex', 'Dell EMC VxFlex OS', 'Dell EMC ScaleIO'],
    releases: '2023.1 and later; up to 21.3.1 an answer without an errorCode passed for good',
    examples: [{ existing_ref: object([['source-id', '3e8d000000000002']]), names: 'the snapshot of this id; PowerFlex shows it beside the name' }],
    advice: 'Write source-id, never a name. Unmap the snapshot from all hosts before, and mind that one which another Cinder snapshot has already is taken a second time.',
    known: 'recorded',
    arrayTexts: 'What follows "Failed to query volume:" is the words of a stand-in for the PowerFlex gateway.',
  },
  crashes: [
    {
      class: 'TypeError',
      methods: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
      when: 'The reference is null, a number or a boolean.',
      upstream: { file: UPSTREAM, line: 1678 },
    },
    {
      class: 'TypeError',
      methods: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
      when: 'The reference is a text with "source-id" in it, or a list that has it as an item.',
      upstream: { file: UPSTREAM, line: 1690 },
    },
    NO_LISTING,
  ],
};
