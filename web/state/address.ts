/** The address bar and the history behind it. */

export interface Address {
  /** What stands behind the `#`, with it. */
  readonly hash: string;
  /** Goes to an address; the back button comes back from it. */
  push(hash: string): void;
  /** Changes the address of where one is. */
  replace(hash: string): void;
  /** Is told of every other change: a link that was followed, an address that was typed, back and forward. */
  onChange(listener: () => void): void;
}

/**
 * The browser's address bar. It restores by itself how far an entry of the history was scrolled, as the browser would try
 * to before the page is there again.
 */
export class BrowserAddress implements Address {
  readonly #window: Window;
  readonly #scrolled = new Map<number, number>();
  #entry: number;

  constructor(window: Window) {
    this.#window = window;
    window.history.scrollRestoration = 'manual';
    this.#entry = this.#enter();
  }

  get hash(): string {
    return this.#window.location.hash;
  }

  push(hash: string): void {
    this.#leave();
    this.#window.history.pushState(null, '', hash);
    this.#entry = this.#enter();
  }

  replace(hash: string): void {
    this.#window.history.replaceState(this.#window.history.state, '', hash);
  }

  onChange(listener: () => void): void {
    this.#window.addEventListener('popstate', () => {
      this.#leave();
      this.#entry = this.#enter();
      listener();
    });
  }

  /** How far down the entry was when it was left; 0 for a new one. */
  get scrolled(): number {
    return this.#scrolled.get(this.#entry) ?? 0;
  }

  #leave(): void {
    this.#scrolled.set(this.#entry, this.#window.scrollY);
  }

  /** The number of the entry of the history that one is at; a new one is given its number. */
  #enter(): number {
    const { history } = this.#window;
    if (typeof history.state === 'number') return history.state;
    const entry = Date.now() + history.length;
    history.replaceState(entry, '');
    return entry;
  }
}
