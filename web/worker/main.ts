/** The worker: what it offers to the page, put together. Its name is the name of its database. */
import { expose } from 'comlink';
import { DRIVERS } from '../../core/registry.ts';
import { VERSION } from '../../core/version.ts';
import { CLAUSES, DEVIATIONS, SUITES } from '../../scenarios/compiled/index.ts';
import { Catalogue } from './catalogue.ts';
import { FACADE_PROTOCOL, type Facade, type StorageStatus } from './facade.ts';
import { randomId } from './ids.ts';
import { pause } from './pause.ts';
import { relayTo } from './relay.ts';
import { localRunLocks, webRunLocks } from './run-locks.ts';
import { createRuns } from './runs.ts';
import { Database, DATABASE_NAME } from './store/database.ts';
import { runStore } from './store/runs.ts';

const storageWatchers: ((status: StorageStatus) => void)[] = [];
const database = new Database(self.name || DATABASE_NAME, (status) => {
  for (const tell of storageWatchers) tell(status);
});
// Pages of insecure origins have no Web Locks.
const locks = 'locks' in navigator ? webRunLocks(navigator.locks) : localRunLocks();
const catalogue = new Catalogue(SUITES);
const runs = createRuns({
  store: runStore(database, locks),
  locks,
  catalogue,
  drivers: DRIVERS,
  clauses: CLAUSES,
  deviations: DEVIATIONS,
  environment: { custody: VERSION, runtime: navigator.userAgent },
  now: () => Date.now(),
  ticks: () => performance.now(),
  newId: randomId,
  pause,
});

const facade: Facade = {
  ...runs,
  hello: async () => ({ protocol: FACADE_PROTOCOL, version: VERSION }),
  watchStorage: async (listener) => {
    storageWatchers.push(listener);
    listener(database.status);
  },
  suites: async () => catalogue.suites(),
  drivers: async () => DRIVERS.map(({ id, title, upstream }) => ({ id, title, ...(upstream === undefined ? {} : { upstream }) })),
  clauses: async () => CLAUSES,
  exportSuite: async (suite) => catalogue.exportSuite(suite),
  run: async (request, onProgress) => {
    const progress = relayTo(onProgress);
    try {
      return await runs.run(request, progress.send);
    } finally {
      await progress.close();
    }
  },
};

/** Without a prototype: the page reaches these functions and nothing else. */
const root: unknown = Object.assign(Object.create(null), facade);
expose(root);
