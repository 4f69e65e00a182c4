/** What a request to the API is for, in the word that steps of scenarios have for it. */
import type { ApiRequest } from '../cinder/api/http.ts';

const ACTIONS = [['os-unmanage', 'unmanage'], ['os-reset_status', 'reset_status'], ['os-force_delete', 'delete']] as const;

/** `manage`, `unmanage`, …; `request` where scenarios have no word for it. */
export function verbOf({ method, path, body }: ApiRequest): string {
  const [, resource = '', id, below] = /^\/v3(?:\/[0-9a-f-]{32,36})?\/([a-z_-]+)(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(path) ?? [];
  const isManageable = resource === 'manageable_snapshots' || resource === 'os-snapshot-manage';
  if (isManageable) return method === 'POST' ? 'manage' : 'list_manageable';
  if (resource !== 'snapshots') return 'request';
  if (below === 'action') return ACTIONS.find(([action]) => body?.includes(`"${action}"`))?.[1] ?? 'request';
  if (below !== undefined) return 'request';
  if (method === 'DELETE') return 'delete';
  if (method !== 'GET') return 'request';
  return id === undefined || id === 'detail' ? 'list' : 'show';
}
