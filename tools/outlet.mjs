/** Lets one of several writers be heard at a time: holds back what is written until it is opened. */
export class Outlet {
  /** @type {(Buffer | string)[] | undefined} */
  #held = [];
  #print;

  /** @param {(chunk: Buffer | string) => void} print */
  constructor(print) {
    this.#print = print;
  }

  /** @param {Buffer | string} chunk */
  write = (chunk) => {
    if (this.#held === undefined) this.#print(chunk);
    else this.#held.push(chunk);
  };

  /** Hands on what was held back, and from now on everything at once. */
  open() {
    this.#held?.forEach((chunk) => this.#print(chunk));
    this.#held = undefined;
  }
}
