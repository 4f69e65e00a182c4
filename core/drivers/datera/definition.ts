/** Datera for the harness. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition } from '../../definition.ts';
import { sha256Hex } from '../../value/digest.ts';
import { object } from '../../value/json.ts';
import { ceilGib, GIB } from '../../value/size.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { DateraDriver } from './driver.ts';

/** What the array calls a snapshot: when it was made, to the nanosecond. */
const TIMESTAMP = /^\d{10}\.\d{9}$/;
const NAMES_SOMETHING = '1767225600.123456789';
const NAMES_NOTHING = '1000000000.000000001';

const API = 'cinder/volume/drivers/datera/datera_api22.py';
const COMMON = 'cinder/volume/drivers/datera/datera_common.py';
const BOTH = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'] as const;
const FINDING_THE_VOLUME = ['manage_existing_snapshot_get_size', 'delete_snapshot'] as const;

const CRASHES: readonly DeclaredCrash[] = [
  { class: 'KeyError', methods: ['manage_existing_snapshot_get_size'], when: 'The reference is an object without source-name.', upstream: { file: API, line: 705 } },
  { class: 'TypeError', methods: ['manage_existing_snapshot_get_size'], when: 'The reference is no object.', upstream: { file: API, line: 705 } },
  { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The reference is an object without source-name.', upstream: { file: API, line: 698 } },
  { class: 'TypeError', methods: ['manage_existing_snapshot'], when: 'The reference is no object.', upstream: { file: API, line: 698 } },
  { class: 'TypeError', methods: BOTH, when: 'The timestamp is no text.', upstream: { file: COMMON, line: 130 } },
  { class: 'IndexError', methods: FINDING_THE_VOLUME, when: 'The app instance has no storage instance, or this no volume.', upstream: { file: COMMON, line: 323 } },
  { class: 'IndexError', methods: ['get_manageable_snapshots'], when: 'Any app instance has no storage instance, or this no volume; or entries are sorted by extra_info, which is empty.', upstream: { file: API, line: 635 } },
  { class: 'ApiNotFoundError', methods: ['delete_snapshot'], when: 'The volume has no snapshot of the timestamp that was managed.', upstream: { file: API, line: 431 } },
  { class: 'ApiInternalError', methods: FINDING_THE_VOLUME, when: 'Datera fails the request for the volume.', upstream: { file: COMMON, line: 311 } },
  { class: 'ApiTimeoutError', methods: FINDING_THE_VOLUME, when: "Datera's answer about the volume is lost.", upstream: { file: COMMON, line: 311 } },
  { class: 'ApiInternalError', methods: ['get_manageable_snapshots'], when: 'Datera fails the request for its app instances.', upstream: { file: API, line: 615 } },
  { class: 'ApiTimeoutError', methods: ['get_manageable_snapshots'], when: "Datera's answer with its app instances is lost.", upstream: { file: API, line: 615 } },
  ...PAGING_CRASHES,
];

export const datera: DriverDefinition = {
  id: 'datera',
  title: 'Datera',
  version: '2019.12.10.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'event.rename'),
  ...nameUnder('source-name', NAMES_NOTHING),
  about: {
    products: ['Datera Data Services Platform'],
    releases: '2023.1 and later',
    examples: [{ existing_ref: object([['source-name', NAMES_SOMETHING]]), names: "the snapshot of the snapshot's volume that was made at this time" }],
    advice: "Write the snapshot's timestamp (utc_ts) with all of its decimals: any text that begins like one is taken, and nobody looks whether the volume has such a snapshot.",
    known: 'recorded',
    arrayTexts: "What dfs_sdk's exceptions say, and which of them comes when Datera fails.",
  },
  crashes: CRASHES,
  create: (context) => new DateraDriver(context),
  place({ kind, handle, name, volume_id, size_bytes }) {
    const placed = { size_bytes: ceilGib(size_bytes) * GIB };
    if (kind === 'volume') return { name: volume_id === undefined ? (name ?? handle) : `OS-${volume_id}`, ...placed };
    if (name !== undefined && !TIMESTAMP.test(name)) return { unsupported: 'A snapshot is called by the time of its making; nobody chooses its name.' };
    return { name: name ?? timestampFor(handle), ...placed };
  },
  nativeId: (_kind, n) => `da7e7a00-0000-4000-8000-${(n + 1).toString(16).padStart(12, '0')}`,
};

/** A time that is another for each handle. */
function timestampFor(handle: string): string {
  const digits = BigInt(`0x${sha256Hex(handle).slice(0, 16)}`).toString().padStart(17, '0');
  return `15${digits.slice(-17, -9)}.${digits.slice(-9)}`;
}
