/** A run in equal shares, on several machines. */

/** `2/4` is the second of four. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** `2/4`; undefined when it is nothing of the kind. */
export function parseShard(text: string): Shard | undefined {
  const [, number, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return shard.number <= shard.of ? shard : undefined;
}

/** Dealt out like cards, so that what stands together, and takes long together, is spread. */
export function shareOf<Item>(items: readonly Item[], { number, of }: Shard): Item[] {
  return items.filter((_, at) => at % of === number - 1);
}

/** All items again in their order, from the shares of all shards in theirs. @throws RangeError when they are not such shares */
export function gathered<Item>(shares: readonly (readonly Item[])[]): Item[] {
  const total = shares.reduce((sum, share) => sum + share.length, 0);
  return Array.from({ length: total }, (_, at) => {
    const item = shares[at % shares.length]?.[Math.floor(at / shares.length)];
    if (item === undefined) throw new RangeError('These are no equal shares.');
    return item;
  });
}
