/** The database: opened when it is first needed, and how it fares. */
import Dexie from 'dexie';
import type { StorageStatus } from '../facade.ts';
import { StorageError, toStorageError } from './errors.ts';
import { NATIVE_VERSION, TABLES_V1, type Tables } from './schema.ts';

export const DATABASE_NAME = 'custody';

const UPGRADED = 'A newer version of Custody was opened in another tab. Reload this page.';
const DELETED = 'The data of Custody was deleted elsewhere. Reload this page.';
const BLOCKED = 'Another tab holds an older version of the storage open. Close the other tabs of Custody.';
const CLOSED = 'The storage is closed.';

export type OpenTables = Dexie & Tables;

export class Database {
  readonly #dexie: OpenTables;
  readonly #changed: (status: StorageStatus) => void;
  #status: StorageStatus = { state: 'opening' };

  /**
   * @param name    of the database
   * @param changed hears of every change of the status
   */
  constructor(name = DATABASE_NAME, changed: (status: StorageStatus) => void = () => {}) {
    this.#changed = changed;
    this.#dexie = new Dexie(name, { cache: 'disabled', chromeTransactionDurability: 'relaxed' }) as OpenTables;
    this.#dexie.version(1).stores(TABLES_V1);
    // `false` keeps Dexie from what it would do of its own: warn on the console, or open it again for the next request.
    this.#dexie.on('blocked', () => {
      this.#become({ state: 'blocked', reason: BLOCKED });
      return false;
    });
    this.#dexie.on('versionchange', ({ newVersion }) => {
      this.close(newVersion === null ? DELETED : UPGRADED);
      return false;
    });
  }

  get status(): StorageStatus {
    return this.#status;
  }

  /**
   * Does something with the open tables. What IndexedDB throws comes out as a StorageError.
   */
  async use<Answer>(work: (tables: OpenTables) => PromiseLike<Answer>): Promise<Answer> {
    try {
      await this.#open();
      return await work(this.#dexie);
    } catch (cause) {
      throw this.#status.state === 'closed' ? new StorageError(this.#status.reason, { cause }) : toStorageError(cause);
    }
  }

  close(reason = CLOSED): void {
    this.#dexie.close();
    this.#become({ state: 'closed', reason });
  }

  async #open(): Promise<void> {
    if (this.#status.state === 'closed') throw new StorageError(this.#status.reason);
    if (this.#dexie.isOpen()) return;
    try {
      await this.#dexie.open();
    } catch (cause) {
      const error = toStorageError(cause);
      this.#become({ state: 'unavailable', reason: error instanceof Error ? error.message : String(error) });
      throw error;
    }
    // Dexie opens a database of a newer version too, whose tables may be other ones.
    if (this.#dexie.backendDB().version > NATIVE_VERSION) {
      this.close(UPGRADED);
      throw new StorageError(UPGRADED);
    }
    this.#become({ state: 'open' });
  }

  #become(status: StorageStatus): void {
    if (status.state === this.#status.state) return;
    this.#status = status;
    this.#changed(status);
  }
}
