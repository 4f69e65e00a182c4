/** Drivers that go by what was there a while ago. */
import { CinderException } from '../../errors.ts';
import type { Backend, SnapshotView } from '../../interface.ts';
import { int } from '../../value/json.ts';
import type { Mutation, Parts } from '../mutation.ts';
import { attribute, namedBy, objectsBehind, referenceTo, setAttribute } from './access.ts';

/** Manages as ever, and notes on the object the name that it had before. */
function noting({ driver, context: { backend } }: Parts): ReturnType<Mutation> {
  return {
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const tied of objectsBehind(backend, snapshot)) setAttribute(backend, tied, 'former_name', namedBy(existingRef) ?? null);
      return answer;
    },
  };
}

/** Answers for what was deleted. @param nameOf the name by which it is remembered */
function rememberingTheDeleted(nameOf: (backend: Backend, snapshot: SnapshotView) => string): Mutation {
  return (parts) => {
    const { driver, context: { backend } } = parts;
    return {
      ...noting(parts),
      manageExistingSnapshotGetSize(snapshot, existingRef) {
        const [volume] = backend.named(snapshot.volume_name);
        const known = volume && attribute(volume, 'deleted_name') === (namedBy(existingRef) ?? null);
        return known ? int(snapshot.volume.size) : driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      },
      deleteSnapshot(snapshot) {
        const name = nameOf(backend, snapshot);
        for (const volume of backend.named(snapshot.volume_name)) setAttribute(backend, volume, 'deleted_name', name);
        return driver.deleteSnapshot?.(snapshot) ?? null;
      },
    };
  };
}

function formerName(backend: Backend, snapshot: SnapshotView): string {
  const [tied] = objectsBehind(backend, snapshot);
  const name = tied && attribute(tied, 'former_name');
  return typeof name === 'string' ? name : snapshot.name;
}

export const MEMORY = {
  'get-size.takes.a-former-name': (parts) => {
    const { driver, context: { backend } } = parts;
    return {
      ...noting(parts),
      manageExistingSnapshotGetSize(snapshot, existingRef) {
        const former = backend.list().find((each) => attribute(each, 'former_name') === (namedBy(existingRef) ?? null));
        return driver.manageExistingSnapshotGetSize(snapshot, former ? referenceTo(former) : existingRef);
      },
    };
  },
  'manage.trusts-get-size': ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      const size = driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      for (const volume of backend.named(snapshot.volume_name)) setAttribute(backend, volume, 'found', namedBy(existingRef) ?? null);
      return size;
    },
    manageExistingSnapshot(snapshot, existingRef) {
      const name = namedBy(existingRef);
      const [volume] = backend.named(snapshot.volume_name);
      const wasFound = name !== undefined && volume !== undefined && attribute(volume, 'found') === name;
      if (wasFound && backend.named(name).length === 0) throw new CinderException('VolumeBackendAPIException', { data: `There is no ${name}.` });
      return driver.manageExistingSnapshot(snapshot, existingRef);
    },
  }),
  'get-size.takes.the-name-of-the-deleted': rememberingTheDeleted((_backend, { name }) => name),
  'get-size.takes.a-former-name-of-the-deleted': rememberingTheDeleted(formerName),
} satisfies Record<string, Mutation>;
