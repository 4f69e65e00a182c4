/** The worker: what it offers to the page, put together. Its name is the name of its database. */
import { expose } from 'comlink';
import { controlDriver, mutantDriver, variantDriver } from '../../core/conformance/catalogue.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import { driverById, DRIVERS } from '../../core/registry.ts';
import { deviationsOf } from '../../core/report/deviations.ts';
import { VERSION } from '../../core/version.ts';
import { CATALOGUE, CLAUSES, DEVIATIONS, SUITES } from '../../scenarios/compiled/index.ts';
import { Catalogue } from './catalogue.ts';
import { createConduct } from './conduct.ts';
import { driverCard, driverSummary } from './drivers.ts';
import { FACADE_PROTOCOL, type Facade, type StorageStatus } from './facade.ts';
import { createFiles } from './files.ts';
import { randomId } from './ids.ts';
import { pause } from './pause.ts';
import { createProver } from './prover.ts';
import { relayTo } from './relay.ts';
import { localRunLocks, webRunLocks } from './run-locks.ts';
import { createRuns, type RunsParts } from './runs.ts';
import { Database, DATABASE_NAME } from './store/database.ts';
import { runStore } from './store/runs.ts';
import { workspaceStore } from './store/workspaces.ts';
import type { TryReference } from './trying/try.ts';
import { tabsBy } from './workspaces/tabs.ts';
import { createWorkspaces } from './workspaces/workspaces.ts';

const storageWatchers: ((status: StorageStatus) => void)[] = [];
const name = self.name || DATABASE_NAME;
const database = new Database(name, (status) => {
  for (const tell of storageWatchers) tell(status);
});
// Pages of insecure origins have no Web Locks.
const webLocks = 'locks' in navigator ? navigator.locks : null;
const locks = webLocks ? webRunLocks(webLocks) : localRunLocks();
const catalogue = new Catalogue(SUITES);
const { control, mutants, variants } = CATALOGUE;
const odd = [...mutants.map(mutantDriver), ...variants.map(variantDriver), controlDriver(control)];
const parts: RunsParts = {
  store: runStore(database, locks),
  locks,
  catalogue,
  drivers: [...DRIVERS, ...odd],
  clauses: CLAUSES,
  deviations: DEVIATIONS,
  environment: { custody: VERSION, runtime: navigator.userAgent },
  now: () => Date.now(),
  ticks: () => performance.now(),
  newId: randomId,
  pause,
};
const runs = createRuns(parts);

const conduct = createConduct(catalogue.scenarios(), CLAUSES);
const prover = createProver({ scenarios: catalogue.scenarios(), clauses: CLAUSES, oddDrivers: CATALOGUE, drivers: DRIVERS, conduct, pause });
/** Loaded when it is first asked for. */
let trying: Promise<TryReference> | null = null;

const facade: Facade = {
  ...runs,
  ...createFiles(parts),
  ...createWorkspaces({
    ...parts,
    store: workspaceStore(database, parts.now),
    tabs: tabsBy(webLocks, 'BroadcastChannel' in self ? new BroadcastChannel(name) : null),
    runs: parts.store,
    tried: DRIVERS,
  }),
  hello: async () => ({ protocol: FACADE_PROTOCOL, version: VERSION }),
  watchStorage: async (listener) => {
    storageWatchers.push(listener);
    listener(database.status);
  },
  suites: async () => catalogue.suites(),
  drivers: async () => DRIVERS.map((driver) => driverSummary(driver, catalogue)),
  oddDrivers: async () => odd.map((driver) => driverSummary(driver, catalogue, 'odd')),
  driverCards: async () => DRIVERS.map((driver) => driverCard(driver, deviationsOf(DEVIATIONS, driver.id))),
  sentences: async (id) => conduct(knownDriver(id)),
  clauses: async () => CLAUSES,
  exportUnittest: async (suite, driver) => (await import('./unittest.ts')).unittestFile(catalogue.chosen(suite), CLAUSES, driver, deviationsOf(DEVIATIONS, driver ?? '')),
  tryReference: async (id, text) => {
    trying ??= import('./trying/try.ts').then(({ createTrying }) => createTrying(DRIVERS));
    return (await trying)(anyDriver(id), text);
  },
  exportSuite: async (suite) => catalogue.exportSuite(suite),
  run: (request, onProgress) => relayed(onProgress, (tell) => runs.run(request, tell)),
  prove: (onProgress) => relayed(onProgress, (tell) => prover.prove(tell)),
};

function knownDriver(id: string): DriverDefinition {
  const driver = driverById(id);
  if (!driver) throw new RangeError(`There is no driver ${id}.`);
  return driver;
}

/** Faulty ones among them. */
function anyDriver(id: string): DriverDefinition {
  return odd.find((driver) => driver.id === id) ?? knownDriver(id);
}

/** Carries out what tells the page how far it is. */
async function relayed<News, Answer>(listener: (news: News) => void, carryOut: (tell: (news: News) => void) => Promise<Answer>): Promise<Answer> {
  const news = relayTo(listener);
  try {
    return await carryOut(news.send);
  } finally {
    await news.close();
  }
}

/** Without a prototype: the page reaches these functions and nothing else. */
const root: unknown = Object.assign(Object.create(null), facade);
expose(root);
