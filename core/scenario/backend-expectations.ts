/** Holds the backend, as the harness sees it, against what a scenario says of it. */
import type { BackendObject } from '../interface.ts';
import { get, object, type Json } from '../value/json.ts';
import { toJson } from '../value/plain.ts';
import { sameData } from '../value/same.ts';
import { parseSize } from '../value/size.ts';
import type { BackendExpectation, ObjectExpectation } from './scenario.ts';

export interface BackendSight {
  readonly start: readonly BackendObject[];
  readonly before: readonly BackendObject[];
  readonly now: readonly BackendObject[];
  /** Handles of objects → their ids. */
  readonly objectIds: ReadonlyMap<string, string>;
}

interface Finding {
  readonly expected: Json;
  readonly actual: Json;
  readonly holds: boolean;
}

/** One thing that was said of the backend: what is so, and whether that is good. */
interface Fact {
  readonly key: string;
  readonly fact: Json;
  readonly good: boolean;
}

/** @param since from when on `unchanged` counts */
export function compareBackend(expected: BackendExpectation, sight: BackendSight, since: 'step' | 'start'): Finding {
  const before = byId(since === 'start' ? sight.start : sight.before);
  const now = byId(sight.now);
  const named = expected === 'unchanged' ? { others: 'unchanged' as const, new: 'none' as const } : expected;
  const handles = Object.keys(named).filter((key) => key !== 'others' && key !== 'new');
  const ids = new Set(handles.map((handle) => sight.objectIds.get(handle)));

  const facts = handles.map((handle): Fact => {
    const id = sight.objectIds.get(handle) ?? '';
    return { key: handle, ...compareObject(named[handle], before.get(id), now.get(id), now) };
  });
  if (named.others === 'unchanged') {
    const changed = [...before.values()].filter(({ id }) => !ids.has(id) && !sameData(before.get(id), now.get(id)));
    facts.push({ key: 'others', fact: changed.length === 0 ? 'unchanged' : toJson(changed.map(nameOf)), good: changed.length === 0 });
  }
  if (named.new === 'none') {
    const added = sight.now.filter(({ id }) => !before.has(id) && !ids.has(id));
    facts.push({ key: 'new', fact: added.length === 0 ? 'none' : toJson(added.map(nameOf)), good: added.length === 0 });
  }
  const holds = facts.every(({ good }) => good);
  return { expected: toJson(expected), actual: expected === 'unchanged' && holds ? 'unchanged' : shown(facts), holds };
}

function shown(facts: readonly Fact[]): Json {
  return object(facts.map(({ key, fact }) => [key, fact]));
}

/** One object: what of the named facts is so. */
function compareObject(
  expected: ObjectExpectation | 'unchanged' | 'none' | undefined,
  before: BackendObject | undefined,
  now: BackendObject | undefined,
  all: ReadonlyMap<string, BackendObject>,
): Omit<Fact, 'key'> {
  if (typeof expected !== 'object') {
    const good = sameData(before, now);
    return { fact: good ? 'unchanged' : toJson(now ?? null), good };
  }
  const facts: Fact[] = [];
  const note = (key: string, fact: Json, good: boolean): void => {
    facts.push({ key, fact, good });
  };
  const kept = (key: string, was: Json, is: Json): void => {
    const same = sameData(was, is);
    note(key, same ? 'unchanged' : is, same && now !== undefined);
  };
  const { exists, content, size, name, parent, attributes } = expected;
  if (exists !== undefined) note('exists', now !== undefined, exists === (now !== undefined));
  if (content !== undefined) {
    // A target that can't tell the content can't be said to have kept it.
    if (now && now.content === null) note('content', 'not told by the target', false);
    else kept('content', before?.content?.digest ?? null, now?.content?.digest ?? null);
  }
  if (size === 'unchanged') kept('size', toJson(before?.size_bytes ?? null), toJson(now?.size_bytes ?? null));
  else if (size !== undefined) note('size', toJson(now?.size_bytes ?? null), now?.size_bytes === parseSize(size));
  if (name !== undefined) note('name', now?.name ?? null, now?.name === name);
  if (parent !== undefined) kept('parent', nameById(all, before?.parent), nameById(all, now?.parent));
  if (attributes === 'unchanged') kept('attributes', before?.attributes ?? null, now?.attributes ?? null);
  else if (attributes !== undefined) {
    const held = attributes.entries.every(([key, value]) => sameData((now && get(now.attributes, key)) ?? null, value));
    note('attributes', now?.attributes ?? null, held);
  }
  return { fact: shown(facts), good: facts.every(({ good }) => good) };
}

function byId(objects: readonly BackendObject[]): ReadonlyMap<string, BackendObject> {
  return new Map(objects.map((each) => [each.id, each]));
}

function nameById(all: ReadonlyMap<string, BackendObject>, id: string | null | undefined): Json {
  return id === null || id === undefined ? null : (all.get(id)?.name ?? id);
}

function nameOf({ handle, name }: BackendObject): string {
  return handle ?? name;
}
