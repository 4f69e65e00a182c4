/** LVM for the harness. */
import type { DriverDefinition, ObjectSeed } from '../../interface.ts';
import { object } from '../../value/json.ts';
import { MIB } from '../../value/size.ts';
import { CAPABILITIES } from '../common/capabilities.ts';
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
  referenceForms: [
    { id: 'source-name', keys: ['source-name'], default: true },
    { id: 'bare-string', keys: [] },
  ],
  create: (context) => new LvmDriver(context),
  place(seed) {
    const name = nameOf(seed);
    const refusal = nameRefusal(name);
    if (refusal !== undefined) return { unsupported: refusal };
    if (seed.size_bytes === 0) return { unsupported: 'lvcreate makes no LV of 0 bytes.' };
    return { name, size_bytes: Math.ceil(seed.size_bytes / EXTENT) * EXTENT };
  },
  referenceTo: ({ name }, form) => (form === 'bare-string' ? name : object([['source-name', name]])),
  referenceToNothing(what, form) {
    if (what === 'no-known-key') return object([['no-such-key', 'names-nothing']]);
    return form === 'bare-string' ? 'names-nothing' : object([['source-name', 'names-nothing']]);
  },
};

/** Cinder's name for what stands behind one of its volumes; else what the scenario wants it called. */
function nameOf({ volume_id, name, handle }: ObjectSeed): string {
  return volume_id === undefined ? (name ?? handle) : `volume-${volume_id}`;
}
