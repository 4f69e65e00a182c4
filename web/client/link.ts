/** The line to one worker, for as long as that lives. Comlink has no time-outs and does not notice when a worker dies. */
import { wrap, type Endpoint, type Remote } from 'comlink';
import type { Facade } from '../worker/facade.ts';
import { WorkerGone } from './errors.ts';
import { startWatchdog } from './watchdog.ts';

/** A `Worker`, as far as it is needed. */
export interface WorkerPort extends Endpoint {
  terminate(): void;
}

export class Link {
  readonly #worker: WorkerPort;
  /** In a field, as Comlink drops the calls of a proxy that was collected. */
  readonly #remote: Remote<Facade>;
  readonly #onDeath: (gone: WorkerGone) => void;
  /** Each rejects a call that waits for its answer. */
  readonly #inFlight = new Set<(gone: WorkerGone) => void>();
  #gone: WorkerGone | null = null;

  /** @param onDeath hears when the worker broke off or fell silent; it is ended by then */
  constructor(worker: WorkerPort, onDeath: (gone: WorkerGone) => void) {
    this.#worker = worker;
    this.#remote = wrap<Facade>(worker);
    this.#onDeath = onDeath;
    worker.addEventListener('error', (event) => this.#die(`The worker broke off${wordsOf(event)}.`));
    worker.addEventListener('messageerror', () => this.#die('A message of the worker could not be read.'));
  }

  /**
   * Asks something of the worker. Rejects with what the worker answers, or with WorkerGone when it dies or gives no sign
   * of life in time.
   *
   * @param make makes the call; what it is handed besides the worker notes a sign of life
   */
  call<Answer>(what: string, patienceMs: number, make: (remote: Remote<Facade>, heard: () => void) => Promise<Answer>): Promise<Answer> {
    if (this.#gone) return Promise.reject(this.#gone);
    const watchdog = startWatchdog(patienceMs, () => this.#die(`The worker was silent for ${patienceMs / 1000} seconds when asked for ${what}.`));
    return new Promise<Answer>((resolve, reject) => {
      const fail = (error: unknown): void => {
        watchdog.stop();
        this.#inFlight.delete(fail);
        reject(error);
      };
      const succeed = (answer: Answer): void => {
        watchdog.stop();
        this.#inFlight.delete(fail);
        resolve(answer);
      };
      this.#inFlight.add(fail);
      make(this.#remote, watchdog.feed).then(succeed, fail);
    });
  }

  /** Ends the worker, and rejects the calls in flight. */
  close(gone: WorkerGone): void {
    this.#gone ??= gone;
    this.#worker.terminate();
    for (const fail of this.#inFlight) fail(this.#gone);
  }

  #die(reason: string): void {
    if (this.#gone) return;
    const gone = new WorkerGone(reason);
    this.close(gone);
    this.#onDeath(gone);
  }
}

/** What an error event says, if it says anything: a script that could not be loaded gives no words. */
function wordsOf(event: Event): string {
  return 'message' in event && typeof event.message === 'string' && event.message !== '' ? `: ${event.message}` : '';
}
