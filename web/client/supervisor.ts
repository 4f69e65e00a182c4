/** Keeps a worker alive: it starts one, greets it, and starts another when it dies. */
import type { WorkerHello } from '../worker/facade.ts';
import type { Connection } from './connection.ts';
import { WorkerGone } from './errors.ts';
import { Link, type WorkerPort } from './link.ts';

/** The protocol that this page speaks; another one may answer when page and worker come from different builds. */
const PROTOCOL: WorkerHello['protocol'] = 1;

export interface Patience {
  /** How long a new worker may take to say hello: its script has to come first. */
  readonly helloMs: number;
  /** How many workers may die in a row. */
  readonly deaths: number;
  /** A worker that lives for so long ends the row. */
  readonly settledMs: number;
}

interface Waiting {
  readonly resolve: (link: Link) => void;
  readonly reject: (gone: WorkerGone) => void;
}

export class Supervisor {
  readonly #makeWorker: () => WorkerPort;
  readonly #patience: Patience;
  readonly #onReady: (link: Link) => void;
  readonly #watchers = new Set<(connection: Connection) => void>();
  #connection: Connection = { state: 'starting' };
  /** The present worker, whether it has said hello or not. */
  #link: Link | null = null;
  /** Calls that wait for a worker that has said hello. */
  #waiting: Waiting[] = [];
  #deathsInARow = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** @param onReady is handed every worker that has said hello */
  constructor(makeWorker: () => WorkerPort, patience: Patience, onReady: (link: Link) => void) {
    this.#makeWorker = makeWorker;
    this.#patience = patience;
    this.#onReady = onReady;
    this.#start();
  }

  /** The worker, once it is there. Rejects with WorkerGone when it can't be had. */
  ready(): Promise<Link> {
    if (this.#connection.state === 'failed') return Promise.reject(new WorkerGone(this.#connection.reason));
    if (this.#connection.state === 'ready' && this.#link) return Promise.resolve(this.#link);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  watch(listener: (connection: Connection) => void): () => void {
    this.#watchers.add(listener);
    listener(this.#connection);
    return () => this.#watchers.delete(listener);
  }

  /** Ends the worker, and starts no other one. */
  fail(reason: string): void {
    const gone = new WorkerGone(reason);
    this.#link?.close(gone);
    this.#link = null;
    this.#become({ state: 'failed', reason });
    for (const { reject } of this.#waiting.splice(0)) reject(gone);
  }

  #start(): void {
    try {
      this.#link = new Link(this.#makeWorker(), ({ message }) => this.#restart(message));
      void this.#greet(this.#link);
    } catch (failure) {
      this.fail(`The browser does not start the worker: ${failure instanceof Error ? failure.message : String(failure)}`);
    }
  }

  async #greet(link: Link): Promise<void> {
    try {
      const { protocol }: { readonly protocol: number } = await link.call('its hello', this.#patience.helloMs, (worker) => worker.hello());
      if (protocol === PROTOCOL) this.#welcome(link);
      else this.fail(`The page and its worker are of different versions (protocols ${PROTOCOL} and ${protocol}). Reload the page.`);
    } catch (failure) {
      // When it died, that was heard already.
      if (!(failure instanceof WorkerGone)) this.fail(`The worker does not start: ${failure instanceof Error ? failure.message : String(failure)}`);
    }
  }

  #welcome(link: Link): void {
    this.#settling = setTimeout(() => (this.#deathsInARow = 0), this.#patience.settledMs);
    this.#become({ state: 'ready' });
    this.#onReady(link);
    for (const { resolve } of this.#waiting.splice(0)) resolve(link);
  }

  #restart(reason: string): void {
    clearTimeout(this.#settling);
    this.#deathsInARow += 1;
    if (this.#deathsInARow >= this.#patience.deaths) return this.fail(reason);
    this.#become({ state: 'restarting', reason });
    this.#start();
  }

  #become(connection: Connection): void {
    this.#connection = connection;
    for (const tell of this.#watchers) tell(connection);
  }
}
