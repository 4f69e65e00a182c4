/** LVM for the harness. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { MIB } from '../../value/size.ts';
import { nameOnBackend, sourceNameReferences } from '../common/source-name.ts';
import { LvmDriver } from './driver.ts';
import { nameRefusal } from './names.ts';

/** An LV is made of whole extents, of this many bytes unless the group says otherwise. */
const EXTENT = 4 * MIB;

export const lvm: DriverDefinition = {
  id: 'lvm',
  title: 'LVM',
  version: '3.0.0',
  upstream: 'ab09bc39',
  capabilities: CAPABILITIES,
  ...sourceNameReferences,
  create: (context) => new LvmDriver(context),
  place(seed) {
    const name = nameOnBackend(seed);
    const refusal = nameRefusal(name);
    if (refusal !== undefined) return { unsupported: refusal };
    if (seed.size_bytes === 0) return { unsupported: 'lvcreate makes no LV of 0 bytes.' };
    return { name, size_bytes: Math.ceil(seed.size_bytes / EXTENT) * EXTENT };
  },
};
