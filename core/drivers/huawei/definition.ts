/** Huawei OceanStor for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import type { Method } from '../../interface.ts';
import { md5Hex } from '../../value/digest.ts';
import { object } from '../../value/json.ts';
import { NO_LISTING } from '../common/base-class.ts';
import { jsonDumps } from '../common/python-json.ts';
import { nameOrIdUnder } from '../common/reference-forms.ts';
import { HuaweiDriver } from './driver.ts';
import { encodeName } from './names.ts';

const UPSTREAM = 'cinder/volume/drivers/huawei/common.py';
const CLIENT = 'cinder/volume/drivers/huawei/rest_client.py';
/** The array counts in sectors of so many bytes. */
const SECTOR = 512;
const TAKING_REFERENCES: readonly Method[] = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'];

export const huawei: DriverDefinition = {
  id: 'huawei',
  title: 'Huawei OceanStor',
  version: '2.0.9',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'get_manageable_snapshots'),
  ...nameOrIdUnder('source-id', '999999'),
  create: (context) => new HuaweiDriver(context),
  place({ kind, volume_id, name, handle, size_bytes }) {
    const placed = { name: volume_id === undefined ? (name ?? handle) : encodeName(volume_id), size_bytes: Math.ceil(size_bytes / SECTOR) * SECTOR };
    return kind === 'volume' ? { ...placed, attributes: object([['wwn', wwnOf(placed.name)]]) } : placed;
  },
  nativeId: (_kind, n) => String(n + 1),
  volumeFields: ({ name, native_id }) => ({ provider_location: jsonDumps(object([['huawei_lun_id', native_id], ['huawei_lun_wwn', wwnOf(name)]])) }),
  attributesInUse: object([['exposed', 'true']]),
  about: {
    products: ['Huawei OceanStor', 'Huawei OceanStor Dorado'],
    releases: '2023.1 and later',
    examples: [
      { existing_ref: object([['source-name', 'payroll-tuesday']]), names: 'the first snapshot of this name, of whichever volume' },
      { existing_ref: object([['source-id', '3']]), names: 'the snapshot of this id, written as a text; it wins over source-name' },
    ],
    advice: 'Write source-id, in quotes, where a name is not unique on the array: of two snapshots of one name the first is taken, though it be of another volume.',
    known: 'recorded',
    arrayTexts: 'What stands in braces behind "result:" is the answer of a stand-in for the array.',
  },
  crashes: [
    {
      class: 'AttributeError',
      methods: TAKING_REFERENCES,
      when: 'The reference is no object.',
      upstream: { file: UPSTREAM, line: 1485 },
    },
    {
      class: 'TypeError',
      methods: TAKING_REFERENCES,
      when: 'What stands under source-id is no text, and neither null nor empty, 0 nor false.',
      upstream: { file: CLIENT, line: 1555 },
    },
    {
      class: 'TypeError',
      methods: ['manage_existing_snapshot'],
      when: "The LUN of Cinder's volume has another name, and huawei_lun_id in the volume's provider_location is no text.",
      upstream: { file: CLIENT, line: 2388 },
    },
    NO_LISTING,
  ],
};

function wwnOf(name: string): string {
  return md5Hex(name);
}
