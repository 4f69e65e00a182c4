/** A reference that is tried, as the address has it. */
import type { Client } from '../client/client.ts';
import type { DriverCard, TriedReference, TryInventory } from '../worker/facade.ts';
import { Loaded } from './loaded.svelte.ts';

export class Trying {
  /** The newest answer, whatever it was about: it stays in sight while the next one is on its way. */
  readonly tried = new Loaded<TriedReference>();
  /** The newest answer about a text that is JSON. */
  readable = $state.raw<TriedReference | null>(null);
  /** The drivers with the references that their users write; none while they have not come. */
  cards = $state.raw<readonly DriverCard[]>([]);
  readonly #client: Pick<Client, 'tryReference'>;
  /** The newest inventory, and whose it is. */
  #inventory: { readonly of: string; readonly inventory: TryInventory } | null = null;
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
    await this.tried.load(() => this.#try(driver, text));
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

  /** What is on one array is the same with each answer, and stays the same object: whatever is shown of it is not made anew at each key. */
  async #try(driver: string, text: string | null): Promise<TriedReference> {
    const tried = await this.#client.tryReference(driver, text);
    const of = JSON.stringify([driver, tried.driver]);
    if (this.#inventory?.of !== of) this.#inventory = { of, inventory: tried.inventory };
    return { ...tried, inventory: this.#inventory.inventory };
  }
}
