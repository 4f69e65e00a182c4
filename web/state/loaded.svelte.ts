/** Something that is asked of the worker: on its way, there, or not to be had. */

export class Loaded<Value> {
  /** The newest answer; it stays while the next one is on its way. */
  value = $state.raw<Value | null>(null);
  /** Why there is none, in words. */
  problem = $state.raw<string | null>(null);
  isLoading = $state.raw(false);
  #turn = 0;

  /** Asks; the answer to an earlier question that comes in late is dropped. */
  async load(ask: () => Promise<Value>): Promise<void> {
    const turn = this.#begin();
    this.isLoading = true;
    try {
      const value = await ask();
      if (turn === this.#turn) this.value = value;
    } catch (error) {
      if (turn === this.#turn) this.problem = messageOf(error);
    } finally {
      if (turn === this.#turn) this.isLoading = false;
    }
  }

  /** Forgets the answer, and the one that may be on its way. */
  clear(): void {
    this.#begin();
    this.value = null;
    this.isLoading = false;
  }

  #begin(): number {
    this.problem = null;
    this.#turn += 1;
    return this.#turn;
  }
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
