/** Which of the API's resources a request is for (cinder/api/v3/router.py:237-300, cinder/api/contrib at ab09bc39). */
import type { ApiRequest } from './http.ts';

export type Route =
  | { readonly to: 'manage'; readonly projectId: string | undefined; readonly leastMinor: number }
  | { readonly to: 'snapshot action'; readonly projectId: string | undefined; readonly snapshotId: string };

/** The microversion from which `manageable_snapshots` is there; `os-snapshot-manage`, the old path, always was. */
const MANAGE_EXISTING_LIST = 8;

/** Where the request goes, if anywhere. The project may be left out of the path. */
export function routeOf({ method, path }: ApiRequest): Route | undefined {
  if (method !== 'POST') return undefined;
  const [, projectId, resource = ''] = /^\/v3(?:\/([0-9a-f-]+))?\/([a-z_-]+(?:\/[^/]+\/action)?)$/.exec(path) ?? [];
  if (resource === 'manageable_snapshots') return { to: 'manage', projectId, leastMinor: MANAGE_EXISTING_LIST };
  if (resource === 'os-snapshot-manage') return { to: 'manage', projectId, leastMinor: 0 };
  const [, snapshotId] = /^snapshots\/([^/]+)\/action$/.exec(resource) ?? [];
  return snapshotId === undefined ? undefined : { to: 'snapshot action', projectId, snapshotId };
}
