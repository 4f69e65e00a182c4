/** The page's side of the worker. No call waits for ever, and one to a dead worker says so. */
import { proxy, type Remote } from 'comlink';
import type { Facade, Progress, Proving, RunRequest, RunSummary, StorageStatus } from '../worker/facade.ts';
import type { Connection } from './connection.ts';
import type { Link, WorkerPort } from './link.ts';
import { Supervisor, type Patience } from './supervisor.ts';

export interface ClientOptions extends Patience {
  /** How long a call may take, and how long a run may go on without a report. */
  readonly callMs: number;
}

const DEFAULTS: ClientOptions = { callMs: 10_000, helloMs: 20_000, deaths: 4, settledMs: 60_000 };

/** What the worker offers. Calls wait until there is a worker, and reject with WorkerGone when it dies under them. */
export interface Client extends Facade {
  /** @param signal makes the run stop; it then resolves as cancelled */
  run(request: RunRequest, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<RunSummary>;
  /** Tells how it stands with the worker, now and at each change, until what it returns is called. */
  watch(listener: (connection: Connection) => void): () => void;
  /** Ends the worker for good. */
  close(): void;
}

/** Starts a worker, to be asked through what this returns. */
export function connect(makeWorker: () => WorkerPort, options: Partial<ClientOptions> = {}): Client {
  const { callMs, ...patience } = { ...DEFAULTS, ...options };
  const storage = new StorageNews();
  const supervisor = new Supervisor(makeWorker, patience, (link) => storage.follow(link, callMs));
  const call = async <Answer>(what: string, make: (worker: Remote<Facade>) => Promise<Answer>): Promise<Answer> =>
    (await supervisor.ready()).call(what, callMs, make);
  const cancel = (run: string): Promise<void> => call('an end of the run', (worker) => worker.cancel(run));

  return {
    hello: () => call('its hello', (worker) => worker.hello()),
    suites: () => call('the suites', (worker) => worker.suites()),
    drivers: () => call('the drivers', (worker) => worker.drivers()),
    oddDrivers: () => call('the faulty drivers', (worker) => worker.oddDrivers()),
    driverCards: () => call('what is known of the drivers', (worker) => worker.driverCards()),
    sentences: (driver) => call('what a driver does', (worker) => worker.sentences(driver)),
    clauses: () => call('the clauses', (worker) => worker.clauses()),
    runs: () => call('the runs', (worker) => worker.runs()),
    latest: (driver) => call('the newest verdicts', (worker) => worker.latest(driver)),
    plan: (driver, scenario) => call('a scenario', (worker) => worker.plan(driver, scenario)),
    open: (run, scenario) => call('a scenario', (worker) => worker.open(run, scenario)),
    tryReference: (driver, text) => call('a reference to be tried', (worker) => worker.tryReference(driver, text)),
    exportSuite: (suite) => call('a suite', (worker) => worker.exportSuite(suite)),
    exportUnittest: (suite, driver) => call('the tests', (worker) => worker.exportUnittest(suite, driver)),
    exportResult: (run, format) => call('a report', (worker) => worker.exportResult(run, format)),
    result: (run) => call('a result', (worker) => worker.result(run)),
    openFile: (name, text) => call('the reading of a file', (worker) => worker.openFile(name, text)),
    layBaseline: (run, name, text) => call('the reading of a baseline', (worker) => worker.layBaseline(run, name, text)),
    liftBaseline: (run) => call('a result', (worker) => worker.liftBaseline(run)),
    removeFile: (run) => call('the removal of a file', (worker) => worker.removeFile(run)),
    restoreFile: (run) => call('a file that was removed', (worker) => worker.restoreFile(run)),
    files: () => call('the files', (worker) => worker.files()),
    openedFile: (run) => call('a result', (worker) => worker.openedFile(run)),
    compare: (before, after) => call('a comparison', (worker) => worker.compare(before, after)),
    gallery: () => call('what to begin with', (worker) => worker.gallery()),
    workspaces: () => call('the workspaces', (worker) => worker.workspaces()),
    makeWorkspace: (source, name) => call('a new workspace', (worker) => worker.makeWorkspace(source, name)),
    renameWorkspace: (workspace, name) => call('another name', (worker) => worker.renameWorkspace(workspace, name)),
    removeWorkspace: (workspace) => call('the removal of a workspace', (worker) => worker.removeWorkspace(workspace)),
    restoreWorkspace: (workspace) => call('a workspace that was removed', (worker) => worker.restoreWorkspace(workspace)),
    exportWorkspace: (workspace) => call('a workspace as a file', (worker) => worker.exportWorkspace(workspace)),
    openWorkspace: (workspace) => call('a workspace', (worker) => worker.openWorkspace(workspace)),
    watchWorkspace: (workspace, listener) => call('news of a workspace', (worker) => worker.watchWorkspace(workspace, proxy(listener))),
    leaveWorkspace: (workspace) => call('the end of news', (worker) => worker.leaveWorkspace(workspace)),
    execute: (workspace, command) => call('a command', (worker) => worker.execute(workspace, command)),
    putRow: (workspace, table, id, text) => call('a row', (worker) => worker.putRow(workspace, table, id, text)),
    tryIn: (workspace, volume, text) => call('a reference to be tried', (worker) => worker.tryIn(workspace, volume, text)),
    runLine: (workspace, line) => call('a line of the console', (worker) => worker.runLine(workspace, line)),
    completeLine: (workspace, line, cursor) => call('what the line could go on with', (worker) => worker.completeLine(workspace, line, cursor)),
    keepScenario: (workspace, revision) => call('a scenario', (worker) => worker.keepScenario(workspace, revision)),
    cancel,
    run: async (request, onProgress, signal) => {
      signal?.throwIfAborted();
      const link = await supervisor.ready();
      const stopper = new Stopper(cancel, signal);
      try {
        return await link.call('a run', callMs, (worker, heard) => worker.run(request, proxy((progress: Progress) => {
          heard();
          stopper.know(progress.run);
          onProgress(progress);
        })));
      } finally {
        stopper.done();
      }
    },
    prove: async (onProgress) => {
      const link = await supervisor.ready();
      return link.call('a proof', callMs, (worker, heard) => worker.prove(proxy((proving: Proving) => {
        heard();
        onProgress(proving);
      })));
    },
    watchStorage: async (listener) => storage.watch(listener),
    watch: (listener) => supervisor.watch(listener),
    close: () => supervisor.fail('The worker was ended by the page.'),
  };
}

/** Cancels a run when a signal is aborted, as soon as the run's id is known. */
class Stopper {
  readonly #cancel: (run: string) => Promise<void>;
  readonly #signal: AbortSignal | undefined;
  #run: string | null = null;

  constructor(cancel: (run: string) => Promise<void>, signal: AbortSignal | undefined) {
    this.#cancel = cancel;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#stop);
  }

  know(run: string): void {
    if (this.#run !== null) return;
    this.#run = run;
    if (this.#signal?.aborted) this.#stop();
  }

  done(): void {
    this.#signal?.removeEventListener('abort', this.#stop);
  }

  readonly #stop = (): void => {
    // When the worker is gone, the run itself says so.
    if (this.#run !== null) this.#cancel(this.#run).catch(() => {});
  };
}

/** How the storage fares, from one worker after the other. */
class StorageNews {
  readonly #listeners: ((status: StorageStatus) => void)[] = [];
  #newest: StorageStatus = { state: 'opening' };

  watch(listener: (status: StorageStatus) => void): void {
    this.#listeners.push(listener);
    listener(this.#newest);
  }

  follow(link: Link, patienceMs: number): void {
    const tell = proxy((status: StorageStatus) => {
      this.#newest = status;
      for (const listener of this.#listeners) listener(status);
    });
    // When the worker is gone, the next one will be asked.
    link.call('its storage', patienceMs, (worker) => worker.watchStorage(tell)).catch(() => {});
  }
}
