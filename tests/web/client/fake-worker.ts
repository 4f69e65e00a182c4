/** Workers without a thread: a facade at the other end of a message channel, which can be made to die. */
import { expose } from 'comlink';
import { onTestFinished } from 'vitest';
import { connect, type Client, type ClientOptions } from '../../../web/client/client.ts';
import type { WorkerPort } from '../../../web/client/link.ts';
import type { Connection } from '../../../web/client/connection.ts';
import type { Facade } from '../../../web/worker/facade.ts';

export class FakeWorker extends EventTarget implements WorkerPort {
  readonly #near: MessagePort;
  readonly #far: MessagePort;
  isTerminated = false;

  constructor(facade: Partial<Facade>) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#near = port1;
    this.#far = port2;
    expose(facade, port2);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => this.dispatchEvent(new MessageEvent('message', { data }));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#near.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#near.close();
    this.#far.close();
  }

  /** As after an error that nobody caught. */
  breakOff(message = ''): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

/** What every worker answers; a test puts its own answers over it. */
export const POLITE: Partial<Facade> = {
  hello: async () => ({ protocol: 1, version: 'test' }),
  watchStorage: async () => {},
};

/** Never answers. */
export const silence = (): Promise<never> => new Promise(() => {});

export interface Connected {
  readonly client: Client;
  /** The workers that were started, oldest first. */
  readonly workers: readonly FakeWorker[];
  /** What the client told of itself. */
  readonly told: readonly Connection[];
}

/** Connects to workers that offer these, the last of them again and again. */
export function connectTo(facades: readonly Partial<Facade>[], options: Partial<ClientOptions> = {}): Connected {
  const workers: FakeWorker[] = [];
  const told: Connection[] = [];
  const client = connect(() => {
    const worker = new FakeWorker(facades[workers.length] ?? facades.at(-1) ?? {});
    workers.push(worker);
    return worker;
  }, options);
  client.watch((connection) => told.push(connection));
  onTestFinished(() => client.close());
  return { client, workers, told };
}
