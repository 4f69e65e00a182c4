/** Storage Center for the harness. */
import { CAPABILITIES, type DriverDefinition, type ObjectSeed } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { get, int, object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { NO_LISTING } from '../common/base-class.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { StorageCenterDriver } from './driver.ts';
import { SHORTEST_DESCRIPTION, SSN } from './storagecenter-api.ts';

const UPSTREAM = 'cinder/volume/drivers/dell_emc/sc/storagecenter_common.py';
const API = 'cinder/volume/drivers/dell_emc/sc/storagecenter_api.py';
/** The array counts in sectors of so many bytes. */
const SECTOR = 512;
const WITH_REQUESTS: readonly Method[] = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot', 'unmanage_snapshot', 'delete_snapshot'];

export const sc: DriverDefinition = {
  id: 'sc',
  title: 'Dell SC Series (Storage Center)',
  version: '4.1.2',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'get_manageable_snapshots'),
  ...nameUnder('source-name'),
  create: (context) => new StorageCenterDriver(context),
  place: (seed) => ({
    name: seed.volume_id ?? (seed.kind === 'snapshot' ? descriptionOf(seed) : (seed.name ?? seed.handle)),
    size_bytes: Math.ceil(seed.size_bytes / SECTOR) * SECTOR,
    ...(seed.kind === 'snapshot' ? { attributes: object([['expire', int(0)], ['expires_at', null]]) } : {}),
  }),
  nativeId: (_kind, n) => `${SSN}.${n + 1}`,
  volumeFields: ({ native_id }) => ({ provider_id: pyStr(native_id) }),
  about: {
    products: ['Dell EMC SC Series', 'Dell Storage Center', 'Dell Compellent'],
    releases: '2023.1 and later',
    examples: [{ existing_ref: object([['source-name', 'payroll of Tuesday, before the migration']]), names: 'the replay with this description, of 30 characters at least' }],
    advice: 'Write the description of the replay as source-name, give it 30 characters or more before, and beware: a day after it is unmanaged, the array deletes it.',
    known: 'recorded',
  },
  crashes: [
    {
      class: 'AttributeError',
      methods: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
      when: 'The reference is no object, and neither null nor empty, 0 nor false.',
      upstream: { file: UPSTREAM, line: 1888 },
    },
    {
      class: 'TypeError',
      methods: WITH_REQUESTS,
      when: 'The array answers twice in a row that it can not search for the volume.',
      upstream: { file: API, line: 1312 },
    },
    {
      class: 'ReadTimeout',
      methods: WITH_REQUESTS,
      when: 'The array does not answer in time.',
      upstream: { file: API, line: 240 },
    },
    NO_LISTING,
  ],
};

/** Long enough to be found, but where the scenario itself sets the attribute `description`. */
function descriptionOf({ attributes, name, handle }: ObjectSeed): string {
  const description = attributes && get(attributes, 'description');
  return typeof description === 'string' ? description : (name ?? handle).padEnd(SHORTEST_DESCRIPTION, '.');
}
