/** NEC M-Series for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { NecDriver } from './driver.ts';
import { getLdname, withoutPrefix, withPrefix } from './names.ts';

const CINDERS_PREFIX = 'volume-';
/** What a name may be, without the kind of host before it. */
const NAME = /^[A-Za-z0-9_/-]{1,24}$/;

const HELPER = 'cinder/volume/drivers/nec/volume_helper.py';
const COMMON = 'cinder/volume/drivers/nec/volume_common.py';
const CLI = 'cinder/volume/drivers/nec/cli.py';
const BOTH = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'] as const;

const CRASHES: readonly DeclaredCrash[] = [
  { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The reference is an object without source-name.', upstream: { file: HELPER, line: 1597 } },
  { class: 'KeyError', methods: ['manage_existing_snapshot'], when: "The name is that of a snapshot of the volume but for the kind of host before it, such as WN: in the place of LX:.", upstream: { file: HELPER, line: 1749 } },
  { class: 'TypeError', methods: ['manage_existing_snapshot_get_size'], when: 'The reference is null, a number or a boolean.', upstream: { file: HELPER, line: 1649 } },
  { class: 'TypeError', methods: BOTH, when: 'The reference is no object; in get_size only when it has the key in it.', upstream: { file: HELPER, line: 1597 } },
  { class: 'TypeError', methods: BOTH, when: 'The name is no text.', upstream: { file: HELPER, line: 1598 } },
  { class: 'ValueError', methods: BOTH, when: "The id of Cinder's snapshot or volume is no hexadecimal number.", upstream: { file: COMMON, line: 302 } },
  { class: 'EOFError', methods: [...BOTH, 'get_manageable_snapshots'], when: 'The connection breaks sixty times in a row.', upstream: { file: CLI, line: 101 } },
  ...PAGING_CRASHES,
];

export const nec: DriverDefinition = {
  id: 'nec',
  title: 'NEC M-Series',
  version: '1.11.1',
  upstream: 'ab09bc39',
  // What becomes of the generations of a volume when one of its snapshots is deleted is not modelled.
  capabilities: CAPABILITIES.filter((capability) => capability !== 'delete_snapshot'),
  ...nameUnder('source-name', 'LX:names-nothing'),
  about: {
    products: ['NEC Storage M Series'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'LX:payroll']]), names: 'the logical disk payroll of the host type LX, which must be a snapshot of this volume' },
      { existing_ref: object([['source-name', '22222222-2222-4222-8222-222222222222']]), names: 'the disk that Cinder named after this id, once it was unmanaged' },
    ],
    advice: "Write the disk's name with its host type (LX:…), or the id of Cinder's that it is named after; look at the array afterwards, as a rename that fails is reported as done.",
    known: 'recorded',
    arrayTexts: 'None: what the array says reaches nobody but the log.',
  },
  crashes: CRASHES,
  create: (context) => new NecDriver(context),
  place({ handle, name, volume_name, size_bytes }) {
    const ldname = volume_name === undefined ? withPrefix(name ?? handle) : getLdname(volume_name.slice(CINDERS_PREFIX.length), 'LX:%s');
    if (!NAME.test(withoutPrefix(ldname))) return { unsupported: 'A name has up to 24 letters, digits, "_", "-" and "/".' };
    return { name: ldname, size_bytes };
  },
  nativeId: (_kind, n) => n.toString(16).padStart(4, '0'),
  attributesInUse: object([['in_ldset', true]]),
};
