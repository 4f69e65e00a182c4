/** The Block Storage API, as far as it manages and unmanages snapshots: finds what a request asks for and answers. */
import { CinderException, PythonException } from '../../errors.ts';
import { object } from '../../value/json.ts';
import type { Services } from '../calling.ts';
import type { Lanes } from '../lanes.ts';
import { actionOf, bodyText, bodyValue, TOO_LONG_TEXT, tooLong } from './body.ts';
import { faultAnswer, HttpFault, JSON_TYPE, plainFault, type ApiAnswer, type ApiRequest } from './http.ts';
import { manage, snapshotView } from './manage.ts';
import { microversionOf, versionHeaders } from './microversion.ts';
import { routeOf, type Route } from './routes.ts';
import { unmanage } from './unmanage.ts';
import { manageBody } from './validation.ts';

const NOT_FOUND = 'The resource could not be found.';
const UNEXPECTED = 'The server has either erred or is incapable of performing the requested operation.';

/** Answers a request. What it sets going besides waits in the world as casts. */
export function answer(services: Services, request: ApiRequest): ApiAnswer {
  if (tooLong(request)) return plainFault(413, 'Request Entity Too Large', TOO_LONG_TEXT);
  const route = routeOf(request);
  if (!route) return plainFault(404, 'Not Found', NOT_FOUND);
  const answered = answerOrFault(services, request, route);
  return { ...answered, headers: { ...answered.headers, ...versionHeaders(request) } };
}

function answerOrFault(services: Services, request: ApiRequest, route: Route): ApiAnswer {
  try {
    const minor = microversionOf(request);
    const text = bodyText(request);
    return route.to === 'manage' ? answerManage(services, route, text, minor) : answerAction(services, route, text);
  } catch (failure) {
    return faultOf(services.lanes, failure);
  }
}

type Manage = Extract<Route, { to: 'manage' }>;
type Action = Extract<Route, { to: 'snapshot action' }>;

function answerManage(services: Services, route: Manage, text: string | undefined, minor: number): ApiAnswer {
  const value = text === undefined ? undefined : bodyValue(text);
  mustBeOfTheProject(services, route);
  if (value === undefined) throw new PythonException('KeyError', "'body'");
  const body = manageBody(value);
  if (minor < route.leastMinor) throw new HttpFault(404, NOT_FOUND);
  const row = manage(services, body);
  return { kind: 'answered', status: 202, headers: JSON_TYPE, body: object([['snapshot', snapshotView(row)]]) };
}

function answerAction(services: Services, route: Action, text: string | undefined): ApiAnswer {
  const action = actionOf(text);
  if (action !== 'os-unmanage') {
    throw new HttpFault(400, `There is no such action: ${action}. Verify the request body and Content-Type header and try again.`);
  }
  mustBeOfTheProject(services, route);
  unmanage(services, route.snapshotId);
  return { kind: 'answered', status: 202, headers: { 'content-type': 'text/html; charset=UTF-8', 'content-length': '0' }, body: null };
}

function mustBeOfTheProject(services: Services, { projectId }: Route): void {
  if (projectId !== undefined && projectId !== services.projectId) throw new HttpFault(400, 'Malformed request url');
}

/** The answer to what was raised. What Cinder did not mean to raise gives an answer that tells nothing; the log has it. */
function faultOf(lanes: Lanes, failure: unknown): ApiAnswer {
  if (failure instanceof HttpFault) return faultAnswer(failure.status, failure.message);
  if (!(failure instanceof PythonException)) throw failure;
  if (failure instanceof CinderException) {
    // Quota errors get past the resource to the outermost layer, which puts their class in front (middleware/fault.py:55).
    if (failure.mro.includes('QuotaError')) return faultAnswer(failure.code, `${failure.className}: ${failure.message}`, { 'retry-after': '0' });
    if (failure.mro.includes('Invalid') || failure.mro.includes('NotFound')) return faultAnswer(failure.code, failure.message);
  }
  const { className, message } = failure;
  lanes.log.push({
    level: 'ERROR', logger: 'cinder.api.middleware.fault', message: `Caught error: <class '${className}'> ${message}`,
    exception: { class: className, message },
  });
  return faultAnswer(500, UNEXPECTED);
}
