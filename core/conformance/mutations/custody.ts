/** Drivers that tie the wrong thing, or nothing; and such as lose or change data while they manage. */
import { BackendFault, CinderException } from '../../errors.ts';
import type { Backend, ModelUpdate, SnapshotView } from '../../interface.ts';
import { ceilGib, GIB } from '../../value/size.ts';
import { object } from '../../value/json.ts';
import type { Mutation } from '../mutation.ts';
import { objectNamedBy, objectsBehind, referenceTo, setAttribute, snapshotsOfVolume } from './access.ts';

/** Ties the object, and answers with this. */
function answering(answer: ModelUpdate | string): Mutation {
  return ({ driver }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshot(snapshot, existingRef);
      return answer as ModelUpdate;
    },
  });
}

/** Makes the call; when it is refused, marks all snapshots of the volume. */
function marking<Answer>(backend: Backend, snapshot: SnapshotView, call: () => Answer): Answer {
  try {
    return call();
  } catch (refusal) {
    for (const sibling of snapshotsOfVolume(backend, snapshot)) setAttribute(backend, sibling, 'was_not_it', true);
    throw refusal;
  }
}

/** Makes the call; when the array fails, says that all is well. */
function swallowing(call: () => ModelUpdate): ModelUpdate {
  try {
    return call();
  } catch (failure) {
    if (failure instanceof CinderException && failure.className === 'VolumeBackendAPIException') return null;
    throw failure;
  }
}

export const CUSTODY = {
  'manage.does-nothing': ({ driver }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      return null;
    },
  }),
  'manage.copies': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const found = objectNamedBy(backend, existingRef);
      if (found) backend.copy(found.id, snapshot.name);
      return null;
    },
  }),
  'manage.ties-another': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const named = objectNamedBy(backend, existingRef);
      const other = snapshotsOfVolume(backend, snapshot).find(({ id }) => id !== named?.id);
      return driver.manageExistingSnapshot(snapshot, other ? referenceTo(other) : existingRef);
    },
  }),
  'manage.ties-all': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const others = snapshotsOfVolume(backend, snapshot);
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const { id } of others) backend.rename(id, snapshot.name);
      return answer;
    },
  }),
  'manage.wrong-name': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const found = objectNamedBy(backend, existingRef);
      if (found) backend.rename(found.id, `snapshot-${snapshot.volume_id}`);
      return null;
    },
  }),
  'manage.done-but-raises': ({ driver }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshot(snapshot, existingRef);
      throw new CinderException('VolumeBackendAPIException', { data: 'The array answered in a way that was not understood.' });
    },
  }),
  'manage.second-time-does-nothing': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const found = objectNamedBy(backend, existingRef);
      if (found?.attributes.entries.some(([name]) => name === 'managed_before')) return null;
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const tied of objectsBehind(backend, snapshot)) setAttribute(backend, tied, 'managed_before', true);
      return answer;
    },
  }),
  'manage.swallows-failures': ({ driver }) => ({
    manageExistingSnapshot: (snapshot, existingRef) => swallowing(() => driver.manageExistingSnapshot(snapshot, existingRef)),
  }),
  'manage.swallows-failed-writes': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      // A lookup of its own that fails is told: what fails behind it is a write.
      objectNamedBy(backend, existingRef);
      return swallowing(() => driver.manageExistingSnapshot(snapshot, existingRef));
    },
  }),
  'manage.grows-to-whole-gib': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const { id, size_bytes } of objectsBehind(backend, snapshot)) backend.resize(id, ceilGib(size_bytes) * GIB);
      return answer;
    },
  }),
  'manage.removes-siblings': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      const tied = new Set(objectsBehind(backend, snapshot).map(({ id }) => id));
      for (const { id } of snapshotsOfVolume(backend, snapshot).filter((other) => !tied.has(other.id))) backend.remove(id);
      return answer;
    },
  }),
  'manage.leaves-a-copy': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const { id, name } of objectsBehind(backend, snapshot)) backend.copy(id, `${name}-before`);
      return answer;
    },
  }),
  'manage.removes-what-it-could-not-tie': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      try {
        return driver.manageExistingSnapshot(snapshot, existingRef);
      } catch (failure) {
        const found = failure instanceof CinderException && failure.className === 'VolumeBackendAPIException' ? objectNamedBy(backend, existingRef) : undefined;
        if (found) backend.remove(found.id);
        throw failure;
      }
    },
  }),
  'manage.copies-and-removes': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const found = objectNamedBy(backend, existingRef);
      if (!found) return null;
      try {
        backend.remove(found.id);
        backend.copy(found.id, snapshot.name);
      } catch (fault) {
        if (fault instanceof BackendFault || fault instanceof RangeError) throw new CinderException('VolumeBackendAPIException', { data: 'The array failed.' });
        throw fault;
      }
      return null;
    },
  }),
  'manage.takes-over': ({ context: { cinder }, over }) => {
    const unaware = over({ cinder: { ...cinder, snapshots: [] } });
    return {
      manageExistingSnapshotGetSize: (snapshot, existingRef) => unaware.manageExistingSnapshotGetSize(snapshot, existingRef),
      manageExistingSnapshot: (snapshot, existingRef) => unaware.manageExistingSnapshot(snapshot, existingRef),
    };
  },
  'manage.takes-over-after-asking': ({ context: { cinder }, over }) => ({
    manageExistingSnapshot: (snapshot, existingRef) => over({ cinder: { ...cinder, snapshots: [] } }).manageExistingSnapshot(snapshot, existingRef),
  }),
  'get-size.changes-state': ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      const size = driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const found = objectNamedBy(backend, existingRef);
      if (found) setAttribute(backend, found, 'asked_for', true);
      return size;
    },
  }),
  'get-size.refuses-and-marks': ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize: (snapshot, existingRef) => marking(backend, snapshot, () => driver.manageExistingSnapshotGetSize(snapshot, existingRef)),
  }),
  'manage.refuses-and-marks': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot: (snapshot, existingRef) => marking(backend, snapshot, () => driver.manageExistingSnapshot(snapshot, existingRef)),
  }),
  'manage.answers-a-text': answering('managed'),
  'manage.answers-a-status': answering(object([['status', 'managed']])),
  'manage.answers-an-unknown-field': answering(object([['pool', 'east']])),
} satisfies Record<string, Mutation>;
