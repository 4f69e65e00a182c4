/** Web Locks for Node, which has none: by name, shared or exclusive, granted in the order in which they were asked for. */

interface Asked {
  readonly name: string;
  readonly mode: LockMode;
  readonly grant: () => Promise<unknown>;
}

type Granted = (lock: Lock | null) => unknown;

export class MemoryLocks implements LockManager {
  readonly #held: Asked[] = [];
  readonly #queue: Asked[] = [];

  request<Answer>(name: string, ...rest: [LockGrantedCallback<Answer>] | [LockOptions, LockGrantedCallback<Answer>]): Promise<Awaited<Answer>> {
    const [{ mode = 'exclusive', signal }, work] = rest.length === 1 ? [{} as LockOptions, rest[0] as Granted] : [rest[0], rest[1] as Granted];
    return new Promise((resolve, reject) => {
      const asked: Asked = {
        name,
        mode,
        grant: async () => work({ name, mode }),
      };
      const grant = asked.grant;
      const entry: Asked = { ...asked, grant: () => grant().then((answer) => resolve(answer as Awaited<Answer>), reject) };
      signal?.addEventListener('abort', () => {
        const at = this.#queue.indexOf(entry);
        if (at < 0) return;
        this.#queue.splice(at, 1);
        reject(signal.reason as Error);
        this.#grantNext(name);
      });
      this.#queue.push(entry);
      queueMicrotask(() => this.#grantNext(name));
    });
  }

  query(): Promise<LockManagerSnapshot> {
    const told = (all: readonly Asked[]): LockInfo[] => all.map(({ name, mode }) => ({ name, mode }));
    return Promise.resolve({ held: told(this.#held), pending: told(this.#queue) });
  }

  #grantNext(name: string): void {
    const next = this.#queue.find((asked) => asked.name === name);
    const held = this.#held.filter((asked) => asked.name === name);
    if (!next || !(held.length === 0 || (next.mode === 'shared' && held.every(({ mode }) => mode === 'shared')))) return;
    this.#queue.splice(this.#queue.indexOf(next), 1);
    this.#held.push(next);
    void next.grant().finally(() => {
      this.#held.splice(this.#held.indexOf(next), 1);
      this.#grantNext(name);
    });
    this.#grantNext(name);
  }
}
