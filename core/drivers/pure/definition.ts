/** Pure Storage FlashArray for the harness: the driver of ab09bc39, and that of 21.3.1, which takes another key. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition, type ObjectSeed, type Placement } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { Pure213Driver } from './driver-21.3.ts';
import { PureDriver } from './driver.ts';

const UPSTREAM = 'cinder/volume/drivers/pure.py';
const BY_REFERENCE: readonly Method[] = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'];
const RENAMING: readonly Method[] = ['manage_existing_snapshot', 'unmanage_snapshot'];

/** Declares crashes by the lines of a release. @param release where that is not the commit ab09bc39 */
function crashesOf(release?: string): (className: string, methods: readonly Method[], when: string, line: number) => DeclaredCrash {
  const of = release === undefined ? {} : { release };
  return (className, methods, when, line) => ({ class: className, methods, when, upstream: { file: UPSTREAM, line, ...of } });
}
const crash = crashesOf();
const crashIn213 = crashesOf('21.3.1');

/** Cinder's volumes are called as create_volume calls them, snapshots `volume.suffix`. */
function place(seed: ObjectSeed, parentName: string | null): Placement | { readonly unsupported: string } {
  const { kind, volume_name, size_bytes } = seed;
  const name = nameOnBackend(seed);
  if (volume_name !== undefined) return { name: `${volume_name}-cinder`, size_bytes };
  if (kind === 'volume') {
    const isName = /^[\w:/-]+$/.test(name);
    return isName ? { name, size_bytes } : { unsupported: 'The name of a volume has letters, digits, "-" and "_", behind a pod and "::" or a group and "/".' };
  }
  const suffix = parentName !== null && name.startsWith(`${parentName}.`) ? name.slice(parentName.length + 1) : name;
  if (!/^[\w-]+$/.test(suffix)) return { unsupported: 'The suffix of a snapshot has letters, digits, "-" and "_".' };
  return { name: `${parentName ?? 'gone'}.${suffix}`, size_bytes };
}

/** What both are, of whose references `key` is the one key. */
function flashArray(key: string): Pick<DriverDefinition, 'capabilities' | 'referenceForms' | 'referenceTo' | 'referenceToNothing' | 'place' | 'volumeFields'> {
  return {
    capabilities: CAPABILITIES,
    referenceForms: [{ id: key, keys: [key], default: true }],
    referenceTo: ({ name }) => object([[key, name]]),
    referenceToNothing: (what) => object([what === 'no-known-key' ? ['no-such-key', 'names.nothing'] : [key, 'names.nothing']]),
    place,
    volumeFields: ({ name }) => ({ provider_id: name }),
  };
}

export const pure: DriverDefinition = {
  id: 'pure',
  title: 'Pure Storage FlashArray',
  version: '22.0',
  upstream: 'ab09bc39',
  ...flashArray('source-name'),
  create: (context) => new PureDriver(context),
  about: {
    products: ['Pure Storage FlashArray (iSCSI, Fibre Channel, NVMe)'],
    releases: '2026.1 and later; source-name since 2025.1, realms refused since 2025.2, and before 2026.1 a second dot crashed',
    examples: [
      { existing_ref: object([['source-name', 'database.tuesday']]), names: 'the snapshot tuesday of the volume database' },
      { existing_ref: object([['source-name', 'pod1::database.tuesday']]), names: 'the same of a volume in a pod' },
      { existing_ref: object([['source-name', 'group1/database.tuesday']]), names: 'the same of a volume in a volume group' },
    ],
    advice:
      'Write the whole name, volume.suffix, under source-name: the list shows it under name, which is refused. A suffix that the volume does not have, or a name without a dot, crashes the call; and nobody checks that it is a snapshot of your volume.',
    known: 'recorded',
    arrayTexts: "Answers are those of a stand-in for the array's client: the real one calls the class ValidResponse, which is named Resp here.",
  },
  crashes: [
    crash('TypeError', BY_REFERENCE, 'The reference is null, a number or a boolean; or a text or a list that has the key in it.', 1914),
    crash('AttributeError', BY_REFERENCE, 'source-name is neither a text nor empty.', 1922),
    crash('ValueError', BY_REFERENCE, 'source-name has no dot.', 1927),
    crash('AttributeError', BY_REFERENCE, 'The array has the volume and not the snapshot, or does not tell.', 1954),
    crash('RuntimeError', BY_REFERENCE, 'The array fails to look up the volume.', 1960),
    crash('RuntimeError', RENAMING, 'The array refuses the new name, as when it is taken.', 2380),
    crash('RuntimeError', ['manage_existing_snapshot'], 'The snapshot is gone when it is to be renamed.', 2380),
    crash('AttributeError', ['get_manageable_snapshots'], 'The array fails to list its snapshots.', 2542),
    crash('KeyError', ['get_manageable_snapshots'], 'The list is sorted by a key that its entries do not have.', 2583),
    crash('TypeError', ['get_manageable_snapshots'], 'The list is sorted by a key that some entries have no value for.', 2583),
    crash('ProtocolError', BY_REFERENCE, 'The connection to the array breaks before it has answered about the volume.', 1942),
    crash('ProtocolError', ['manage_existing_snapshot'], 'The connection to the array breaks before it has answered the rename.', 2333),
    crash('ProtocolError', ['unmanage_snapshot'], 'The connection to the array breaks before it has answered the rename.', 2451),
    crash('ProtocolError', ['get_manageable_snapshots'], 'The connection to the array breaks before its list is there.', 2542),
    crash('ProtocolError', ['delete_snapshot'], 'The connection to the array breaks before it has said that the snapshot is destroyed.', 1272),
  ],
};

