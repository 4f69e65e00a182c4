/** Seagate STX for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { nameOnBackend, sourceNameReferences } from '../common/source-name.ts';
import { StxDriver } from './driver.ts';
import { encodeName } from './names.ts';

const BLOCK = 512;
/** A name has no more bytes than this, and none of the characters that the command line gives a meaning. */
const LONGEST_NAME = 32;
const FORBIDDEN = /["\\,<>]/;

export const stx: DriverDefinition = {
  id: 'stx',
  title: 'Seagate STX',
  version: '2.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  referenceForms: sourceNameReferences.referenceForms.filter(({ id }) => id === 'source-name'),
  referenceTo: sourceNameReferences.referenceTo,
  referenceToNothing: sourceNameReferences.referenceToNothing,
  create: (context) => new StxDriver(context),
  place(seed) {
    const name = seed.volume_id === undefined ? nameOnBackend(seed) : `v${encodeName(seed.volume_id)}`;
    if (new TextEncoder().encode(name).length > LONGEST_NAME || FORBIDDEN.test(name)) {
      return { unsupported: `A name has up to ${LONGEST_NAME} bytes and none of " , < > \\.` };
    }
    return { name, size_bytes: Math.ceil(seed.size_bytes / BLOCK) * BLOCK };
  },
  nativeId: (_kind, n) => `00c0ffee000000000000${String(n + 1).padStart(12, '0')}`,
  attributesInUse: object([['mapped', true]]),
};
