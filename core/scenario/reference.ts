/** The reference that a step sends: asked of the target, or written in the scenario. */
import type { BackendObject } from '../interface.ts';
import { isList, isObject, type Json } from '../value/json.ts';
import { parseJson } from '../value/parse.ts';
import { pyStr } from '../value/python.ts';
import { PROJECT } from './prepare.ts';
import type { Ref } from './scenario.ts';
import type { Session } from './session.ts';
import { ask, type Asking } from './target.ts';
import { Unsupported } from './unplayable.ts';

export function* resolveReference(session: Session, ref: Ref): Asking<Json> {
  if ('json' in ref) return parseJson(ref.json);
  if ('value' in ref) return fillIn(session, ref.value);
  const { existing_ref } = yield* ask('reference', ref.form === OTHER_FORM ? { ...ref, form: otherForm(session) } : ref);
  return existing_ref;
}

/** Stands for the first form of reference that is not the target's usual one. */
const OTHER_FORM = 'other';

/** Throws Unsupported when the target has one form only. */
function otherForm({ hello: { reference_forms: forms } }: Session): string {
  const usual = forms.find((form) => form.default) ?? forms[0];
  const other = forms.find((form) => form !== usual);
  if (!other) throw new Unsupported('The target has one form of reference only.');
  return other.id;
}

/**
 * Replaces `${name:HANDLE}` and `${id:HANDLE}` in all strings, keys included, by what the object is (or was last) called,
 * and `${key}` by the key under which the target wants its references.
 */
function fillIn(session: Session, value: Json): Json {
  const text = (template: string): string => fillInObjects(session, template);
  const walk = (part: Json): Json => {
    if (typeof part === 'string') return text(part);
    if (isList(part)) return part.map(walk);
    if (part !== null && isObject(part)) return { entries: part.entries.map(([key, inner]) => [text(key), walk(inner)]) };
    return part;
  };
  return walk(value);
}

function fillInObjects(session: Session, template: string): string {
  return template
    .replaceAll('${key}', () => keyOf(session))
    .replace(/\$\{(name|id):([a-z0-9.-]+)\}/g, (_, what: 'name' | 'id', handle: string) => called(session.objectOf(handle), what));
}

/** What an object is called, or what the array knows it by. */
function called({ id, name, native_id = id }: BackendObject, what: 'name' | 'id'): string {
  return what === 'name' ? name : pyStr(native_id);
}

/** Replaces what stands for objects, and what stands for Cinder's rows. */
export function fillInEverything(session: Session, template: string): string {
  return fillInIds(session, fillInObjects(session, template));
}

/** The first key of the form that the target writes references in. Throws Unsupported when that form has none. */
function keyOf({ hello }: Session): string {
  const forms = hello.reference_forms;
  const key = (forms.find((form) => form.default) ?? forms[0])?.keys[0];
  if (key === undefined) throw new Unsupported('The target names no key for its references.');
  return key;
}

/** Replaces `${volume:HANDLE}` and `${snapshot:HANDLE}` by Cinder's ids, and `${project}` by the project's. */
export function fillInIds({ ids }: Session, template: string): string {
  if (!template.includes('${')) return template;
  return template
    .replaceAll('${project}', PROJECT)
    .replace(/\$\{(?:volume|snapshot):([a-z0-9.-]+)\}/g, (written, handle: string) => ids.get(handle) ?? written);
}

/** The same in every string of a value; a handle that has no id (yet) stays as it is written. */
export function fillInAll<Value>(session: Session, value: Value): Value {
  if (typeof value === 'string') return fillInIds(session, value) as Value;
  if (typeof value !== 'object' || value === null || isPlain(value)) return value;
  if (Array.isArray(value)) return value.map((part: unknown) => fillInAll(session, part)) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fillInAll(session, part)])) as Value;
}

/** Parts of scenarios without anything to fill in. Scenarios don't change, and are played again and again. */
const PLAIN = new WeakSet<object>();

function isPlain(value: object): boolean {
  if (PLAIN.has(value)) return true;
  const plain = Object.values(value).every((part: unknown) => {
    if (typeof part === 'string') return !part.includes('${');
    return typeof part !== 'object' || part === null || isPlain(part);
  });
  if (plain) PLAIN.add(value);
  return plain;
}
