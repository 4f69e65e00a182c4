/** The part of an address behind the question mark. */

/** Parameters in their order; one may come several times. */
export class Query {
  readonly #pairs: readonly (readonly [name: string, value: string])[];

  constructor(text: string) {
    this.#pairs = text.split('&').filter((pair) => pair !== '').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('='))];
    });
  }

  has(name: string): boolean {
    return this.first(name) !== undefined;
  }

  first(name: string): string | undefined {
    return this.#pairs.find(([key]) => key === name)?.[1];
  }

  last(name: string): string | undefined {
    return this.#pairs.findLast(([key]) => key === name)?.[1];
  }
}

/** Escapes that make no UTF-8 are left as they are. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
