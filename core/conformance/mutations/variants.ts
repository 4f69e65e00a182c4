/** Drivers that are unlike the reference drivers and keep the interface all the same, and the one that must fail. */
import { CinderException } from '../../errors.ts';
import { object } from '../../value/json.ts';
import type { Mutation } from '../mutation.ts';
import { attribute, objectsBehind, setAttribute } from './access.ts';

export const VARIANTS = {
  'tries-again': ({ driver }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      try {
        return driver.manageExistingSnapshot(snapshot, existingRef);
      } catch (failure) {
        if (failure instanceof CinderException && failure.className === 'VolumeBackendAPIException') return driver.manageExistingSnapshot(snapshot, existingRef);
        throw failure;
      }
    },
  }),
  'renames-on-unmanage': ({ driver, context: { backend } }) => ({
    unmanageSnapshot(snapshot) {
      const found = objectsBehind(backend, snapshot);
      const answer = driver.unmanageSnapshot(snapshot);
      for (const { id, name } of found) backend.rename(id, `${name}-unmanaged`);
      return answer;
    },
  }),
  'other-texts': ({ driver }) => ({
    manageExistingSnapshot: (snapshot, existingRef) => retold(() => driver.manageExistingSnapshot(snapshot, existingRef)),
    manageExistingSnapshotGetSize: (snapshot, existingRef) => retold(() => driver.manageExistingSnapshotGetSize(snapshot, existingRef)),
  }),
  'refuses-by-a-class-of-its-own': ({ driver }) => ({
    manageExistingSnapshot: (snapshot, existingRef) => retold(() => driver.manageExistingSnapshot(snapshot, existingRef), NotOnThisArray),
    manageExistingSnapshotGetSize: (snapshot, existingRef) => retold(() => driver.manageExistingSnapshotGetSize(snapshot, existingRef), NotOnThisArray),
  }),
  'larger-model-update': ({ driver }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshot(snapshot, existingRef);
      return object([['provider_location', `pool/${snapshot.name}`], ['provider_id', snapshot.id], ['metadata', object([['array', 'east']])]]);
    },
  }),
  'empty-model-update': ({ driver }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      driver.manageExistingSnapshot(snapshot, existingRef);
      return object([]);
    },
  }),
  'writes-on-the-volume-too': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const volume of backend.named(snapshot.volume_name)) setAttribute(backend, volume, `managed_${snapshot.id}`, true);
      return answer;
    },
    unmanageSnapshot(snapshot) {
      const answer = driver.unmanageSnapshot(snapshot);
      for (const { id, attributes } of backend.named(snapshot.volume_name)) {
        backend.setAttributes(id, object(attributes.entries.filter(([name]) => name !== `managed_${snapshot.id}`)));
      }
      return answer;
    },
  }),
  'protects-while-managed': ({ driver, context: { backend } }) => ({
    manageExistingSnapshot(snapshot, existingRef) {
      const answer = driver.manageExistingSnapshot(snapshot, existingRef);
      for (const found of objectsBehind(backend, snapshot)) setAttribute(backend, found, 'protected', true);
      return answer;
    },
    unmanageSnapshot(snapshot) {
      for (const found of objectsBehind(backend, snapshot)) {
        if (attribute(found, 'protected') !== undefined) {
          backend.setAttributes(found.id, object(found.attributes.entries.filter(([name]) => name !== 'protected')));
        }
      }
      return driver.unmanageSnapshot(snapshot);
    },
  }),
} satisfies Record<string, Mutation>;

/** Answers every call with nothing. Suites that let this pass prove nothing at all. */
export const CONTROL: Mutation = () => ({
  manageExistingSnapshot: () => null,
  manageExistingSnapshotGetSize: () => null,
  unmanageSnapshot: () => null,
  deleteSnapshot: () => null,
});

/** The same refusal in other words, and perhaps by another class. */
function retold<Answer>(call: () => Answer, Class: typeof CinderException = CinderException): Answer {
  try {
    return call();
  } catch (refusal) {
    if (!(refusal instanceof CinderException) || refusal.className !== 'ManageExistingInvalidReference') throw refusal;
    throw new Class('ManageExistingInvalidReference', { existing_ref: 'what was given', reason: 'It is not here.' });
  }
}

/** As a driver derives its own exceptions from Cinder's. */
class NotOnThisArray extends CinderException {
  override readonly className = 'NotOnThisArray';
  override readonly mro: readonly string[] = ['NotOnThisArray', 'ManageExistingInvalidReference', 'Invalid', 'CinderException'];
}
