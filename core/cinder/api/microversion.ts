/** Which version of the API a request asks for (cinder/api/openstack/api_version_request.py, wsgi.py:860 at ab09bc39). */
import { header, HttpFault, type ApiRequest } from './http.ts';

/** The newest that 2026.1 knows. */
const NEWEST = 71;
const HEADER = 'OpenStack-API-Version';

/** The minor version of API 3 that the request asks for: 0 when it doesn't say. */
export function microversionOf(request: ApiRequest): number {
  const asked = (header(request, HEADER) ?? '').split(',').map((part) => part.trim().split(/\s+/)).find(([service]) => service === 'volume');
  const version = asked?.[1];
  if (version === undefined) return 0;
  if (version === 'latest') return NEWEST;
  const [, major, minor] = /^([1-9]\d*)\.([1-9]\d*|0)$/.exec(version) ?? [];
  if (major === undefined || minor === undefined) {
    throw new HttpFault(400, `API Version String ${version} is of invalid format. Must be of format MajorNum.MinorNum.`);
  }
  if (major !== '3' || Number(minor) > NEWEST) {
    throw new HttpFault(406, `Version ${version} is not supported by the API. Minimum is 3.0 and maximum is 3.${NEWEST}.`);
  }
  return Number(minor);
}

/** The headers by which an answer tells its version. */
export function versionHeaders(minor: number): Record<string, string> {
  return { 'openstack-api-version': `volume 3.${minor}`, vary: HEADER };
}
