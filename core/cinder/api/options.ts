/** Parameters of a query that are taken out one by one, until only filters are left. */
import { PythonException } from '../../errors.ts';
import { pyRepr } from '../../value/python.ts';
import type { Pair } from './query.ts';

/** Of a name that comes several times the first is taken out, the last is looked at (webob.multidict). */
export class Options {
  #pairs: readonly Pair[];

  constructor(pairs: readonly Pair[]) {
    this.#pairs = pairs;
  }

  get pairs(): readonly Pair[] {
    return this.#pairs;
  }

  get names(): readonly string[] {
    return this.#pairs.map(([name]) => name);
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  get(name: string): string | undefined {
    return this.#pairs.findLast(([key]) => key === name)?.[1];
  }

  take(name: string): string | undefined {
    const at = this.#pairs.findIndex(([key]) => key === name);
    const taken = this.#pairs[at]?.[1];
    this.#pairs = this.#pairs.filter((_, index) => index !== at);
    return taken;
  }

  /** Takes out all of the name. Raises KeyError when there is none. */
  drop(name: string): void {
    if (!this.has(name)) throw new PythonException('KeyError', pyRepr(name));
    this.#pairs = this.#pairs.filter(([key]) => key !== name);
  }

  set(name: string, value: string): void {
    this.#pairs = [...this.#pairs.filter(([key]) => key !== name), [name, value]];
  }

  /** Gives a parameter another name, if it is there. */
  rename(from: string, to: string): void {
    const value = this.get(from);
    if (value === undefined) return;
    this.set(to, value);
    this.take(from);
  }

  copy(): Options {
    return new Options(this.#pairs);
  }
}
