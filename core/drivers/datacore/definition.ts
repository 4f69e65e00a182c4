/** DataCore SANsymphony for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { NO_LISTING } from '../common/base-class.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { DataCoreDriver } from './driver.ts';

/** A virtual disk is made of sectors, of so many bytes. */
const SECTOR = 512;

export const datacore: DriverDefinition = {
  id: 'datacore',
  title: 'DataCore SANsymphony',
  version: '2.0.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'get_manageable_snapshots'),
  ...nameUnder('source-name'),
  create: (context) => new DataCoreDriver(context),
  // Cinder's own virtual disks have the volume's id for an alias; those of the recordings have its name, and nothing depends on it.
  place: (seed) => ({ name: nameOnBackend(seed), size_bytes: Math.ceil(seed.size_bytes / SECTOR) * SECTOR }),
  nativeId: (_kind, n) => `id-${n + 1}`,
  volumeFields: ({ native_id }) => ({ provider_location: pyStr(native_id) }),
  about: {
    products: ['DataCore SANsymphony'],
    releases: '2023.1 and later',
    examples: [{ existing_ref: object([['source-name', 'payroll-tuesday']]), names: 'the virtual disk with this alias' }],
    advice:
      'Write the alias of the virtual disk as source-name. Check it twice: a snapshot of another volume is taken, and so is any virtual disk, one that Cinder serves to others included; and Cinder rounds its size down.',
    known: 'recorded',
    arrayTexts: 'What follows "DataCore Server Group" in texts of exceptions is the words of a stand-in for it.',
  },
  crashes: [
    noReference('manage_existing_snapshot_get_size', 399),
    noReference('manage_existing_snapshot', 379),
    NO_LISTING,
  ],
};

function noReference(method: Method, line: number): DeclaredCrash {
  return {
    class: 'TypeError',
    methods: [method],
    when: 'The reference is null, a number or a boolean; or a text or a list that has the key in it.',
    upstream: { file: 'cinder/volume/drivers/datacore/driver.py', line },
  };
}
