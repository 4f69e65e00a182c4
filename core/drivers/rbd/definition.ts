/** RBD for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { nameOnBackend, sourceNameReferences } from '../common/source-name.ts';
import { RbdDriver } from './driver.ts';

export const rbd: DriverDefinition = {
  id: 'rbd',
  title: 'RBD (Ceph)',
  version: '1.3.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...sourceNameReferences,
  create: (context) => new RbdDriver(context),
  place(seed) {
    const name = nameOnBackend(seed);
    if (name === '') return { unsupported: 'Ceph makes nothing without a name.' };
    if (/[\0\p{Surrogate}]/u.test(name)) return { unsupported: 'A name in Ceph is UTF-8 without NUL.' };
    return { name, size_bytes: seed.size_bytes };
  },
};
