/** NexentaStor 5 for the harness: over iSCSI and over NFS. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition, type ObjectSeed, type Placement } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { KIB } from '../../value/size.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameOrIdUnder } from '../common/reference-forms.ts';
import { nameOnBackend } from '../common/source-name.ts';
import { NexentaDriver } from './driver.ts';
import { ISCSI, NFS, type Protocol } from './protocols.ts';

/** A zvol is made of whole blocks, of this many bytes unless the option `nexenta_ns5_blocksize` says otherwise. */
const BLOCK = 32 * KIB;

const shared: Omit<DriverDefinition, 'id' | 'title' | 'version' | 'create' | 'place' | 'about' | 'crashes'> = {
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...nameOrIdUnder('source-guid', '1'),
  nativeId: (_kind, n) => String(7_000_000_000_000 + n),
};

export const nexenta: DriverDefinition = {
  id: 'nexenta',
  title: 'NexentaStor 5 (iSCSI)',
  version: '1.4.3',
  ...shared,
  create: (context) => new NexentaDriver(context, ISCSI),
  place: (seed) => placed(seed, Math.ceil(seed.size_bytes / BLOCK) * BLOCK),
  about: aboutProduct('NexentaStor 5, over iSCSI'),
  crashes: crashesOf(ISCSI),
};

export const nexentaNfs: DriverDefinition = {
  id: 'nexenta_nfs',
  title: 'NexentaStor 5 (NFS)',
  version: '1.8.3',
  ...shared,
  create: (context) => new NexentaDriver(context, NFS),
  place: (seed) => placed(seed, seed.size_bytes),
  about: aboutProduct('NexentaStor 5, over NFS'),
  crashes: crashesOf(NFS),
};

function placed(seed: ObjectSeed, size_bytes: number): Placement | { readonly unsupported: string } {
  const name = nameOnBackend(seed);
  if (name === '' || /[@/\p{Surrogate}]/u.test(name)) return { unsupported: 'A name in ZFS is a text without "@" and "/".' };
  return { name, size_bytes };
}

function aboutProduct(product: string): NonNullable<DriverDefinition['about']> {
  return {
    products: [product],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'payroll-tuesday']]), names: "the volume's snapshot of this name" },
      { existing_ref: object([['source-guid', '7000000000002']]), names: "the volume's snapshot with this guid" },
    ],
    advice:
      'Write source-name or source-guid; when both are there, both must hold. null lets every snapshot of the volume through, so with a single one you get that.',
    known: 'recorded',
    arrayTexts: 'Where an error is called NefError, what stands before "(source:" is the words of a stand-in for the appliance.',
  };
}

function crashesOf({ file, lines }: Protocol): readonly DeclaredCrash[] {
  const methods = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'] as const;
  return [
    {
      class: 'TypeError',
      methods,
      when: 'The reference is null, a number or a boolean; or a list that holds one of the keys, or a list or an object before it.',
      upstream: { file, line: lines.keys },
    },
    {
      class: 'UnicodeEncodeError',
      methods: [...methods, 'get_manageable_snapshots'],
      when: 'A name or a guid has no UTF-8 form: half a surrogate pair stands in it.',
      upstream: { file: 'cinder/volume/drivers/nexenta/ns5/jsonrpc.py', line: 140 },
    },
    {
      class: 'ConnectionError',
      methods: [...methods, 'get_manageable_snapshots', 'delete_snapshot'],
      when: 'The answer of the appliance gets lost, and after the failover once more.',
      upstream: { file: 'cinder/volume/drivers/nexenta/ns5/jsonrpc.py', line: 115 },
    },
    ...PAGING_CRASHES,
  ];
}
