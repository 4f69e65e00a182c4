/** The part of an address behind the question mark. */
import { HttpFault } from './http.ts';

export type Pair = readonly [name: string, value: string];

const UNREADABLE = 'Error decoding your request. Either the URL or the request body contained characters that could not be decoded by Cinder.';

/**
 * Parameters in their order; one may come several times. Whoever looks at one raises HttpFault 400 when any of them is
 * no UTF-8 (cinder/api/middleware/fault.py:46 at ab09bc39).
 */
export class Query {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get pairs(): readonly Pair[] {
    return this.#text.split('&').filter((pair) => pair !== '').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('='))];
    });
  }

  has(name: string): boolean {
    return this.first(name) !== undefined;
  }

  first(name: string): string | undefined {
    return this.pairs.find(([key]) => key === name)?.[1];
  }

  last(name: string): string | undefined {
    return this.pairs.findLast(([key]) => key === name)?.[1];
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(text: string): string {
  const bytes = unescaped(text.replaceAll('+', ' '));
  try {
    return STRICT.decode(bytes);
  } catch {
    throw new HttpFault(400, UNREADABLE);
  }
}

/** The bytes that the text stands for; what is no escape stands for itself. */
function unescaped(text: string): Uint8Array {
  return Uint8Array.from(text.split(/(%[0-9a-f]{2})/i).flatMap((part, index) =>
    index % 2 === 1 ? [Number.parseInt(part.slice(1), 16)] : [...new TextEncoder().encode(part)],
  ));
}

/** Parameters as Python's `urllib.parse.urlencode` writes them. */
export function encoded(pairs: readonly Pair[]): string {
  const one = (text: string): string => encodeURIComponent(text).replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('%20', '+');
  return pairs.map(([name, value]) => `${one(name)}=${one(value)}`).join('&');
}
