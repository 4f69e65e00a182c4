/**
 * Where one is on the page, and its address: what stands behind the `#`. Every filter and selection is part of it, so
 * that an address can be kept, sent and gone back to. What is as it is by default is left out.
 */
import { isKind, NO_FILTER, type Filter } from './filter.ts';
import { isTrySort, type TrySort } from './trying.ts';
import { isStanding } from './verdicts.ts';
import { readWorkspace, workspaceQuery, workspacesRoute, type WorkspaceRoute, type WorkspacesRoute } from './workspace/route.ts';

/** The way in. */
export interface StartRoute {
  readonly page: 'start';
  readonly driver: string | null;
}

export interface OverviewRoute {
  readonly page: 'overview';
  /** Null: the first driver there is. */
  readonly driver: string | null;
  readonly filter: Filter;
}

export interface ScenarioRoute {
  readonly page: 'scenario';
  readonly driver: string | null;
  readonly id: string;
  /** From 1; null: where the scenario opens by itself. */
  readonly step: number | null;
  /** Of the list that it was opened from, and that one goes on in. */
  readonly filter: Filter;
}

/** What the suites are worth: sentence by sentence, or check by check. */
export type ProofView = 'sentences' | 'checks';

export interface ProofRoute {
  readonly page: 'proof';
  readonly driver: string | null;
  readonly view: ProofView;
}

/** The drivers: what to write for each, or what they do with the sentences. */
export type DriversView = 'list' | 'sentences';

export interface DriversRoute {
  readonly page: 'drivers';
  readonly driver: string | null;
  /** The driver that is looked at; null: all of them. */
  readonly id: string | null;
  readonly view: DriversView;
  /** Which of them are listed: of the words in it, every one must be found. */
  readonly text: string;
}

/** A reference that is tried on every driver. */
export interface TryRoute {
  readonly page: 'try';
  /** The one that is looked at closely. */
  readonly driver: string | null;
  /** As it was written, be it JSON or not; null: the driver's own example. */
  readonly reference: string | null;
  /** The form in which references are written; null: the driver's usual one. */
  readonly form: string | null;
  readonly sort: TrySort;
  /** Drivers whose equal answers are unfolded in the table. */
  readonly open: readonly string[];
  /** What the reference is written with; null: JSON. */
  readonly editor: TryEditor | null;
}

/** JSON as text, or keys and values in fields. */
export type TryEditor = 'json' | 'form';

/** A result from a file. */
export interface OpenRoute {
  readonly page: 'open';
  readonly driver: string | null;
  /** What the file was stored as; null: none is open. */
  readonly run: string | null;
  /** An earlier result that it is compared with. */
  readonly beside: string | null;
  /** The scenario that is open. */
  readonly scenario: string | null;
  /** From 1; null: where the scenario opens by itself. */
  readonly step: number | null;
  /** A result that the address carries itself, packed. */
  readonly carried: string | null;
}

export interface UnknownRoute {
  readonly page: 'unknown';
  readonly driver: null;
  readonly path: string;
}

export type Route = StartRoute | OverviewRoute | ScenarioRoute | ProofRoute | DriversRoute | TryRoute | OpenRoute | WorkspacesRoute | WorkspaceRoute | UnknownRoute;

export const TRY_EDITORS = ['json', 'form'] as const satisfies readonly TryEditor[];
export const PROOF_VIEWS = ['sentences', 'checks'] as const satisfies readonly ProofView[];
export const DRIVERS_VIEWS = ['list', 'sentences'] as const satisfies readonly DriversView[];

/** @param hash `#/…`, as `location.hash` has it; an empty one is the start's */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#/, ''), '?');
  const params = new URLSearchParams(query);
  const driver = params.get('driver');
  const filter = readFilter(params);
  // The suites stood at the root before: an address that says something of them is still theirs.
  if ((path === '' || path === '/') && query === '') return startRoute();
  if (path === '' || path === '/' || path === '/suites') return overviewRoute(driver, filter);
  const view = params.get('view');
  // Where this table stood before.
  if (path === '/proof' && view === 'drivers') return driversRoute(driver, { view: 'sentences' });
  if (path === '/proof') return proofRoute(driver, PROOF_VIEWS.find((one) => one === view));
  if (path === '/drivers') return driversRoute(driver, { view: DRIVERS_VIEWS.find((one) => one === view) ?? 'list', text: params.get('q') ?? '' });
  const looked = decoded(/^\/drivers\/([^/]+)$/.exec(path)?.[1]);
  if (looked !== null) return driversRoute(driver, { id: looked });
  if (path === '/try') return readTry(driver, params);
  if (path === '/open') return openRoute(driver, { run: params.get('run'), beside: params.get('beside'), scenario: params.get('scenario'), step: readStep(params.get('step')), carried: params.get('result') });
  if (path === '/workspaces') return workspacesRoute(driver);
  const workspace = decoded(/^\/workspace\/([^/]+)$/.exec(path)?.[1]);
  if (workspace !== null) return readWorkspace(driver, workspace, params);
  const id = decoded(/^\/scenario\/([^/]+)$/.exec(path)?.[1]);
  if (id === null) return { page: 'unknown', driver: null, path };
  return { page: 'scenario', driver, id, step: readStep(params.get('step')), filter };
}

