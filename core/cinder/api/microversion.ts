/** Which version of the API a request asks for (cinder/api/openstack/api_version_request.py, wsgi.py:860 at ab09bc39). */
import { header, HttpFault, type ApiRequest } from './http.ts';

/** The newest that 2026.1 knows. */
const NEWEST = 71;
const HEADER = 'OpenStack-API-Version';
const VERSION = /^([1-9]\d*)\.([1-9]\d*|0)$/;
/** What upstream takes for a version of old endpoints, which tell none (wsgi.py:1375). */
const LEGACY = /[12]\.0/;
const MALFORMED = 'The server could not comply with the request since it is either malformed or otherwise incorrect.';

/** The minor version of API 3 that the request asks for: 0 when it doesn't say. Raises HttpFault 400 or 406. */
export function microversionOf(request: ApiRequest): number {
  const version = askedVersion(request);
  if (version === undefined) throw new HttpFault(400, MALFORMED);
  if (version === 'latest') return NEWEST;
  const [, major, minor] = VERSION.exec(version) ?? [];
  if (major === undefined || minor === undefined) {
    throw new HttpFault(400, `API Version String ${version} is of invalid format. Must be of format MajorNum.MinorNum.`);
  }
  if (major !== '3' || Number(minor) > NEWEST) {
    throw new HttpFault(406, `Version ${version} is not supported by the API. Minimum is 3.0 and maximum is 3.${NEWEST}.`);
  }
  return Number(minor);
}

/** The headers by which an answer tells its version: the one asked for, even where that was refused as unknown. */
export function versionHeaders(request: ApiRequest): Record<string, string> {
  const asked = askedVersion(request);
  const version = asked === 'latest' ? `3.${NEWEST}` : asked;
  if (version === undefined || !VERSION.test(version) || LEGACY.test(version)) return {};
  return { 'openstack-api-version': `volume ${version}`, vary: HEADER };
}

/** The version that the header names for the volume service; undefined when there is a header that names none. */
function askedVersion(request: ApiRequest): string | undefined {
  const asked = header(request, HEADER) ?? 'volume 3.0';
  return asked.split(',').find((part) => part.includes('volume'))?.trim().split(/\s+/)[1];
}
