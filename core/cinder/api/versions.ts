/**
 * Which versions of the API there are: what clients ask first, to find the newest microversion that both know.
 *
 * Source: cinder/api/versions.py:28-95, cinder/api/views/versions.py, cinder/api/openstack/api_version_request.py:166 at ab09bc39.
 */
import { object, type Json } from '../../value/json.ts';
import { NEWEST } from './microversion.ts';

const UPDATED = '2023-08-31T00:00:00Z';

/** The answer's body. @param origin scheme and host that links begin with */
export function versions(origin: string): Json {
  return object([['versions', [object([
    ['id', 'v3.0'],
    ['status', 'CURRENT'],
    ['version', `3.${NEWEST}`],
    ['min_version', '3.0'],
    ['updated', UPDATED],
    ['links', [
      object([['rel', 'describedby'], ['type', 'text/html'], ['href', 'https://docs.openstack.org/']]),
      object([['rel', 'self'], ['href', `${origin}/v3/`]]),
    ]],
    ['media-types', [object([['base', 'application/json'], ['type', 'application/vnd.openstack.volume+json;version=3']])]],
  ])]]]);
}
