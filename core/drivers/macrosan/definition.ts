/** MacroSAN for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { NO_LISTING } from '../common/base-class.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { MacroSanDriver, snapshotName } from './driver.ts';

const UPSTREAM = 'cinder/volume/drivers/macrosan/driver.py';

export const macrosan: DriverDefinition = {
  id: 'macrosan',
  title: 'MacroSAN',
  version: '1.0.1',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'get_manageable_snapshots' && capability !== 'names.exact'),
  ...nameUnder('source-name', 'namesnothing'),
  create: (context) => new MacroSanDriver(context),
  place({ kind, volume_name, name, handle, size_bytes }) {
    if (kind === 'volume') return { name: volume_name ?? name ?? handle, size_bytes };
    const own = name ?? snapshotName(handle);
    if (own === '' || [...own].length > 31) return { unsupported: 'The name of a snapshot point has 1 to 31 characters.' };
    return { name: own, size_bytes };
  },
  nativeId: (_kind, n) => String(n + 1),
  volumeFields: ({ native_id }) => ({ provider_location: `macrosan uuid:${pyStr(native_id)}` }),
  about: {
    products: ['MacroSAN storage arrays, over iSCSI and over Fibre Channel'],
    releases: '2023.1 and later',
    examples: [{ existing_ref: object([['source-name', 'payrolltuesday']]), names: "the snapshot point of this name of the volume's LUN" }],
    advice:
      'Write source-name, of a snapshot point without hyphens in its name: they are dropped from what you write. Nothing is checked until the quota has been taken.',
    known: 'recorded',
    arrayTexts: "What stands in the braces of {'error': …} is the words of a stand-in for the array.",
  },
  crashes: [
    {
      class: 'AttributeError',
      methods: ['manage_existing_snapshot'],
      when: 'The reference is no object; or what stands under source-name is neither a text nor empty.',
      upstream: { file: UPSTREAM, line: 922 },
    },
    {
      class: 'UnicodeEncodeError',
      methods: ['manage_existing_snapshot'],
      when: 'The name has no UTF-8 form: half a surrogate pair stands in it.',
      upstream: { file: 'cinder/volume/drivers/macrosan/devop_client.py', line: 75 },
    },
    NO_LISTING,
    {
      class: 'IndexError',
      methods: ['delete_snapshot'],
      when: 'provider_location has no number in it, as after a manage whose lookup and rename were not answered.',
      upstream: { file: UPSTREAM, line: 572 },
    },
  ],
};
