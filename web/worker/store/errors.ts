/** What goes wrong with the browser's storage, in words for the person in front of it. */
import Dexie from 'dexie';

/** The storage could not be opened, read or written. Its message can be shown. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

const WORDS: Readonly<Record<string, string>> = {
  QuotaExceededError: 'The browser has no room left for Custody, and nothing of this was stored. Free some space on the disk, or delete the data of this site.',
  MissingAPIError: 'This browser offers no storage here (IndexedDB is missing): private windows of some browsers have none.',
  SecurityError: 'The browser denies Custody its storage: it is set to block the data of this site.',
  InvalidStateError: 'The browser denies Custody its storage: private windows of some browsers have none.',
};

/** The error to be shown for what IndexedDB or Dexie threw. Any other error stays as it is. */
export function toStorageError(cause: unknown): unknown {
  if (!isOfStorage(cause)) return cause;
  const words = namesOf(cause).flatMap((name) => WORDS[name] ?? [])[0];
  return new StorageError(words ?? `The browser's storage failed: ${cause.message} (${cause.name})`, { cause });
}

type ErrorOfStorage = DOMException | InstanceType<typeof Dexie.DexieError>;

function isOfStorage(cause: unknown): cause is ErrorOfStorage {
  return cause instanceof DOMException || cause instanceof Dexie.DexieError;
}

/** Its name and those of the errors that Dexie found inside it. */
function namesOf(error: ErrorOfStorage): string[] {
  const inner: unknown = 'inner' in error ? error.inner : undefined;
  return [error.name, ...(isOfStorage(inner) ? namesOf(inner) : [])];
}
