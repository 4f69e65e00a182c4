/** Zadara VPSA for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { ZadaraDriver } from './driver.ts';

const UPSTREAM = 'cinder/volume/drivers/zadara/zadara.py';
const CLIENT = 'cinder/volume/drivers/zadara/common.py';
const ASKING: readonly Method[] = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot', 'get_manageable_snapshots', 'delete_snapshot'];

export const zadara: DriverDefinition = {
  id: 'zadara',
  title: 'Zadara VPSA',
  version: '20.12-24',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...nameUnder('name'),
  create: (context) => new ZadaraDriver(context),
  place: (seed) => ({ name: nameOnBackend(seed), size_bytes: seed.size_bytes }),
  nativeId: (kind, n) => `${kind === 'snapshot' ? 'snap' : 'volume'}-${String(n + 1).padStart(8, '0')}`,
  volumeFields: ({ native_id }) => ({ provider_location: pyStr(native_id) }),
  about: {
    products: ['Zadara VPSA Storage Array'],
    releases: '2023.1 and later',
    examples: [{ existing_ref: object([['name', 'payroll-tuesday']]), names: 'the snapshot with this display name, of the volume that the request names' }],
    advice: 'Write name, not source-name. Any size is told as that of the volume, and a name that Cinder wants and another snapshot has already is taken for success.',
    known: 'recorded',
  },
  crashes: [
    {
      class: 'AttributeError',
      methods: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
      when: 'The reference is no object.',
      upstream: { file: UPSTREAM, line: 159 },
    },
    {
      class: 'FailedCmdWithDump',
      methods: ASKING,
      when: "The VPSA answers a lookup with an error: the class is the client's, not Cinder's of the same name.",
      upstream: { file: CLIENT, line: 345 },
    },
    {
      class: 'SessionRequestException',
      methods: ASKING,
      when: 'The VPSA does not answer a lookup in time.',
      upstream: { file: CLIENT, line: 330 },
    },
    ...PAGING_CRASHES,
  ],
};
