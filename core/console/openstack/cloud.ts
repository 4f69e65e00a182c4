/** The client's talk with Block Storage: requests as cinderclient sends them, answers as it takes them (cinderclient/client.py:148). */
import type { ApiAnswer, ApiRequest } from '../../cinder/api/http.ts';
import type { Json } from '../../value/json.ts';
import type { ConsoleSetting } from '../program.ts';
import { answerLines, requestLine } from './debug.ts';
import { Failure, failureOf, headerOf } from './failure.ts';
import { pythonJson } from '../python-json.ts';
import type { Log } from './log.ts';
import { sentPath } from './url.ts';

/** Yields requests and is given the answers. */
export type Asking<Result> = Generator<ApiRequest, Result, ApiAnswer>;

export interface Cloud {
  readonly setting: ConsoleSetting;
  /** `3.50`; null: the lowest, which isn't asked for by name. */
  readonly microversion: string | null;
  readonly log: Log;
  /** The id of the first request that was answered well; requests from then on carry it. */
  readonly first: { id: string | null };
}

/** Asks for a path below the endpoint, or for a whole address. @throws Failure for a status from 400 up */
export function* ask(cloud: Cloud, method: string, path: string, body: Json | undefined = undefined): Asking<Json> {
  if (cloud.microversion?.endsWith('latest') === true) throw new Failure("Specifying a '{major}.latest' microversion is not allowed.", 'TypeError');
  const address = /^https?:/.test(path) ? path : cloud.setting.endpoint.replace(/\/+$/, '') + path;
  const request = { method, path: sentPath(address), headers: headers(cloud, body), body: body === undefined ? null : pythonJson(body) };
  cloud.log.debug(requestLine(request, address));
  const answer = yield request;
  answerLines(request, address, answer).forEach(cloud.log.debug);
  if (answer.status >= 400) throw failureOf({ ...answer, body: jsonOf(answer) });
  cloud.first.id ??= headerOf(answer.headers, 'x-openstack-request-id') ?? null;
  return jsonOf(answer);
}

function headers({ setting, microversion, first }: Cloud, body: Json | undefined): Readonly<Record<string, string>> {
  return {
    Host: setting.endpoint.replace(/^[a-z]+:\/\//, '').replace(/[/?#].*$/, ''),
    'User-Agent': 'python-cinderclient',
    Accept: 'application/json',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(microversion === null ? {} : { 'OpenStack-API-Version': `volume ${microversion}` }),
    ...(first.id === null ? {} : { 'X-OpenStack-Request-ID': first.id }),
    'X-Auth-Token': `admin:${setting.projectId}`,
  };
}

/** A text is no JSON: the client then has no body. */
function jsonOf({ body }: ApiAnswer): Json {
  return typeof body === 'string' ? null : body;
}
