/** Drivers that are right with names, and wrong with ids. */
import { PythonException } from '../../errors.ts';
import { int } from '../../value/json.ts';
import { pyRepr } from '../../value/python.ts';
import type { Mutation } from '../mutation.ts';
import { attribute, namedBy, objectNamedBy, objectsBehind, referenceTo, setAttribute, snapshotsOfVolume } from './access.ts';

const ID = 'source-id';

export const BY_ID = {
  'size.of-the-volume-by-id': ({ driver }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      const size = driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      return namedBy(existingRef, ID) === undefined ? size : int(snapshot.volume.size);
    },
  }),
  'get-size.crashes.on-ids': ({ driver }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      if (namedBy(existingRef, ID) !== undefined) throw new PythonException('KeyError', pyRepr('source-name'));
      return driver.manageExistingSnapshotGetSize(snapshot, existingRef);
    },
  }),
  'get-size.takes.any-id': ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      if (namedBy(existingRef, ID) !== undefined && !objectNamedBy(backend, existingRef)) return int(snapshot.volume.size);
      return driver.manageExistingSnapshotGetSize(snapshot, existingRef);
    },
  }),
  'manage.takes.any-id': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const [first] = snapshotsOfVolume(backend, snapshot);
      const unknown = namedBy(existingRef, ID) !== undefined && !objectNamedBy(backend, existingRef);
      return driver.manageExistingSnapshot(snapshot, unknown && first ? referenceTo(first) : existingRef);
    },
  }),
  'manage.ties-nothing-by-id': ({ driver }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      if (namedBy(existingRef, ID) === undefined) return driver.manageExistingSnapshot(snapshot, existingRef);
      driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      return null;
    },
  }),
  'unmanage.deletes-what-came-by-id': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      if (namedBy(existingRef, ID) !== undefined) for (const tied of objectsBehind(backend, snapshot)) setAttribute(backend, tied, 'came_by_id', true);
      return answer;
    },
    unmanageSnapshot(snapshot) {
      for (const tied of objectsBehind(backend, snapshot)) if (attribute(tied, 'came_by_id') !== undefined) backend.remove(tied.id);
      return driver.unmanageSnapshot(snapshot);
    },
  }),
} satisfies Record<string, Mutation>;
