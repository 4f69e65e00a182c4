/** Where one is in a workspace, and the part of the address that says so. */
import type { TableName } from '../../../../core/world/changes.ts';
import type { TryEditor, TryRoute } from '../route.ts';
import { isTrySort } from '../trying.ts';

export interface WorkspacesRoute {
  readonly page: 'workspaces';
  /** The one that a new workspace is to be of. */
  readonly driver: string | null;
}

export const WORKSPACE_VIEWS = ['inventory', 'try', 'console', 'history'] as const;
export type WorkspaceView = (typeof WORKSPACE_VIEWS)[number];

/** Tables whose rows can be looked at. Objects stand in the address under a name of their own. */
export const ROW_TABLES = ['volumes', 'snapshots', 'quotas', 'services', 'casts', 'faults'] as const satisfies readonly TableName[];

/** A row that is looked at. An empty id: one that is still to be written. */
export interface Selected {
  readonly table: 'objects' | (typeof ROW_TABLES)[number];
  readonly id: string;
}

export interface WorkspaceRoute extends Pick<TryRoute, 'reference' | 'form' | 'sort' | 'open' | 'editor'> {
  readonly page: 'workspace';
  readonly driver: string | null;
  readonly id: string;
  readonly view: WorkspaceView;
  /** The revision that is looked at in the history; null: the newest. */
  readonly at: number | null;
  readonly selected: Selected | null;
  /** Which rows are listed: of the words in it, every one must be found. */
  readonly text: string;
  /** Id of the volume that a reference is tried on; null: the first. */
  readonly volume: string | null;
}

export function workspacesRoute(driver: string | null): WorkspacesRoute {
  return { page: 'workspaces', driver };
}

export function workspaceRoute(driver: string | null, id: string, parts: Partial<Omit<WorkspaceRoute, 'page' | 'driver' | 'id'>> = {}): WorkspaceRoute {
  return {
    page: 'workspace', driver, id, view: 'inventory', at: null, selected: null, text: '', volume: null, reference: null, form: null, sort: 'verdict', open: [],
    editor: null, ...parts,
  };
}

/** @param params what stands behind the `?` */
export function readWorkspace(driver: string | null, id: string, params: URLSearchParams): WorkspaceRoute {
  const sort = params.get('sort');
  const editor = params.get('editor');
  return workspaceRoute(driver, id, {
    view: WORKSPACE_VIEWS.find((one) => one === params.get('view')) ?? 'inventory',
    at: readRevision(params.get('at')),
    selected: readSelected(params),
    text: params.get('q') ?? '',
    volume: params.get('volume') || null,
    reference: params.get('ref'),
    form: params.get('form') || null,
    sort: isTrySort(sort) ? sort : 'verdict',
    open: [...new Set((params.get('open') ?? '').split(','))].filter((driverId) => driverId !== ''),
    editor: isEditor(editor) ? editor : null,
  });
}

/** What stands behind the `?`, without what is as it is by default. An empty reference is left to the caller: it is not the same as none. */
export function workspaceQuery(route: WorkspaceRoute): Readonly<Record<string, string | number | null>> {
  const { driver, view, at, selected, text, volume, reference, form, sort, open, editor } = route;
  return {
    driver,
    view: view === 'inventory' ? null : view,
    at,
    object: selected?.table === 'objects' && selected.id !== '' ? selected.id : null,
    row: !selected || (selected.table === 'objects' && selected.id !== '') ? null : `${selected.table}/${selected.id}`,
    q: text,
    volume,
    editor,
    form,
    sort: sort === 'verdict' ? null : sort,
    open: open.join(),
    ref: reference,
  };
}

function isEditor(text: string | null): text is TryEditor {
  return text === 'json' || text === 'form';
}

/** 0 is where a workspace begins. */
function readRevision(text: string | null): number | null {
  return text !== null && /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : null;
}

function readSelected(params: URLSearchParams): Selected | null {
  const object = params.get('object');
  if (object) return { table: 'objects', id: object };
  const row = params.get('row') ?? '';
  const at = row.indexOf('/');
  const [name, id] = [row.slice(0, Math.max(at, 0)), row.slice(at + 1)];
  if (name === 'objects' && id === '') return { table: 'objects', id };
  const table = ROW_TABLES.find((one) => one === name);
  return table ? { table, id } : null;
}
