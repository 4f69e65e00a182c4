/** Which version of the API a request asks for (cinder/api/openstack/api_version_request.py, wsgi.py:860 at ab09bc39). */
import { CinderException, PythonException } from '../../errors.ts';
import { header, HttpFault, type ApiRequest } from './http.ts';

/** The newest minor version that 2026.1 knows. */
export const NEWEST = 71;
const HEADER = 'OpenStack-API-Version';
const VERSION = /^([1-9]\d*)\.([1-9]\d*|0)$/;
/** What upstream takes for a version of old endpoints, which tell none (wsgi.py:1375). */
const LEGACY = /[12]\.0/;

/**
 * The minor version of API 3 that the request asks for: 0 when it doesn't say. Raises HttpFault 400 or 406; CinderException
 * VersionNotFoundForAPIMethod or ValueError, which come out as they are, for a header that names no version of ours.
 */
export function microversionOf(request: ApiRequest): number {
  const words = serviceAndVersion(request);
  if (words === undefined) throw new CinderException('VersionNotFoundForAPIMethod', { version: 'None' });
  if (words.length !== 2) throw new PythonException('ValueError', unpacked(words.length));
  const [, version = ''] = words;
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

function askedVersion(request: ApiRequest): string | undefined {
  const words = serviceAndVersion(request) ?? [];
  return words.length === 2 ? words[1] : undefined;
}

/** The words of the header's part that is about the volume service; undefined when there is a header without one. */
function serviceAndVersion(request: ApiRequest): readonly string[] | undefined {
  const asked = header(request, HEADER) ?? 'volume 3.0';
  return asked.split(',').find((part) => part.includes('volume'))?.trim().split(/\s+/);
}

function unpacked(count: number): string {
  return count < 2 ? `not enough values to unpack (expected 2, got ${count})` : 'too many values to unpack (expected 2)';
}
