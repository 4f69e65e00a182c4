/** A reference that is tried, as the address has it. */
import type { Client } from '../client/client.ts';
import type { DriverCard, TriedReference } from '../worker/facade.ts';
import { Loaded } from './loaded.svelte.ts';

export class Trying {
  /** The newest answer, whatever it was about: it stays in sight while the next one is on its way. */
  readonly tried = new Loaded<TriedReference>();
  /** The newest answer about a text that is JSON. */
  readable = $state.raw<TriedReference | null>(null);
  /** The drivers with the references that their users write; none while they have not come. */
  cards = $state.raw<readonly DriverCard[]>([]);
  readonly #client: Pick<Client, 'tryReference'>;
  #asked: string | null = null;
  #hasAsked = false;

  constructor(client: Pick<Client, 'tryReference'>) {
    this.#client = client;
  }

  /** Asks the worker, unless it was asked this last. @param text null: the driver's own example */
  async follow(driver: string, text: string | null): Promise<void> {
    const asked = JSON.stringify([driver, text]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    await this.tried.load(() => this.#client.tryReference(driver, text));
    const { value } = this.tried;
    if (this.#asked === asked && value?.problem === null) this.readable = value;
  }

  /** Asks for the drivers' cards, once. Without them fewer keys are suggested, and that is all. */
  async learn(ask: () => Promise<readonly DriverCard[]>): Promise<void> {
    if (this.#hasAsked) return;
    this.#hasAsked = true;
    try {
      this.cards = await ask();
    } catch {
      this.#hasAsked = false;
    }
  }

  /** Asks once more, after it went wrong. */
  async again(driver: string, text: string | null): Promise<void> {
    this.#asked = null;
    await this.follow(driver, text);
  }
}
