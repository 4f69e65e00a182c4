/** Links in answers (cinder/api/common.py:240-350 at ab09bc39). */
import { object, type Json } from '../../value/json.ts';
import { limitOf } from './paging.ts';
import { encoded, type Query } from './query.ts';

/** Where an object is, for those who have the version in their address, and for those who have not. */
export function linksTo(address: string, collection: string, id: string): Json {
  return [
    object([['rel', 'self'], ['href', `${address}/${collection}/${id}`]]),
    object([['rel', 'bookmark'], ['href', `${address.replace('/v3', '')}/${collection}/${id}`]]),
  ];
}

/**
 * The way to the next page, when this one is as full as it may be.
 * @param count of all objects, where it was asked for
 */
export function linksOn(name: string, rows: readonly { readonly id: string }[], count: number | undefined, { address, collection, query }: { readonly address: string; readonly collection: string; readonly query: Query }): readonly (readonly [string, Json])[] {
  const last = rows.at(-1);
  if (!last || limitOf(query) > (count || rows.length)) return [];
  const parameters = [...query.pairs.filter(([key]) => key !== 'marker'), ['marker', last.id] as const];
  return [[`${name}_links`, [object([['rel', 'next'], ['href', `${address}/${collection}?${encoded(parameters)}`]])]]];
}
