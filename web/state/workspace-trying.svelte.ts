/** A reference that is tried on what is in a workspace, as the address has it and as the workspace is by now. */
import type { Client } from '../client/client.ts';
import { Trying } from './trying.svelte.ts';

export class WorkspaceTrying extends Trying {
  #volume = '';

  constructor(client: Pick<Client, 'tryIn'>, workspace: string) {
    super({ tryReference: (_, text) => client.tryIn(workspace, this.#volume, text) });
  }

  /** Asks the worker, unless nothing is different from the last time. @param revision of the workspace @param text null: one to the first object */
  async followIn(volume: string, revision: number, text: string | null): Promise<void> {
    this.#volume = volume;
    await this.follow(`${volume} at ${revision}`, text);
  }

  /** Asks once more, after it went wrong. */
  async againIn(volume: string, revision: number, text: string | null): Promise<void> {
    this.#volume = volume;
    await this.again(`${volume} at ${revision}`, text);
  }
}
