/**
 * Plain data as bytes, and back, to the bit. JSON text, but for what JSON has no word for: bigints, NaN, the infinities
 * and minus zero, which exact values hold. Those stand as records of one key that no row has.
 */
const MARK = '$exact';

type Marked = { readonly [MARK]: readonly [kind: 'bigint' | 'number', text: string] };

export function pack(data: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(data, (_, value: unknown) => mark(value)));
}

export function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes), (_, value: unknown) => unmark(value));
}

function mark(value: unknown): unknown {
  if (typeof value === 'bigint') return { [MARK]: ['bigint', value.toString()] } satisfies Marked;
  if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return { [MARK]: ['number', Object.is(value, -0) ? '-0' : String(value)] } satisfies Marked;
}

function unmark(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(MARK in value)) return value;
  const [kind, text] = (value as Marked)[MARK];
  return kind === 'bigint' ? BigInt(text) : Number(text);
}
