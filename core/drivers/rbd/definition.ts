/** RBD for the harness. */
import type { DriverDefinition } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { CAPABILITIES } from '../common/capabilities.ts';
import { RbdDriver } from './driver.ts';

export const rbd: DriverDefinition = {
  id: 'rbd',
  title: 'RBD (Ceph)',
  version: '1.3.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  referenceForms: [
    { id: 'source-name', keys: ['source-name'], default: true },
    { id: 'bare-string', keys: [] },
  ],
  create: (context) => new RbdDriver(context),
  place({ volume_id, name: wanted, handle, size_bytes }) {
    const name = volume_id === undefined ? (wanted ?? handle) : `volume-${volume_id}`;
    if (name === '') return { unsupported: 'Ceph makes nothing without a name.' };
    if (/[\0\p{Surrogate}]/u.test(name)) return { unsupported: 'A name in Ceph is UTF-8 without NUL.' };
    return { name, size_bytes };
  },
  referenceTo: ({ name }, form) => (form === 'bare-string' ? name : object([['source-name', name]])),
  referenceToNothing(what, form) {
    if (what === 'no-known-key') return object([['no-such-key', 'names-nothing']]);
    return form === 'bare-string' ? 'names-nothing' : object([['source-name', 'names-nothing']]);
  },
};
