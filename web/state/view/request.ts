/** What a step asks for, or does to the backend: read from the request as it was carried out. */
import { get, isObject, object, type Json, type JsonObject } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { jsonText, readJson, tidyJson } from './json-text.ts';
import type { Names } from './names.ts';

/** The keys that name a step's kind, with the word for it; `settle` comes last, as an API request may have it too. */
const KINDS = {
  driver: 'driver call',
  api: 'API request',
  event: 'backend event',
  fault: 'fault',
  service: 'volume service',
  clock: 'clock',
  look: 'look',
  edit: 'change by hand',
  undo: 'undo',
  redo: 'redo',
  return: 'return',
  settle: 'settle',
} as const;

export type StepKind = keyof typeof KINDS;

const STEP_KINDS = Object.keys(KINDS) as readonly StepKind[];

/** Keys that stand by themselves. */
const SHOWN_APART = ['existing_ref', 'ref', 'method', 'path', 'headers', 'body'];

export interface RequestField {
  readonly name: string;
  readonly text: string;
  /** The handle of what the text is the id of. */
  readonly handle: string | null;
}

export interface Request {
  readonly kind: StepKind;
  readonly kindWord: string;
  /** The driver's method; what the API is asked for; what happens to the backend. */
  readonly title: string;
  /** The reference exactly as it was sent, as JSON text; null when the step sends none. */
  readonly reference: string | null;
  /** What the reference is to name, where it was not written yet. */
  readonly wantedReference: string | null;
  /** The request line without what all of them have, ids by their handles: `GET snapshots/s1`; null unless the API is asked. */
  readonly line: string | null;
  /** What goes over the wire, as it would stand there; null unless the API is asked. */
  readonly http: string | null;
  /** Everything else that was said, key by key. */
  readonly fields: readonly RequestField[];
}

/** @param step as it was carried out, or as the suite has it where it was not run */
export function requestOf(step: JsonObject, names: Names): Request {
  const request = flat(step);
  const kind = STEP_KINDS.find((key) => get(request, key) !== undefined) ?? 'look';
  return {
    kind,
    kindWord: KINDS[kind],
    title: titleOf(kind, request, names),
    reference: referenceIn(request),
    wantedReference: wantedReference(get(request, 'ref')),
    line: lineOf(request, names),
    http: httpOf(request),
    fields: request.entries
      .filter(([key]) => key !== kind && !SHOWN_APART.includes(key))
      .map(([name, value]) => ({ name, text: textOf(value), handle: isText(value) ? (names.rows.get(value) ?? null) : null })),
  };
}

/** What the suite has as `request` or `raw` stands beside the step's other keys once it is carried out. */
function flat(step: JsonObject): JsonObject {
  const entries = step.entries.flatMap(([key, value]) =>
    (key === 'request' || key === 'raw') && isObject(value) ? value.entries : [[key, value] as const],
  );
  return object(entries);
}

function titleOf(kind: StepKind, request: JsonObject, names: Names): string {
  const what = get(request, kind) ?? null;
  switch (kind) {
    case 'driver':
      return textOf(what);
    case 'api':
      return `API: ${apiText(what, request, names)}`;
    case 'event':
      if (what === 'create_volume') return `Create volume ${textOf(get(request, 'volume') ?? '')}`;
      return `Backend: ${textOf(what)} ${textOf(get(request, 'object') ?? '')}`;
    case 'edit':
      return `${get(request, 'row') === null ? 'Remove' : 'Write'} a row of ${textOf(what)} by hand`;
    case 'undo':
      return `Undo revision ${textOf(what)}`;
    case 'redo':
      return `Do revision ${textOf(what)} again`;
    case 'return':
      return `Make the world what it was at revision ${textOf(what)}`;
    case 'settle':
      return what === 'scheduler' ? 'Let Cinder’s scheduler finish' : 'Let Cinder finish';
    case 'fault':
      return faultText(what);
    case 'service':
      return serviceText(what);
    case 'clock':
      return `Let ${textOf(memberOf(what, 'advance') ?? '')} pass`;
    case 'look':
      return 'Inspect the backend';
  }
}

/** What the API is asked for; what each of these is about stands behind it. */
const VERBS: Readonly<Record<string, string>> = { reset_status: 'reset the status of', list: 'list snapshots', list_manageable: 'list what can be managed' };

