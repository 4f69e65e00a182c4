/** Datera for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { sha256Hex } from '../../value/digest.ts';
import { object } from '../../value/json.ts';
import { ceilGib, GIB } from '../../value/size.ts';
import { DateraDriver } from './driver.ts';

/** What the array calls a snapshot: when it was made, to the nanosecond. */
const TIMESTAMP = /^\d{10}\.\d{9}$/;
const NAMES_NOTHING = '1000000000.000000001';

export const datera: DriverDefinition = {
  id: 'datera',
  title: 'Datera',
  version: '2019.12.10.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES.filter((capability) => capability !== 'event.rename'),
  referenceForms: [{ id: 'source-name', keys: ['source-name'], default: true }],
  referenceTo: ({ name }) => object([['source-name', name]]),
  referenceToNothing: (what) => object([what === 'no-known-key' ? ['no-such-key', NAMES_NOTHING] : ['source-name', NAMES_NOTHING]]),
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
