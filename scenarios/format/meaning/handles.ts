/** Handles: each is introduced once, before it is used, and stands for what its place is about. */
import type { Given } from '../../../core/scenario/given.ts';
import type { ApiRawStep, BackendExpectation, EventStep, Ref, Scenario, Step } from '../../../core/scenario/scenario.ts';
import { isList, isObject, type Json } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import type { Path } from '../path.ts';
import { describe, oneOf } from '../words.ts';
import { expectationsOf, referenceOf, stepsOf, type Report } from './walk.ts';

/** What a handle stands for. A volume stands for Cinder's row and for the object on the backend. */
type Kind = 'volume' | 'object' | 'snapshot';

/** Whose texts have which placeholders: references are about objects, requests and expectations about Cinder's rows. */
type About = 'object' | 'row' | 'both';
const OF_OBJECTS = [['name', 'object'], ['id', 'object']] as const;
const OF_ROWS = [['volume', 'volume'], ['snapshot', 'snapshot']] as const;
const PLACEHOLDERS: Readonly<Record<About, ReadonlyMap<string, Kind>>> = {
  object: new Map(OF_OBJECTS),
  row: new Map(OF_ROWS),
  both: new Map([...OF_OBJECTS, ...OF_ROWS]),
};

/** Words among the handles of a backend expectation, with the one thing that can be said of each. */
const WORDS: ReadonlyMap<string, string> = new Map([['others', 'unchanged'], ['new', 'none']]);

export function checkHandles(scenario: Scenario, report: Report): void {
  const handles = new Handles(report);
  handles.introduceGiven(scenario.given ?? {});
  for (const { step, path } of stepsOf(scenario)) {
    checkStep(step, path, handles);
    for (const { expectation, path: place } of expectationsOf(step, path)) {
      handles.checkBackend(expectation.backend, [...place, 'backend']);
      handles.checkTemplates(toJson(expectation), place, 'row');
    }
  }
}

function checkStep(step: Step, path: Path, handles: Handles): void {
  const reference = referenceOf(step, path);
  if (reference) handles.checkReference(reference.ref, reference.path);
  if ('snapshot' in step) handles.need('snapshot', step.snapshot, [...path, 'snapshot']);
  if ('request' in step) handles.need('volume', step.request.volume, [...path, 'request', 'volume']);
  if ('query' in step) handles.checkTemplates(toJson(step.query), [...path, 'query'], 'both');
  if ('raw' in step) handles.checkRaw(step.raw, [...path, 'raw']);
  if ('as' in step) handles.introduce(step.as, ['snapshot'], [...path, 'as'], 'value');
  if ('event' in step) handles.checkEvent(step, path);
}

class Handles {
  private readonly report: Report;
  private readonly known = new Map<string, readonly Kind[]>();
  /** Objects that snapshots can be of. */
  private readonly parents = new Set<string>();

  constructor(report: Report) {
    this.report = report;
  }

  introduceGiven({ volumes = {}, backend = {}, snapshots = {} }: Given): void {
    for (const [handle, { on_backend }] of Object.entries(volumes)) {
      this.introduce(handle, on_backend === false ? ['volume'] : ['volume', 'object'], ['given', 'volumes', handle], 'key');
      if (on_backend !== false) this.parents.add(handle);
    }
    for (const [handle, { snapshot_of }] of Object.entries(backend)) {
      this.introduceObject(handle, snapshot_of, ['given', 'backend', handle], ['given', 'backend', handle, 'snapshot_of'], 'key');
    }
    for (const [handle, { volume }] of Object.entries(snapshots)) {
      this.need('volume', volume, ['given', 'snapshots', handle, 'volume']);
      this.introduce(handle, ['snapshot'], ['given', 'snapshots', handle], 'key');
    }
  }

  introduce(handle: string, kinds: readonly Kind[], path: Path, part: 'key' | 'value'): void {
    if (WORDS.has(handle)) this.report(path, describe(handle), 'a handle that is not one of the words "others" and "new"', part);
    else if (this.known.has(handle)) this.report(path, `${describe(handle)} a second time`, 'a handle of its own', part);
    else this.known.set(handle, kinds);
  }

  need(kind: Kind, handle: string, path: Path, part: 'key' | 'value' = 'value'): void {
    if (this.known.get(handle)?.includes(kind)) return;
    const there = [...this.known].filter(([, kinds]) => kinds.includes(kind)).map(([known]) => known);
    this.report(path, describe(handle), expected(NAMES[kind], there, handle), part);
  }

  checkReference(ref: Ref, path: Path): void {
    if ('names' in ref) this.need('object', ref.names, [...path, 'names']);
    if ('value' in ref) this.checkTemplates(ref.value, [...path, 'value'], 'object');
  }

  checkEvent({ event, object, snapshot_of }: EventStep, path: Path): void {
    if (event === 'add') this.introduceObject(object, snapshot_of, [...path, 'object'], [...path, 'snapshot_of'], 'value');
    else this.need('object', object, [...path, 'object']);
  }

  checkBackend(backend: BackendExpectation | undefined, path: Path): void {
    if (typeof backend !== 'object') return;
    for (const [handle, says] of Object.entries(backend)) {
      const place = [...path, handle];
      const word = WORDS.get(handle);
      if (word === undefined) this.need('object', handle, place, 'key');
      if (word !== undefined && says !== word) this.report(place, typeof says === 'string' ? describe(says) : 'a mapping', word);
      if (word === undefined && says === 'none') this.report(place, describe(says), 'unchanged, or a mapping (such as { exists: false })');
    }
  }

  checkRaw({ path: url, body = '' }: ApiRawStep['raw'], path: Path): void {
    this.checkTemplate(url, [...path, 'path'], 'row', 'value');
    this.checkTemplate(body, [...path, 'body'], 'row', 'value');
  }

  /** The placeholders in all texts of a value, keys included. */
  checkTemplates(value: Json, path: Path, about: About): void {
    if (typeof value === 'string') this.checkTemplate(value, path, about, 'value');
    else if (isList(value)) value.forEach((item, index) => this.checkTemplates(item, [...path, index], about));
    else if (isObject(value)) {
      for (const [key, item] of value.entries) {
        this.checkTemplate(key, [...path, key], about, 'key');
        this.checkTemplates(item, [...path, key], about);
      }
    }
  }

  private checkTemplate(text: string, path: Path, about: About, part: 'key' | 'value'): void {
    for (const [placeholder, what = '', handle = ''] of text.matchAll(/\$\{([^${}:]*):([^${}]*)\}/g)) {
      const kind = PLACEHOLDERS[about].get(what);
      if (kind) this.need(kind, handle, path, part);
      else this.report(path, placeholder, [...PLACEHOLDERS[about].keys()].map((word) => `\${${word}:HANDLE}`).join(' or '), part);
    }
  }

  private introduceObject(handle: string, parent: string | undefined, path: Path, parentPath: Path, part: 'key' | 'value'): void {
    if (parent !== undefined && !this.parents.has(parent)) {
      this.report(parentPath, describe(parent), expected('a volume on the backend', [...this.parents], parent));
    }
    this.introduce(handle, ['object'], path, part);
    if (parent === undefined) this.parents.add(handle);
  }
}

const NAMES: Readonly<Record<Kind, string>> = {
  volume: "one of Cinder's volumes",
  object: 'an object on the backend',
  snapshot: "one of Cinder's snapshots",
};

function expected(what: string, handles: readonly string[], found: string): string {
  return handles.length === 0 ? `the handle of ${what}, of which there is none here` : `the handle of ${what}: ${oneOf(handles, found)}`;
}
