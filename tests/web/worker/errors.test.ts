/** Where there is no IndexedDB at all, and what becomes of the errors of those that have it. */
import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { RevisionTaken } from '../../../core/workspace/store.ts';
import type { StorageStatus } from '../../../web/worker/facade.ts';
import { Database } from '../../../web/worker/store/database.ts';
import { StorageError, toStorageError } from '../../../web/worker/store/errors.ts';

test('a browser without IndexedDB is told so', async () => {
  const heard: StorageStatus[] = [];
  const database = new Database('missing', (status) => heard.push(status));
  const words = 'This browser offers no storage here (IndexedDB is missing): private windows of some browsers have none.';
  await expect(database.use((tables) => tables.runs.count())).rejects.toThrow(words);
  expect(heard).toEqual([{ state: 'unavailable', reason: words }]);
});

describe('an error of the storage', () => {
  test.each([
    ['a full disk', new DOMException('full', 'QuotaExceededError'), 'no room left'],
    ['a full disk, as Dexie tells it', new Dexie.AbortError(new Dexie.QuotaExceededError('full')), 'no room left'],
    ['blocked site data', new DOMException('denied', 'SecurityError'), 'block the data of this site'],
    ['anything else', new DOMException('Disk on fire', 'UnknownError'), "The browser's storage failed: Disk on fire (UnknownError)"],
  ])('%s is said in words', (_, cause, words) => {
    const error = toStorageError(cause);
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({ name: 'StorageError', message: expect.stringContaining(words) as unknown, cause });
  });

  test('what is not of the storage stays as it is', () => {
    const refusal = new RevisionTaken('w', 3);
    expect(toStorageError(refusal)).toBe(refusal);
  });
});
