/** A driver as a user might write it, in one file. */
export const MY_DRIVER = `import type { DriverContext, DriverDefinition, SnapshotView } from 'custody';
import { CinderException, get, isObject } from 'custody';

class MyDriver {
  readonly #context: DriverContext;

  constructor(context: DriverContext) {
    this.#context = context;
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, ref: unknown) {
    return Math.ceil(this.#find(ref).size_bytes / 2 ** 30);
  }

  manageExistingSnapshot(snapshot: SnapshotView, ref: unknown) {
    this.#context.backend.rename(this.#find(ref).id, snapshot.name);
  }

  unmanageSnapshot() {}

  #find(ref: unknown) {
    const name = isObject(ref) ? get(ref, 'source-name') : undefined;
    const [found] = typeof name === 'string' ? this.#context.backend.named(name) : [];
    if (!found) throw new CinderException('ManageExistingInvalidReference', { existing_ref: String(name), reason: 'there is none' });
    return found;
  }
}

const driver: DriverDefinition = {
  id: 'mine',
  title: 'Mine',
  version: '1.0',
  capabilities: [],
  referenceForms: [{ id: 'source-name', keys: ['source-name'], default: true }],
  create: (context) => new MyDriver(context),
  place: ({ handle, name, size_bytes, volume_name }) => ({ name: volume_name ?? name ?? handle, size_bytes }),
  referenceTo: ({ name }) => ({ 'source-name': name }),
  referenceToNothing: (what) => (what === 'well-formed' ? { 'source-name': 'nothing' } : { sauce: 'nothing' }),
};
export default driver;
`;
