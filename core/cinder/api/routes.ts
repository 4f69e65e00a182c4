/** Which of the API's resources a request is for (cinder/api/v3/router.py:52-300, cinder/api/versions.py:47, cinder/api/contrib at ab09bc39). */
import { header, type ApiRequest } from './http.ts';
import { Query } from './query.ts';

/** A resource's controller may lack the method: then the answer is its own, and no longer the router's. */
export type Target =
  /** `all`: asked for without a version in the path. */
  | { readonly to: 'versions'; readonly all: boolean }
  | { readonly to: 'manage'; readonly leastMinor: number }
  | { readonly to: 'manageable'; readonly leastMinor: number; readonly detail: boolean; readonly query: Query }
  | { readonly to: 'snapshots' | 'volumes'; readonly detail: boolean; readonly query: Query }
  | { readonly to: 'volume summary'; readonly query: Query }
  | { readonly to: 'snapshot action'; readonly id: string }
  | { readonly to: 'volume action'; readonly id: string }
  | { readonly to: 'snapshot' | 'update snapshot' | 'delete snapshot' | 'volume' | 'quota defaults' | 'set quota'; readonly id: string }
  | { readonly to: 'metadata' | 'add metadata' | 'replace metadata'; readonly id: string }
  | { readonly to: 'one metadata' | 'set one metadata' | 'delete metadata'; readonly id: string; readonly key: string }
  | { readonly to: 'quota'; readonly id: string; readonly query: Query }
  /** `missing`: what the controller lacks. */
  | { readonly to: 'no method'; readonly controller: string; readonly missing: string };

export interface Route {
  /** The project may be left out of the path. */
  readonly projectId: string | undefined;
  /** Scheme and host. */
  readonly origin: string;
  /** Of the API's version, with the project if the path had it; what links begin with. */
  readonly address: string;
  readonly target: Target;
}

/** The microversion from which `manageable_snapshots` is there; `os-snapshot-manage`, the old path, always was. */
const LEAST_MINOR: Readonly<Record<string, number>> = { manageable_snapshots: 8, 'os-snapshot-manage': 0 };

/** Where the router sends the request on to: an address that lacks no more than a slash (Routes, `mapper.redirect`). */
export function movedTo(request: ApiRequest): string | undefined {
  return placeOf(request) === '/v3' ? `${originOf(request)}/v3/` : undefined;
}

/** Where the request goes, if anywhere. */
export function routeOf(request: ApiRequest): Route | undefined {
  const { method, path } = request;
  const place = placeOf(request);
  const origin = originOf(request);
  // What any method finds where no resource is.
  if (place === '/' || place === '/v3/') return { projectId: undefined, origin, address: `${origin}/v3`, target: { to: 'versions', all: place === '/' } };

  const [, projectId, rest = ''] = /^\/v3(?:\/([0-9a-f-]+))?\/([a-z_-]+(?:[./].*)?)$/.exec(place) ?? [];
  const target = targetOf(method, rest, new Query(path.split('?', 2)[1] ?? ''));
  return target && { projectId, origin, address: `${origin}/v3${projectId === undefined ? '' : `/${projectId}`}`, target };
}

/** The path with its escapes resolved, but where they make no UTF-8; slashes in a row count as one (`paste.urlmap`). */
function placeOf({ path }: ApiRequest): string {
  const [encoded = ''] = path.split('?', 1);
  try {
    return decodeURIComponent(encoded).replace(/\/+/g, '/');
  } catch {
    return encoded;
  }
}

function originOf(request: ApiRequest): string {
  return `http://${header(request, 'Host') ?? 'localhost'}`;
}

/** The parts of a path. The last may end in the name of a format, which is no part of it: `detail.json` (cinder/api/openstack/__init__.py:40). */
function partsOf(path: string): string[] {
  return path.replace(/(?<=[^/])\.json$/, '').split('/');
}

function targetOf(method: string, path: string, query: Query): Target | undefined {
  const parts = partsOf(path);
  const [resource = '', id, below] = parts;
  if (parts.includes('')) return undefined;
  const leastMinor = LEAST_MINOR[resource];
  if (leastMinor !== undefined) return manageable(method, parts, query, leastMinor);
  switch (resource) {
    case 'snapshots':
      if (below !== 'metadata' || id === undefined) return snapshots(method, parts, query);
      // The way to replace all is the only one without a format.
      return method === 'PUT' && path.endsWith('/metadata.json') ? undefined : metadata(method, id, parts);
    case 'volumes':
      return volumes(method, parts, query);
    case 'os-quota-sets':
      return quotaSets(method, parts, query);
    default:
      return undefined;
  }
}

