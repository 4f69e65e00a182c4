/** What is known of the drivers, and what each does with the sentences: that takes a moment each, and comes one by one. */
import type { DriverSentences } from '../../core/report/proof.ts';
import type { Client } from '../client/client.ts';
import type { DriverCard } from '../worker/facade.ts';
import { Loaded } from './loaded.svelte.ts';
import type { Conducts } from './view/drivers.ts';

export class Drivers {
  readonly cards = new Loaded<readonly DriverCard[]>();
  /** What those do that have been asked so far, by id. */
  readonly conducts = new Loaded<Conducts>();
  readonly #client: Pick<Client, 'driverCards' | 'sentences'>;

  constructor(client: Pick<Client, 'driverCards' | 'sentences'>) {
    this.#client = client;
  }

  /** Loads what is not there yet. @param id of the driver that is looked at; null: all are wanted */
  async follow(id: string | null): Promise<void> {
    if (!this.cards.value) await this.cards.load(() => this.#client.driverCards());
    const wanted = (this.cards.value ?? []).map((card) => card.id).filter((one) => id === null || one === id);
    for (const one of wanted) {
      if (!this.conducts.value?.has(one)) await this.conducts.load(async () => this.#with(await this.#client.sentences(one)));
      if (this.conducts.problem !== null) return;
    }
  }

  #with(conduct: DriverSentences): Conducts {
    return new Map([...(this.conducts.value ?? []), [conduct.id, conduct]]);
  }
}
