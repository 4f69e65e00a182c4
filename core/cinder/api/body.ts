/** The body of a request, and what action it names (cinder/api/openstack/wsgi.py:564, :744, :837 at ab09bc39). */
import { isList, isObject, type Json } from '../../value/json.ts';
import { JsonSyntaxError, parseJson } from '../../value/parse.ts';
import { header, HttpFault, type ApiRequest } from './http.ts';

const MEDIA_TYPES = ['application/json', 'application/vnd.openstack.volume+json'];
/** What Cinder's option `max_request_body_size` is by default. */
const LONGEST = 114_688;

/** Whether the body is so long that the request does not get through to the API. */
export function tooLong({ body }: ApiRequest): boolean {
  return body !== null && new TextEncoder().encode(body).length > LONGEST;
}

export const TOO_LONG_TEXT = `Request is too large. Larger than max_request_body_size (${LONGEST}).`;

/** The text of the body; undefined when it is empty. Raises HttpFault 415 for any other type than JSON. */
export function bodyText(request: ApiRequest): string | undefined {
  if (request.body === null || request.body === '') return undefined;
  const type = header(request, 'Content-Type')?.split(';')[0]?.trim();
  if (type === undefined || !MEDIA_TYPES.includes(type)) throw new HttpFault(415, 'Unsupported Content-Type');
  return request.body;
}

/** The value that a body has. Raises HttpFault 400 when it is no JSON. */
export function bodyValue(text: string): Json {
  try {
    return parseJson(text);
  } catch (failure) {
    if (failure instanceof JsonSyntaxError) throw malformed();
    throw failure;
  }
}

/** The action that a body names by its only key. Raises HttpFault 400, or 404 where upstream stumbles over the body. */
export function actionOf(text: string | undefined): string {
  if (text === undefined) return 'None';
  const body = bodyValue(text);
  const count = lengthOf(body);
  if (count === undefined) throw new HttpFault(404, 'The resource could not be found.');
  if (count !== 1) throw malformed();
  const [entry] = isObject(body) ? body.entries : [];
  if (!entry) throw new HttpFault(404, 'The resource could not be found.');
  return entry[0];
}

/** Python's `len(body)`, where there is one. */
function lengthOf(body: Json): number | undefined {
  if (typeof body === 'string') return [...body].length;
  if (isObject(body)) return body.entries.length;
  return isList(body) ? body.length : undefined;
}

function malformed(): HttpFault {
  return new HttpFault(400, 'Malformed request body');
}
