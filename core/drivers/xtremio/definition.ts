/** Dell XtremIO for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { int, object } from '../../value/json.ts';
import { KIB } from '../../value/size.ts';
import { NO_LISTING } from '../common/base-class.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { XtremIODriver } from './driver.ts';

const BY_REFERENCE: readonly Method[] = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'];

export const xtremio: DriverDefinition = {
  id: 'xtremio',
  title: 'Dell XtremIO',
  version: '1.0.13',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'get_manageable_snapshots'),
  ...nameUnder('source-name'),
  create: (context) => new XtremIODriver(context),
  place(seed) {
    const name = seed.volume_id ?? nameOnBackend(seed);
    if (name === '') return { unsupported: 'The XMS makes nothing without a name.' };
    return { name, size_bytes: Math.ceil(seed.size_bytes / KIB) * KIB };
  },
  nativeId: (_kind, n) => int(n + 1),
  about: {
    products: ['Dell EMC XtremIO X1', 'Dell EMC XtremIO X2'],
    releases: '2023.1 and later; no longer supported upstream',
    examples: [{ existing_ref: object([['source-name', 'payroll-tuesday']]), names: 'the snapshot of this name on the XtremIO cluster' }],
    advice:
      'Write source-name, the name on the XMS. Only a snapshot of the right volume is managed, where that still has its id for a name; it loses its own name, and unmanaging calls it snapshot-<id>-unmanged.',
    known: 'recorded',
    arrayTexts: 'What follows "Bad response from XMS," is the words of a stand-in for the XMS.',
  },
  crashes: [
    crash('TypeError', ['manage_existing_snapshot_get_size'], 'The reference is null, a number or a boolean; or a text or a list that has the key in it.', 685),
    crash('TypeError', ['manage_existing_snapshot'], 'The reference is no object.', 658),
    crash('KeyError', ['manage_existing_snapshot'], 'The reference has no source-name.', 658),
    crash('KeyError', ['manage_existing_snapshot_get_size'], 'source-name is empty, null, 0 or false, or has nothing but nulls and empty lists in it.', 692),
    crash('KeyError', ['manage_existing_snapshot'], 'source-name is empty, null, 0 or false, or has nothing but nulls and empty lists in it.', 661),
    crash('UnicodeEncodeError', BY_REFERENCE, 'source-name has half a surrogate pair in it.', 173),
    NO_LISTING,
  ],
};

function crash(className: string, methods: readonly Method[], when: string, line: number): DeclaredCrash {
  return { class: className, methods, when, upstream: { file: 'cinder/volume/drivers/dell_emc/xtremio.py', line } };
}
