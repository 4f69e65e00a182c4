/** Things that must not happen at the same time, one after the other. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work once all that was asked for before is done. Resolves and rejects as the work does. */
  take<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {}); // whoever asked for it hears of it
    return turn;
  }
}
