/** NEC M-Series for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { sourceNameReferences } from '../common/source-name.ts';
import { NecDriver } from './driver.ts';
import { getLdname, withoutPrefix, withPrefix } from './names.ts';

const CINDERS_PREFIX = 'volume-';
/** What a name may be, without the kind of host before it. */
const NAME = /^[A-Za-z0-9_/-]{1,24}$/;

export const nec: DriverDefinition = {
  id: 'nec',
  title: 'NEC M-Series',
  version: '1.11.1',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  referenceForms: sourceNameReferences.referenceForms.filter(({ id }) => id === 'source-name'),
  referenceTo: sourceNameReferences.referenceTo,
  referenceToNothing: (what) => object([[what === 'no-known-key' ? 'no-such-key' : 'source-name', 'LX:names-nothing']]),
  create: (context) => new NecDriver(context),
  place({ handle, name, volume_name, size_bytes }) {
    const ldname = volume_name === undefined ? withPrefix(name ?? handle) : getLdname(volume_name.slice(CINDERS_PREFIX.length), 'LX:%s');
    if (!NAME.test(withoutPrefix(ldname))) return { unsupported: 'A name has up to 24 letters, digits, "_", "-" and "/".' };
    return { name: ldname, size_bytes };
  },
  nativeId: (_kind, n) => n.toString(16).padStart(4, '0'),
  attributesInUse: object([['in_ldset', true]]),
};