export const pure213: DriverDefinition = {
  id: 'pure-21.3',
  title: 'Pure Storage FlashArray, Cinder 21.3.1',
  version: '15.0',
  upstream: '21.3.1',
  ...flashArray('name'),
  create: (context) => new Pure213Driver(context),
  about: {
    products: ['Pure Storage FlashArray (iSCSI, Fibre Channel, NVMe)'],
    releases: '21.3.1, and up to 2024.1; 2024.2 has the client of later releases and still takes this key',
    examples: [
      { existing_ref: object([['name', 'database.tuesday']]), names: 'the snapshot tuesday of the volume database' },
      { existing_ref: object([['name', 'pod1::database.tuesday']]), names: 'the same of a volume in a pod' },
    ],
    advice:
      'Write the whole name, volume.suffix, under name, as the list shows it. A name without just one dot crashes the call, and nobody checks that it is a snapshot of your volume.',
    known: 'recorded',
    arrayTexts: 'What follows the status in the text of a PureHTTPError is the words of a stand-in for the array.',
  },
  crashes: [
    crashIn213('TypeError', BY_REFERENCE, 'The reference is null, a number or a boolean; or a text or a list that has the key in it.', 1171),
    crashIn213('AttributeError', BY_REFERENCE, 'name is neither a text nor empty.', 1179),
    crashIn213('ValueError', BY_REFERENCE, 'name has no dot, or more than one.', 1179),
    crashIn213('PureHTTPError', BY_REFERENCE, 'The array fails to look up the snapshots of the volume.', 1190),
    crashIn213('PureHTTPError', RENAMING, 'The array fails to rename the snapshot or refuses the new name, as when it is taken.', 1400),
    crashIn213('PureHTTPError', ['get_manageable_snapshots'], 'The array fails to list its snapshots.', 1545),
    crashIn213('PureHTTPError', ['delete_snapshot'], 'The array fails to destroy the snapshot.', 683),
    crashIn213('KeyError', ['get_manageable_snapshots'], 'The list is sorted by a key that its entries do not have.', 1575),
    crashIn213('TypeError', ['get_manageable_snapshots'], 'The list is sorted by a key that some entries have no value for.', 1575),
    crashIn213('PureError', BY_REFERENCE, 'The connection to the array breaks before the snapshots of the volume are there.', 1190),
    crashIn213('PureError', RENAMING, 'The connection to the array breaks before it has answered the rename.', 1400),
    crashIn213('PureError', ['get_manageable_snapshots'], 'The connection to the array breaks before its list is there.', 1545),
    crashIn213('PureError', ['delete_snapshot'], 'The connection to the array breaks before it has said that the snapshot is destroyed.', 688),
  ],
};
