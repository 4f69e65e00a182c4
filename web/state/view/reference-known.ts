/** What can be suggested to somebody who writes a reference: keys that drivers take, and what there is on the array. */
import { isObject, type Json } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import type { DriverCard, TryInventory, TryObject } from '../../worker/facade.ts';
import { readJson } from './json-text.ts';
import { keysIn, placeAt } from './reference-place.ts';
import { sizeText } from './sizes.ts';

export interface Known {
  /** The chosen driver's first. */
  readonly keys: readonly KnownKey[];
  readonly values: readonly KnownValue[];
  /** Whole references to what there is, as the chosen driver's users write them. */
  readonly references: readonly Suggestion[];
}

/** What can be written, as JSON, and what it is: `snapshot of payroll, 2 GiB`. */
export interface Suggestion {
  readonly json: string;
  readonly note: string;
}

export interface KnownKey {
  readonly key: string;
  /** Who takes it. */
  readonly note: string;
}

export interface KnownValue extends Suggestion {
  /** Null: it stands under no key of the chosen driver's. */
  readonly key: string | null;
}

/** Nothing. */
export const EMPTY: Known = { keys: [], values: [], references: [] };

/** What can be put in the place of a part of a text. */
export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly what: 'reference' | 'key' | 'value';
  readonly options: readonly Suggestion[];
}

/** A driver with references as its users write them. */
export type KnownDriver = Pick<DriverCard, 'id' | 'examples'>;

/** @param others drivers whose keys are suggested as well; none while they are not there yet */
export function knownOf(driver: string, inventory: TryInventory, others: readonly KnownDriver[]): Known {
  const notes = notesOf(inventory);
  const noteOf = (object: TryObject): string => notes.get(object) ?? '';
  const written = inventory.objects.flatMap((object) => object.references.map(({ text }) => ({ text, note: noteOf(object) })));
  const entries = written.flatMap(({ text, note }) => entriesOf(text).map(([key, value]) => ({ key, json: stringifyJson(value), note })));
  const anywhere = inventory.objects.flatMap((object) => {
    const names = object.native_id === null ? [object.name] : [object.name, object.native_id];
    return names.map((name) => ({ key: null, json: stringifyJson(name), note: noteOf(object) }));
  });
  const own = [...new Set(entries.map(({ key }) => key))];
  return {
    keys: [...own.map((key) => ({ key, note: driver })), ...keysOf(others.filter(({ id }) => id !== driver)).filter(({ key }) => !own.includes(key))],
    values: unique([...entries, ...anywhere], ({ key, json }) => `${String(key)} ${json}`),
    references: unique(written.map(({ text, note }) => ({ json: text, note })), ({ json }) => json),
  };
}

/** What could stand where somebody writes; null where nothing can be suggested. */
export function suggestionsAt(text: string, at: number, { keys, values, references }: Known): Suggestions | null {
  const place = placeAt(text, at);
  if (!place) return null;
  const { what, from, to } = place;
  if (what === 'reference') return { what, from, to, options: references };
  if (what === 'value') return { what, from, to, options: valuesFor(values, place.key) };
  const here = /^\s*:/.test(text.slice(to)) ? keysIn(text.slice(from))[0] : null;
  const taken = keysIn(text).filter((key) => key !== here);
  return { what, from, to, options: keys.filter(({ key }) => !taken.includes(key)).map(({ key, note }) => ({ json: stringifyJson(key), note })) };
}

/** What the array has for this key; for one that the driver doesn't take, every name and id. */
export function valuesFor(values: readonly KnownValue[], key: string | null): readonly KnownValue[] {
  const own = values.filter((value) => value.key === key);
  return key !== null && own.length > 0 ? own : values.filter((value) => value.key === null);
}

/** Of each object: `snapshot of payroll, 2 GiB`; `volume payroll, 3 GiB` */
export function notesOf({ objects, rows }: TryInventory): ReadonlyMap<TryObject, string> {
  const called = ({ name }: TryObject): string => rows.find(([id]) => name.includes(id))?.[1] ?? name;
  const volumes = new Map(objects.filter(({ kind }) => kind === 'volume').map((volume) => [volume.id, called(volume)]));
  return new Map(objects.map((object) => [object, noteOf(object, volumes)]));
}

/** @param volumes what they are called, by id */
function noteOf({ id, kind, of, size_bytes, is_managed }: TryObject, volumes: ReadonlyMap<string, string>): string {
  const size = sizeText(size_bytes);
  if (kind === 'volume') return `volume ${volumes.get(id) ?? ''}, ${size}`;
  return `snapshot of ${volumes.get(of ?? '') ?? ''}, ${size}${is_managed ? ', managed already' : ''}`;
}

/** Keys with the drivers that take them, those that most take first. */
function keysOf(drivers: readonly KnownDriver[]): readonly KnownKey[] {
  const takers = new Map<string, string[]>();
  for (const { id, examples } of drivers) {
    for (const key of new Set(examples.flatMap(({ reference }) => entriesOf(reference).map(([one]) => one)))) takers.set(key, [...(takers.get(key) ?? []), id]);
  }
  return [...takers].toSorted(([, a], [, b]) => b.length - a.length).map(([key, ids]) => ({ key, note: namesOf(ids) }));
}

/** `rbd, pure`; `rbd, pure and 3 more` */
function namesOf(ids: readonly string[]): string {
  return ids.length <= 3 ? ids.join(', ') : `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} more`;
}

function entriesOf(reference: string): readonly (readonly [string, Json])[] {
  const value = readJson(reference) ?? null;
  return value !== null && isObject(value) ? value.entries : [];
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}
