/** Which of the API's resources a request is for (cinder/api/v3/router.py:237-300, cinder/api/contrib at ab09bc39). */
import { header, type ApiRequest } from './http.ts';
import { Query } from './query.ts';

/** A resource's controller may lack the method: then the answer is its own, and no longer the router's. */
export type Target =
  | { readonly to: 'manage'; readonly leastMinor: number }
  | { readonly to: 'manageable'; readonly leastMinor: number; readonly detail: boolean; readonly query: Query }
  | { readonly to: 'snapshots'; readonly detail: boolean; readonly query: Query }
  | { readonly to: 'snapshot action' | 'volume action'; readonly id: string }
  | { readonly to: 'snapshot' | 'delete snapshot' | 'quota defaults' | 'set quota'; readonly id: string }
  | { readonly to: 'quota'; readonly id: string; readonly query: Query }
  /** `missing`: what the controller lacks. */
  | { readonly to: 'no method'; readonly missing: string };

export interface Route {
  /** The project may be left out of the path. */
  readonly projectId: string | undefined;
  /** Of the API's version, with the project if the path had it; what links begin with. */
  readonly address: string;
  readonly target: Target;
}

/** The microversion from which `manageable_snapshots` is there; `os-snapshot-manage`, the old path, always was. */
const LEAST_MINOR: Readonly<Record<string, number>> = { manageable_snapshots: 8, 'os-snapshot-manage': 0 };

/** Where the request goes, if anywhere. */
export function routeOf(request: ApiRequest): Route | undefined {
  const { method, path } = request;
  const [place = '', query = ''] = path.split('?', 2);
  const [, projectId, rest = ''] = /^\/v3(?:\/([0-9a-f-]+))?\/([a-z_-]+(?:[./].*)?)$/.exec(plain(place)) ?? [];
  const target = targetOf(method, partsOf(rest), new Query(query));
  const address = `http://${header(request, 'Host') ?? 'localhost'}/v3${projectId === undefined ? '' : `/${projectId}`}`;
  return target && { projectId, address, target };
}

/** The path with its escapes resolved, but where they make no UTF-8; slashes in a row count as one (`paste.urlmap`). */
function plain(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/+/g, '/');
  } catch {
    return path;
  }
}

/** The parts of a path. The last may end in the name of a format, which is no part of it: `detail.json` (Routes, `mapper.resource`). */
function partsOf(path: string): string[] {
  return path.replace(/(?<=[^/])\.[^./]+$/, '').split('/');
}

function targetOf(method: string, [resource = '', id, below, ...more]: readonly string[], query: Query): Target | undefined {
  if (more.length > 0 || id === '' || below === '') return undefined;
  const leastMinor = LEAST_MINOR[resource];
  if (leastMinor !== undefined) return below === undefined ? manageable(method, id, query, leastMinor) : undefined;
  if (resource === 'snapshots' && method === 'GET' && below === undefined && (id === undefined || id === 'detail')) {
    return { to: 'snapshots', detail: id === 'detail', query };
  }
  if (id === undefined) return undefined;
  switch (resource) {
    case 'snapshots':
      if (below === 'action') return method === 'POST' ? { to: 'snapshot action', id } : undefined;
      if (below !== undefined) return undefined;
      if (method === 'GET') return { to: 'snapshot', id };
      return method === 'DELETE' ? { to: 'delete snapshot', id } : undefined;
    case 'volumes':
      return method === 'POST' && below === 'action' ? { to: 'volume action', id } : undefined;
    case 'os-quota-sets':
      if (below === 'defaults') return method === 'GET' ? { to: 'quota defaults', id } : undefined;
      if (below !== undefined) return undefined;
      if (method === 'GET') return { to: 'quota', id, query };
      return method === 'PUT' ? { to: 'set quota', id } : undefined;
    default:
      return undefined;
  }
}

function manageable(method: string, id: string | undefined, query: Query, leastMinor: number): Target | undefined {
  if (id === undefined) {
    if (method === 'POST') return { to: 'manage', leastMinor };
    return method === 'GET' ? { to: 'manageable', leastMinor, detail: false, query } : undefined;
  }
  if (method === 'GET' && id === 'detail') return { to: 'manageable', leastMinor, detail: true, query };
  const missing = { GET: 'show', PUT: 'update', DELETE: 'delete' }[method];
  return missing === undefined ? undefined : { to: 'no method', missing };
}
