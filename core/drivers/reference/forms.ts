/** What the two reference drivers tell the harness alike. */
import { CAPABILITIES, type DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { nameOnBackend } from '../common/source-name.ts';

/** An id that no object has. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

export const referenceDefinition: Omit<DriverDefinition, 'id' | 'title' | 'create'> = {
  version: '1.0.0',
  capabilities: CAPABILITIES,
  referenceForms: [
    { id: 'source-name', keys: ['source-name'], default: true },
    { id: 'source-id', keys: ['source-id'] },
  ],
  place: (seed) => ({ name: nameOnBackend(seed), size_bytes: seed.size_bytes }),
  referenceTo: ({ id, name }, form) => object([form === 'source-id' ? ['source-id', id] : ['source-name', name]]),
  referenceToNothing(what, form) {
    if (what === 'no-known-key') return object([['no-such-key', 'names-nothing']]);
    return object([form === 'source-id' ? ['source-id', NO_ID] : ['source-name', 'names-nothing']]);
  },
};
