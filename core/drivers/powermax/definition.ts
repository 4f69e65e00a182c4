/** Dell PowerMax for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition, type ObjectSeed } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { pyRepr } from '../../value/python.ts';
import { extractIdFromVolumeName } from '../common/id-from-name.ts';
import { PowerMaxDriver } from './driver.ts';
import { PREFIX } from './names.ts';
import { ARRAY } from './unisphere.ts';

const FOLDER = 'cinder/volume/drivers/dell_emc/powermax';
const NAME = /^[\w-]{1,32}$/;
const FIRST_SNAP_ID = 118_749_976_833;

export const powermax: DriverDefinition = {
  id: 'powermax',
  title: 'Dell PowerMax',
  version: '4.5.2',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  referenceForms: [
    { id: 'source-name', keys: ['source-name'], default: true },
    { id: 'source-id', keys: ['source-id'] },
  ],
  referenceTo: ({ name }, form) => object([[form, name]]),
  referenceToNothing: (what, form) => object([[what === 'no-known-key' ? 'no-such-key' : form, 'names-nothing']]),
  create: (context) => new PowerMaxDriver(context),
  place(seed) {
    const name = nameOnArray(seed);
    if (seed.volume_name === undefined && !NAME.test(name)) return { unsupported: 'A name on PowerMax is 1 to 32 letters, digits, hyphens and underscores.' };
    return { name, size_bytes: seed.size_bytes };
  },
  nativeId: (kind, n) => (kind === 'volume' ? (n + 1).toString(16).toUpperCase().padStart(5, '0') : String(FIRST_SNAP_ID + n)),
  volumeFields: ({ native_id }) => ({ provider_location: pyRepr(object([['device_id', native_id], ['array', ARRAY]])) }),
  about: {
    products: ['Dell PowerMax (iSCSI, Fibre Channel, NVMe/TCP)', 'Dell EMC VMAX All Flash'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'tuesday']]), names: "the snapshot of this name on the volume's device" },
      { existing_ref: object([['source-id', 'tuesday']]), names: 'the same: source-id holds a name, too, and source-name wins over it' },
    ],
    advice: 'Write source-name with the name in Unisphere. Every refusal waits for manage, as get_size looks at the volume alone; a name with several generations is refused, and so is one that begins with OS-.',
    known: 'recorded',
    arrayTexts: 'What follows "the message is" in a failed rename is the words of a stand-in for Unisphere.',
  },
  crashes: crashes(),
};

function crashes(): readonly DeclaredCrash[] {
  const sizing: readonly Method[] = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'];
  const managing: readonly Method[] = ['manage_existing_snapshot'];
  const bySnapshot: readonly Method[] = ['unmanage_snapshot', 'delete_snapshot'];
  const at = (line: number, file = 'common.py'): Pick<DeclaredCrash, 'upstream'> => ({ upstream: { file: `${FOLDER}/${file}`, line } });
  const each = (classes: readonly string[], declared: Omit<DeclaredCrash, 'class'>): DeclaredCrash[] => classes.map((name) => ({ class: name, ...declared }));
  return [
    { class: 'TypeError', methods: managing, when: 'The reference is no object.', ...at(3578) },
    { class: 'KeyError', methods: managing, when: 'The reference has neither source-name nor source-id.', ...at(3580) },
    { class: 'AttributeError', methods: managing, when: 'The name is no text.', ...at(3587) },
    { class: 'AttributeError', methods: managing, when: 'The array fails the request behind the rename.', ...at(7415) },
    ...each(['SyntaxError', 'ValueError', 'UnicodeEncodeError', 'AttributeError', 'KeyError', 'TypeError'], {
      methods: sizing, when: "The volume's provider_location is no Python dict, or one with other keys.", ...at(1636),
    }),
    ...each(['SyntaxError', 'ValueError', 'UnicodeEncodeError', 'TypeError'], {
      methods: bySnapshot, when: "The snapshot's provider_location is no Python dict.", ...at(2019),
    }),
    ...each(['KeyError', 'TypeError'], {
      methods: ['delete_snapshot'], when: "The snapshot's provider_location is in the form of older releases, and its keybindings have no DeviceID.", ...at(1641),
    }),
    { class: 'TypeError', methods: ['unmanage_snapshot'], when: "The snapshot's provider_location is in the form of older releases.", ...at(3700) },
    { class: 'IndexError', methods: ['unmanage_snapshot'], when: 'The snapshot is called OS, with nothing behind.', ...at(423, 'utils.py') },
    ...each(['ValueError', 'OverflowError'], { methods: ['get_manageable_snapshots'], when: 'The array says when a snapshot was made in less than four digits, or in more than a time has.', ...at(3971) }),
    { class: 'ReadTimeout', methods: [...sizing, ...bySnapshot, 'get_manageable_snapshots'], when: "Unisphere's answer to a lookup does not come in time.", ...at(326, 'rest.py') },
  ];
}

function nameOnArray(seed: ObjectSeed): string {
  if (seed.volume_name === undefined) return seed.name ?? seed.handle;
  return PREFIX + (extractIdFromVolumeName(seed.volume_name) ?? seed.volume_id ?? seed.handle);
}
