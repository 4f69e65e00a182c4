/** Infortrend for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { MIB } from '../../value/size.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { InfortrendDriver } from './driver.ts';

const CINDERS_PREFIX = /^volume-/;
const NO_ID = '2C7A8D211F3B1EFFFF';

export const infortrend: DriverDefinition = {
  id: 'infortrend',
  title: 'Infortrend',
  version: '2.1.4',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  referenceForms: [
    { id: 'source-name', keys: ['source-name'], default: true },
    { id: 'source-id', keys: ['source-id'] },
  ],
  referenceTo: ({ id, name }, form) => object([form === 'source-id' ? ['source-id', id] : ['source-name', name]]),
  referenceToNothing(what, form) {
    if (what === 'no-known-key') return object([['no-such-key', 'names-nothing']]);
    return object([form === 'source-id' ? ['source-id', NO_ID] : ['source-name', 'names-nothing']]);
  },
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
