/** The Block Storage API, as far as it manages and unmanages snapshots: finds what a request asks for and answers. */
import { CinderException } from '../../errors.ts';
import { isObject, object, type Json } from '../../value/json.ts';
import { JsonSyntaxError, parseJson } from '../../value/parse.ts';
import type { Services } from '../calling.ts';
import { faultBody, header, HttpFault, type ApiAnswer, type ApiRequest } from './http.ts';
import { manage, snapshotView } from './manage.ts';
import { microversionOf, versionHeaders } from './microversion.ts';
import { unmanage } from './unmanage.ts';
import { manageBody } from './validation.ts';

/** The microversion from which `manageable_snapshots` is there (cinder/api/v3/router.py:296). */
const MANAGE_EXISTING_LIST = 8;
const JSON_TYPE = { 'content-type': 'application/json' };
const UNEXPECTED = 'The server has either erred or is incapable of performing the requested operation.';

/** Answers a request. What it sets going besides waits in the world as casts. */
export function answer(services: Services, request: ApiRequest): ApiAnswer {
  let headers: Record<string, string> = {};
  try {
    const minor = microversionOf(request);
    headers = versionHeaders(minor);
    return { ...route(services, request, minor, headers), kind: 'answered' };
  } catch (failure) {
    const { status, message, extra } = faultOf(failure);
    return { kind: 'answered', status, headers: { ...extra, ...headers, ...JSON_TYPE }, body: faultBody(status, message) };
  }
}

type Answered = Omit<ApiAnswer, 'kind'>;

function route(services: Services, request: ApiRequest, minor: number, headers: Record<string, string>): Answered {
  const [, project, rest] = /^\/v3\/([0-9a-f-]+)\/(.*?)\/?$/.exec(request.path) ?? [];
  if (project === undefined || rest === undefined || request.method !== 'POST') throw notFound();

  if (rest === 'os-snapshot-manage' || (rest === 'manageable_snapshots' && minor >= MANAGE_EXISTING_LIST)) {
    const row = manage(services, project, manageBody(bodyOf(request)));
    return { status: 202, headers: { ...headers, ...JSON_TYPE }, body: object([['snapshot', snapshotView(row)]]) };
  }
  const [, snapshot] = /^snapshots\/([^/]+)\/action$/.exec(rest) ?? [];
  if (snapshot !== undefined) {
    mustAskUnmanage(request);
    unmanage(services, project, snapshot);
    return { status: 202, headers, body: null };
  }
  throw notFound();
}

function hasBody(request: ApiRequest): request is ApiRequest & { readonly body: string } {
  return request.body !== null && request.body !== '';
}

/** The body's value: JSON is all that is taken (cinder/api/openstack/wsgi.py:630). */
function bodyOf(request: ApiRequest): Json {
  if (!hasBody(request)) throw new HttpFault(500, UNEXPECTED);
  const type = header(request, 'Content-Type')?.split(';')[0]?.trim();
  if (type !== 'application/json') throw new HttpFault(415, 'Unsupported Content-Type');
  try {
    return parseJson(request.body);
  } catch (failure) {
    if (failure instanceof JsonSyntaxError) throw new HttpFault(400, 'Malformed request body');
    throw failure;
  }
}

/** An action's body has one key, the name of the action; its value is not looked at. */
function mustAskUnmanage(request: ApiRequest): void {
  const body = hasBody(request) ? bodyOf(request) : object([]);
  if (!isObject(body) || body.entries.length > 1) throw new HttpFault(400, 'Malformed request body');
  const action = body.entries[0]?.[0] ?? 'None';
  if (action !== 'os-unmanage') {
    throw new HttpFault(400, `There is no such action: ${action}. Verify the request body and Content-Type header and try again.`);
  }
}

function notFound(): HttpFault {
  return new HttpFault(404, 'The resource could not be found.');
}

function faultOf(failure: unknown): { status: number; message: string; extra: Record<string, string> } {
  if (failure instanceof HttpFault) return { status: failure.status, message: failure.message, extra: {} };
  if (failure instanceof CinderException) {
    const extra: Record<string, string> = failure.code === 413 ? { 'retry-after': '0' } : {};
    return { status: failure.code, message: failure.message, extra };
  }
  throw failure;
}
