/** Drivers that do not let go, or that let go of the data as well. */
import { CinderException, PythonException } from '../../errors.ts';
import type { Backend, BackendObject, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, isInt, object, type Json } from '../../value/json.ts';
import { GIB } from '../../value/size.ts';
import type { Mutation, Parts } from '../mutation.ts';
import { attribute, objectNamedBy, objectsBehind, setAttribute } from './access.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is done to the snapshot's objects when it is let go, after or in place of what the good driver does. */
function unmanaging(act: (found: readonly BackendObject[], parts: Parts, snapshot: SnapshotView) => void): Mutation {
  return (parts) => ({
    unmanageSnapshot(snapshot) {
      const found = objectsBehind(parts.context.backend, snapshot);
      const answer = parts.driver.unmanageSnapshot(snapshot);
      act(found, parts, snapshot);
      return answer;
    },
  });
}

function removing(when: (found: BackendObject, parts: Parts) => boolean): Mutation {
  return unmanaging((found, parts) => {
    for (const each of found) if (when(each, parts)) parts.context.backend.remove(each.id);
  });
}

/** Lets go, and marks what was let go. */
function marking(driver: VolumeSnapshotManagementDriver, backend: Backend, snapshot: SnapshotView): Json {
  const found = objectsBehind(backend, snapshot);
  const answer = driver.unmanageSnapshot(snapshot);
  for (const { id } of found) {
    const now = backend.get(id);
    if (now) setAttribute(backend, now, 'let_go', true);
  }
  return answer;
}

export const LETTING_GO = {
  'unmanage.deletes': removing(() => true),
  'unmanage.deletes-odd-sizes': removing(({ size_bytes }) => size_bytes % GIB !== 0),
  'unmanage.deletes-what-is-in-use': removing((found) => attribute(found, 'open') !== undefined),
  'unmanage.restores-the-size': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const tied of objectsBehind(backend, snapshot)) setAttribute(backend, tied, 'managed_bytes', int(tied.size_bytes));
      return answer;
    },
    unmanageSnapshot(snapshot) {
      for (const found of objectsBehind(backend, snapshot)) {
        const bytes = attribute(found, 'managed_bytes') ?? null;
        if (isInt(bytes)) backend.resize(found.id, Number(bytes.int));
      }
      return driver.unmanageSnapshot(snapshot);
    },
  }),
  'unmanage.deletes-the-second-time': unmanaging((found, { context: { backend } }) => {
    for (const each of found) {
      if (attribute(each, 'let_go') !== undefined) backend.remove(each.id);
      else setAttribute(backend, backend.get(each.id) ?? each, 'let_go', true);
    }
  }),
  'unmanage.deletes-what-was-let-go-before': unmanaging((found, { context: { backend } }) => {
    for (const each of backend.list().filter((other) => attribute(other, 'let_go') !== undefined)) backend.remove(each.id);
    for (const each of found) setAttribute(backend, backend.get(each.id) ?? each, 'let_go', true);
  }),
  'unmanage.deletes-a-day-later': unmanaging((found, { context: { backend, now } }) => {
    for (const each of found) setAttribute(backend, backend.get(each.id) ?? each, 'expires_at', int(now + DAY_MS));
  }),
  'unmanage.empties': unmanaging((found, { context: { backend } }) => {
    for (const { id, size_bytes } of found) {
      backend.resize(id, 0);
      backend.resize(id, size_bytes);
    }
  }),
  'unmanage.shrinks': unmanaging((found, { context: { backend } }) => {
    for (const { id, size_bytes } of found) backend.resize(id, Math.floor(size_bytes / 2));
  }),
  'unmanage.grows': unmanaging((found, { context: { backend } }) => {
    for (const { id, size_bytes } of found) backend.resize(id, size_bytes + GIB);
  }),
  'unmanage.leaves-a-copy': unmanaging((found, { context: { backend } }) => {
    for (const { id, name } of found) backend.copy(id, `${name}-let-go`);
  }),
  'unmanage.drops-the-tags-of-others': unmanaging((found, { context: { backend } }) => {
    const own = new Set(found.map(({ id }) => id));
    for (const { id } of backend.list().filter((other) => other.kind === 'snapshot' && !own.has(other.id))) backend.setAttributes(id, object([]));
  }),
  'unmanage.does-not-forget': () => ({ unmanageSnapshot: () => null }),
  'unmanage.done-but-raises': ({ driver }) => ({
    unmanageSnapshot(snapshot) {
      driver.unmanageSnapshot(snapshot);
      throw new CinderException('VolumeBackendAPIException', { data: 'The array answered in a way that was not understood.' });
    },
  }),
  'unmanage.is-missing': () => ({
    unmanageSnapshot() {
      throw new PythonException('NotImplementedError', '', ['NotImplementedError', 'RuntimeError']);
    },
  }),
  'unmanage.wants-the-object': ({ driver, context: { backend } }) => ({
    unmanageSnapshot(snapshot) {
      if (objectsBehind(backend, snapshot).length === 0) throw new CinderException('VolumeBackendAPIException', { data: `There is no ${snapshot.name}.` });
      return driver.unmanageSnapshot(snapshot);
    },
  }),
  'unmanage.deletes-on-failure': ({ driver, context: { backend } }) => ({
    unmanageSnapshot(snapshot) {
      const found = objectsBehind(backend, snapshot);
      try {
        return driver.unmanageSnapshot(snapshot);
      } catch (failure) {
        for (const { id } of found) backend.remove(id);
        throw failure;
      }
    },
  }),
  'unmanage.deletes-what-it-could-not-tie': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      try {
        return driver.manageExistingSnapshot(snapshot, existingRef);
      } catch (failure) {
        const meant = failure instanceof CinderException && failure.className === 'VolumeBackendAPIException' ? objectNamedBy(backend, existingRef) : undefined;
        if (meant) setAttribute(backend, meant, 'meant_for', snapshot.id);
        throw failure;
      }
    },
    unmanageSnapshot(snapshot) {
      for (const { id } of backend.list().filter((each) => attribute(each, 'meant_for') === snapshot.id)) backend.remove(id);
      return driver.unmanageSnapshot(snapshot);
    },
  }),
  'unmanage.lets-all-go': ({ driver, context: { backend } }) => ({
    unmanageSnapshot(snapshot) {
      for (const each of backend.list().filter((other) => attribute(other, 'cinder_snapshot_id') !== undefined)) {
        setAttribute(backend, each, 'cinder_snapshot_id', 'none');
      }
      return driver.unmanageSnapshot(snapshot);
    },
  }),
  'unmanage.for-good-to-manage': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const found = objectNamedBy(backend, existingRef);
      if (found && attribute(found, 'let_go') !== undefined) throw new CinderException('VolumeBackendAPIException', { data: `${found.name} is retired.` });
      return driver.manageExistingSnapshot(snapshot, existingRef);
    },
    unmanageSnapshot: (snapshot) => marking(driver, backend, snapshot),
  }),
  'unmanage.for-good': ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      const size = driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const found = objectNamedBy(backend, existingRef);
      if (found && attribute(found, 'let_go') !== undefined) throw new CinderException('VolumeBackendAPIException', { data: `${found.name} is retired.` });
      return size;
    },
    unmanageSnapshot: (snapshot) => marking(driver, backend, snapshot),
  }),
} satisfies Record<string, Mutation>;