/** The address of a route, from its `#` on. */
export function formatRoute(route: Route): string {
  if (route.page === 'unknown') return `#${route.path}`;
  if (route.page === 'start') return '#/';
  if (route.page === 'proof') return `#/proof${queryOf({ driver: route.driver, view: route.view === 'sentences' ? null : route.view })}`;
  if (route.page === 'drivers') {
    const { driver, id, view, text } = route;
    if (id !== null) return `#/drivers/${encodeURIComponent(id)}${queryOf({ driver })}`;
    return `#/drivers${queryOf({ driver, view: view === 'list' ? null : view, q: text })}`;
  }
  if (route.page === 'try') {
    const { driver, reference, form, sort, open, editor } = route;
    const query = queryOf({ driver, editor, form, sort: sort === 'verdict' ? null : sort, open: open.join(), ref: reference });
    return `#/try${withReference(query, reference)}`;
  }
  if (route.page === 'workspaces') return `#/workspaces${queryOf({ driver: route.driver })}`;
  if (route.page === 'workspace') return `#/workspace/${encodeURIComponent(route.id)}${withReference(queryOf(workspaceQuery(route)), route.reference)}`;
  if (route.page === 'open') {
    const { driver, run, beside, scenario, step, carried: result } = route;
    return `#/open${queryOf({ driver, run, beside, scenario, step, result })}`;
  }
  const { show, kinds, text } = route.filter;
  const filter = { show: show.join(), kind: kinds.join(), q: text };
  if (route.page === 'overview') return `#/suites${queryOf({ driver: route.driver, ...filter })}`;
  return `#/scenario/${encodeURIComponent(route.id)}${queryOf({ driver: route.driver, step: route.step, ...filter })}`;
}

export function startRoute(): StartRoute {
  return { page: 'start', driver: null };
}

export function overviewRoute(driver: string | null, filter: Filter = NO_FILTER): OverviewRoute {
  return { page: 'overview', driver, filter };
}

export function scenarioRoute(driver: string | null, id: string, step: number | null = null, filter: Filter = NO_FILTER): ScenarioRoute {
  return { page: 'scenario', driver, id, step, filter };
}

export function proofRoute(driver: string | null, view: ProofView = 'sentences'): ProofRoute {
  return { page: 'proof', driver, view };
}

/** Of one driver there is one view, and nothing is left out. */
export function driversRoute(driver: string | null, parts: Partial<Pick<DriversRoute, 'id' | 'view' | 'text'>> = {}): DriversRoute {
  return { page: 'drivers', driver, id: null, view: 'list', text: '', ...parts };
}

export function tryRoute(driver: string | null, parts: Partial<Omit<TryRoute, 'page' | 'driver'>> = {}): TryRoute {
  return { page: 'try', driver, reference: null, form: null, sort: 'verdict', open: [], editor: null, ...parts };
}

export function openRoute(driver: string | null, parts: Partial<OpenRoute> = {}): OpenRoute {
  return { page: 'open', driver, run: null, beside: null, scenario: null, step: null, carried: null, ...parts };
}

function readTry(driver: string | null, params: URLSearchParams): TryRoute {
  const sort = params.get('sort');
  return tryRoute(driver, {
    reference: params.get('ref'),
    form: params.get('form'),
    sort: isTrySort(sort) ? sort : 'verdict',
    open: listIn(params, 'open').filter((id) => id !== ''),
    editor: TRY_EDITORS.find((one) => one === params.get('editor')) ?? null,
  });
}

function readFilter(params: URLSearchParams): Filter {
  return {
    show: listIn(params, 'show').filter(isStanding),
    kinds: listIn(params, 'kind').filter(isKind),
    text: params.get('q') ?? '',
  };
}

function listIn(params: URLSearchParams, key: string): string[] {
  return [...new Set((params.get(key) ?? '').split(','))];
}

function readStep(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Null for what is not well encoded, too. */
function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** An empty text is not the same as none. */
function withReference(query: string, reference: string | null): string {
  return `${query}${reference === '' ? `${query === '' ? '?' : '&'}ref=` : ''}`;
}

/** Commas stay as they are, so that a list can be read in the address bar. */
function queryOf(values: Readonly<Record<string, string | number | null>>): string {
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
