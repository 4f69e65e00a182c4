/** How the database fares when others get in its way. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StorageStatus } from '../../../web/worker/facade.ts';
import { Database } from '../../../web/worker/store/database.ts';
import { answer, bareOpen } from './bare-indexeddb.ts';

const read = (database: Database): Promise<number> => database.use((tables) => tables.runs.count());

export function testDatabase(): void {
  const connect = (listener: (status: StorageStatus) => void = () => {}): { name: string; database: Database; heard: StorageStatus[] } => {
    const name = `database-${crypto.randomUUID()}`;
    const heard: StorageStatus[] = [];
    const database = new Database(name, (status) => {
      heard.push(status);
      listener(status);
    });
    onTestFinished(() => database.close());
    return { name, database, heard };
  };

  describe('the database', () => {
    test('is opened when it is first needed', async () => {
      const { database, heard } = connect();
      expect([database.status, heard]).toEqual([{ state: 'opening' }, []]);
      expect(await read(database)).toBe(0);
      expect(heard).toEqual([{ state: 'open' }]);
    });

    test('has the tables of version 1, by their keys', async () => {
      const { name, database } = connect();
      await read(database);
      const bare = await bareOpen(name);
      const keys = [...bare.objectStoreNames].map((table) => [table, bare.transaction(table).objectStore(table).keyPath]);
      bare.close();
      expect(Object.fromEntries(keys)).toEqual({
        workspaces: 'id',
        journal: ['workspace', 'first'],
        pages: ['workspace', 'generation', 'page'],
        heads: 'workspace',
        runs: 'id',
        run_chunks: ['run', 'chunk'],
        settings: 'key',
      });
    });

    test('makes way for a newer version, and says so from then on', async () => {
      const { name, database, heard } = connect();
      await read(database);
      (await bareOpen(name, 20)).close();
      expect(heard.at(-1)).toEqual({ state: 'closed', reason: expect.stringContaining('newer version') as unknown });
      await expect(read(database)).rejects.toThrow('A newer version of Custody was opened in another tab. Reload this page.');
    });

    test('makes way when it is deleted', async () => {
      const { name, database } = connect();
      await read(database);
      await answer(indexedDB.deleteDatabase(name));
      await expect(read(database)).rejects.toThrow('The data of Custody was deleted elsewhere.');
    });

    test('is not touched when a newer version made it', async () => {
      const { name, database } = connect();
      const newer = await bareOpen(name, 20);
      newer.onversionchange = () => expect.unreachable('The newer database was asked to change.');
      await expect(read(database)).rejects.toMatchObject({ name: 'StorageError', message: expect.stringContaining('newer version') as unknown });
      expect(newer.version).toBe(20);
      newer.close();
    });

    test('says that another tab blocks its upgrade, and goes on once that tab is closed', async () => {
      const { name, database, heard } = connect(({ state }) => {
        if (state === 'blocked') older.close();
      });
      const older = await bareOpen(name, 1);
      expect(await read(database)).toBe(0);
      expect(heard).toEqual([{ state: 'blocked', reason: expect.stringContaining('Close the other tabs') as unknown }, { state: 'open' }]);
    });
  });
}