/** `delete s1`, `reset the status of s1`, `list snapshots` */
function apiText(verb: Json, request: JsonObject, names: Names): string {
  const words = (isText(verb) && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined) ?? textOf(verb);
  const about = get(request, 'snapshot') ?? snapshotIn(get(request, 'path'), names);
  return isText(about) ? `${words} ${about}` : words;
}

/** Handle of the snapshot that a path is about. */
function snapshotIn(path: Json | undefined, names: Names): string | undefined {
  const id = isText(path) ? /\/snapshots\/([^/?]+)/.exec(path)?.[1] : undefined;
  return names.rows.get(id ?? '');
}

/** What becomes of a volume service. */
const FATES: Readonly<Record<string, readonly [whenTrue: string, whenFalse: string]>> = {
  up: ['comes up', 'goes down'],
  disabled: ['is disabled', 'is enabled'],
  frozen: ['is frozen', 'is thawed'],
  initialized: ['has its driver again', 'has no driver, as it did not come up'],
};

/** `The volume service of west goes down and is disabled` */
function serviceText(service: Json): string {
  const of = memberOf(service, 'backend');
  const fates = Object.entries(FATES).flatMap(([field, [whenTrue, whenFalse]]) => {
    const value = memberOf(service, field);
    return value === undefined ? [] : [value === true ? whenTrue : whenFalse];
  });
  return `The volume service${isText(of) ? ` of ${of}` : ''} ${fates.join(' and ')}`;
}

/** What every path of the API begins with: its version and the project. */
const ROOT = /^\/v3\/[0-9a-f]{32}\//;

function lineOf(request: JsonObject, names: Names): string | null {
  const [method, path] = [get(request, 'method'), get(request, 'path')];
  if (!isText(method) || !isText(path)) return null;
  const named = unescaped(path).replace(ROOT, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.rows.get(id) ?? id);
  return `${method} ${named}`;
}

/** As it was before it was escaped; a text that is not well escaped as it is. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Request line, headers, body. */
function httpOf(request: JsonObject): string | null {
  const [method, path, headers, body] = ['method', 'path', 'headers', 'body'].map((key) => get(request, key));
  if (!isText(method) || !isText(path)) return null;
  const lines = headers !== undefined && isObject(headers) ? headers.entries.map(([name, value]) => `${name}: ${textOf(value)}`) : [];
  return [`${method} ${path}`, ...lines, ...(isText(body) ? ['', tidyJson(body)] : [])].join('\n');
}

/** As JSON text: what a driver call sends, what stands as `ref` in the body for the API, what the suite spells out. */
function referenceIn(request: JsonObject): string | null {
  const ref = get(request, 'ref');
  const spelled = memberOf(ref, 'json');
  if (isText(spelled)) return spelled;
  const body = get(request, 'body');
  const sent = [get(request, 'existing_ref'), memberOf(isText(body) ? memberOf(readJson(body), 'snapshot') : undefined, 'ref'), memberOf(ref, 'value')];
  const reference = sent.find((one) => one !== undefined);
  return reference === undefined ? null : stringifyJson(reference);
}

/** A reference that the target will write, in words. */
function wantedReference(ref: Json | undefined): string | null {
  const [names, nothing, form] = ['names', 'names_nothing', 'form'].map((key) => memberOf(ref, key));
  const as = isText(form) ? `, as ${form}` : '';
  if (isText(names)) return `names ${names}${as}`;
  if (nothing === undefined) return null;
  return nothing === 'no-known-key' ? `has no key that the driver knows${as}` : `names nothing${as}`;
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  return value !== undefined && isObject(value) ? get(value, key) : undefined;
}

/** Where a fault strikes. */
const PLACES: Readonly<Record<string, (n: string) => string>> = {
  lookup: () => 'The lookup',
  'first-write': () => 'The first write',
  'nth-write': (n) => `Write ${n}`,
  'model-update': () => 'Storing the model update',
};

/** `The first write of the next manage_existing_snapshot fails, 2 times` */
function faultText(fault: Json): string {
  const [during, at, n, effect, times] = ['during', 'at', 'n', 'effect', 'times'].map((key) => textOf(memberOf(fault, key) ?? ''));
  const where = PLACES[at ?? '']?.(n ?? '') ?? 'Any access';
  const what = effect === 'done-but-answer-lost' ? 'is done, but its answer is lost' : 'fails';
  return `${where} of the next ${during} ${what}${times && times !== '1' ? `, ${times} times` : ''}`;
}

/** A text as it is, anything else as JSON. */
function textOf(value: Json): string {
  return isText(value) ? value : jsonText(value);
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}
