/** What drivers tell the harness alike that go by names and take `{"source-name": …}`, or the name alone. */
import type { DriverDefinition, ObjectSeed } from '../../definition.ts';
import { object } from '../../value/json.ts';

export const sourceNameReferences: Pick<DriverDefinition, 'referenceForms' | 'referenceTo' | 'referenceToNothing'> = {
  referenceForms: [
    { id: 'source-name', keys: ['source-name'], default: true },
    { id: 'bare-string', keys: [] },
  ],
  referenceTo: ({ name }, form) => (form === 'bare-string' ? name : object([['source-name', name]])),
  referenceToNothing(what, form) {
    if (what === 'no-known-key') return object([['no-such-key', 'names-nothing']]);
    return form === 'bare-string' ? 'names-nothing' : object([['source-name', 'names-nothing']]);
  },
};

/** Cinder's name for what stands behind one of its volumes; else what the scenario wants it called. */
export function nameOnBackend({ volume_name, name, handle }: ObjectSeed): string {
  return volume_name ?? name ?? handle;
}