/** Forms to fill in, which the router has a way to and no controller has (Routes, `mapper.resource`). */
function form(method: string, controller: string, [id, below, ...more]: readonly string[]): Target | undefined {
  if (method !== 'GET' || more.length > 0) return undefined;
  if (id === 'new' && below === undefined) return { to: 'no method', controller, missing: 'new' };
  return below === 'edit' ? { to: 'no method', controller, missing: 'edit' } : undefined;
}

function snapshots(method: string, [, id, below, ...more]: readonly string[], query: Query): Target | undefined {
  if (method === 'GET' && below === undefined && (id === undefined || id === 'detail')) return { to: 'snapshots', detail: id === 'detail', query };
  if (id === undefined || more.length > 0) return undefined;
  if (below === 'action') return method === 'POST' ? { to: 'snapshot action', id } : undefined;
  const unfilled = form(method, 'SnapshotsController', below === undefined ? [id] : [id, below]);
  if (unfilled || below !== undefined) return unfilled;
  if (method === 'GET') return { to: 'snapshot', id };
  if (method === 'PUT') return { to: 'update snapshot', id };
  return method === 'DELETE' ? { to: 'delete snapshot', id } : undefined;
}

function metadata(method: string, id: string, [, , , key, ...below]: readonly string[]): Target | undefined {
  if (key === undefined) {
    if (method === 'GET') return { to: 'metadata', id };
    if (method === 'POST') return { to: 'add metadata', id };
    return method === 'PUT' ? { to: 'replace metadata', id } : undefined;
  }
  const unfilled = form(method, 'SnapshotMetadataController', [key, ...below]);
  if (unfilled || below.length > 0) return unfilled;
  if (method === 'GET') return { to: 'one metadata', id, key };
  if (method === 'PUT') return { to: 'set one metadata', id, key };
  return method === 'DELETE' ? { to: 'delete metadata', id, key } : undefined;
}

function volumes(method: string, [, id, below, ...more]: readonly string[], query: Query): Target | undefined {
  if (more.length > 0) return undefined;
  if (method === 'GET' && below === undefined) {
    if (id === undefined || id === 'detail') return { to: 'volumes', detail: id === 'detail', query };
    if (id === 'summary') return { to: 'volume summary', query };
  }
  if (id === undefined) return undefined;
  if (method === 'POST' && below === 'action') return { to: 'volume action', id };
  const unfilled = form(method, 'VolumeController', below === undefined ? [id] : [id, below]);
  if (unfilled || below !== undefined) return unfilled;
  return method === 'GET' ? { to: 'volume', id } : undefined;
}

function quotaSets(method: string, [, id, below, ...more]: readonly string[], query: Query): Target | undefined {
  if (id === undefined || more.length > 0) return undefined;
  if (below === 'defaults') return method === 'GET' ? { to: 'quota defaults', id } : undefined;
  const unfilled = form(method, 'QuotaSetsController', below === undefined ? [id] : [id, below]);
  if (unfilled || below !== undefined) return unfilled;
  if (method === 'GET') return { to: 'quota', id, query };
  return method === 'PUT' ? { to: 'set quota', id } : undefined;
}

const MANAGE = 'SnapshotManageController';

function manageable(method: string, [, id, ...below]: readonly string[], query: Query, leastMinor: number): Target | undefined {
  if (id === undefined) {
    if (method === 'POST') return { to: 'manage', leastMinor };
    return method === 'GET' ? { to: 'manageable', leastMinor, detail: false, query } : undefined;
  }
  const unfilled = form(method, MANAGE, [id, ...below]);
  if (unfilled || below.length > 0) return unfilled;
  if (method === 'GET' && id === 'detail') return { to: 'manageable', leastMinor, detail: true, query };
  const missing = { GET: 'show', PUT: 'update', DELETE: 'delete' }[method];
  return missing === undefined ? undefined : { to: 'no method', controller: MANAGE, missing };
}
