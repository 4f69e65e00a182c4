/** What a reference says, by how a scenario writes it. */
import { get, isList, isObject, type Json, type JsonObject } from '../value/json.ts';
import { parseJson } from '../value/parse.ts';
import type { InputClass } from './input-classes.ts';
import type { Ref } from './scenario.ts';

/** What a scenario's reference says, and the handle of the object that it names, if it names one. */
export interface ReadReference {
  readonly classes: readonly InputClass[];
  readonly object?: string;
}

/** Names of the objects that are there, by their handles. */
export type Names = ReadonlyMap<string, string>;

/** Keys of references that drivers know: the target's own, whichever that is, and those that the interface names. */
const KEYS = ['${key}', 'source-name', 'source-id'];
const EMPTY: ReadReference = { classes: ['ref.empty'] };

export function readReference(ref: Ref, names: Names): ReadReference {
  if ('names' in ref) return { classes: [ref.form === undefined ? 'ref.object' : 'ref.other-form'], object: ref.names };
  if ('names_nothing' in ref) return { classes: [ref.names_nothing === 'well-formed' ? 'ref.nothing' : 'ref.no-key'] };
  return readValue('json' in ref ? parseJson(ref.json) : ref.value, names);
}

/** @param value the reference as it is written; `${name:HANDLE}` and `${id:HANDLE}` stand for what an object is called */
export function readValue(value: Json, names: Names): ReadReference {
  if (value === null || value === '') return EMPTY;
  if (typeof value === 'string') {
    const { classes, object } = readName(value, names);
    return { classes: classes.map((each) => (each === 'ref.object' ? 'ref.other-form' : each)), ...(object === undefined ? {} : { object }) };
  }
  if (isList(value)) return value.length === 0 ? EMPTY : { classes: ['ref.type'] };
  if (!isObject(value)) return { classes: ['ref.type'] };
  return value.entries.length === 0 ? EMPTY : readKeys(value, names);
}

function readKeys(reference: JsonObject, names: Names): ReadReference {
  const key = KEYS.find((known) => get(reference, known) !== undefined);
  const name = key === undefined ? undefined : get(reference, key);
  if (name === undefined) return { classes: ['ref.no-key'] };
  return typeof name === 'string' && name !== '' ? readName(name, names) : { classes: ['ref.value'] };
}

const PLACEHOLDER = /\$\{(?:name|id):([a-z0-9.-]+)\}/;

function readName(text: string, names: Names): ReadReference {
  const handle = PLACEHOLDER.exec(text);
  if (handle?.[1] !== undefined) return handle[0] === text ? { classes: ['ref.object'], object: handle[1] } : { classes: ['ref.nearly'] };
  for (const [object, name] of names) if (name === text) return { classes: ['ref.object'], object };
  return { classes: [[...names.values()].some((name) => isNearly(text, name)) ? 'ref.nearly' : 'ref.nothing'] };
}

/** Whether a careless comparison would take one for the other: by its beginning, in another case, with blanks around it. */
function isNearly(text: string, name: string): boolean {
  const [a, b] = [text.trim().toLowerCase(), name.trim().toLowerCase()];
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}
