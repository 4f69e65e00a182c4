/** The Block Storage API, as far as snapshots under management are concerned: finds what a request asks for and answers. */
import { CinderException, PythonException } from '../../errors.ts';
import { object, type Json } from '../../value/json.ts';
import { DriverRaised, type Calling, type Services } from '../calling.ts';
import type { Lanes } from '../lanes.ts';
import { actionOf, bodyText, bodyValue, TOO_LONG_TEXT, tooLong } from './body.ts';
import { asked, snapshotFor, type Asked } from './caller.ts';
import { faultAnswer, HttpFault, JSON_TYPE, plainFault, type ApiAnswer, type ApiRequest } from './http.ts';
import { deleteSnapshot, forceDelete, unmanage } from './let-go.ts';
import { manage } from './manage.ts';
import { manageable } from './manageable.ts';
import { microversionOf, versionHeaders } from './microversion.ts';
import { quotaDefaults, quotaSet, setQuota } from './quota-sets.ts';
import { resetSnapshot, resetVolume } from './reset-status.ts';
import { routeOf, type Route, type Target } from './routes.ts';
import { listSnapshots } from './list-snapshots.ts';
import { shownSnapshot, snapshotView } from './snapshot-view.ts';
import { manageBody } from './validation.ts';

const NOT_FOUND = 'The resource could not be found.';
const MALFORMED = 'The server could not comply with the request since it is either malformed or otherwise incorrect.';
const UNEXPECTED = 'The server has either erred or is incapable of performing the requested operation.';

/** Answers a request; a listing calls the driver on the way. What it sets going besides waits in the world as casts. */
export function* answer(services: Services, request: ApiRequest): Calling<ApiAnswer> {
  if (tooLong(request)) return plainFault(413, 'Request Entity Too Large', TOO_LONG_TEXT);
  const route = routeOf(request);
  if (!route) return request.method === 'HEAD' ? nothing(404) : plainFault(404, 'Not Found', NOT_FOUND);
  const answered = yield* answerOrFault(asked(services, request), request, route);
  return { ...answered, headers: { ...answered.headers, ...versionHeaders(request) } };
}

function* answerOrFault(services: Asked, request: ApiRequest, route: Route): Calling<ApiAnswer> {
  try {
    const minor = askedMinor(services.lanes, request);
    return typeof minor === 'number' ? yield* dispatch(services, route, bodyText(request), minor) : minor;
  } catch (failure) {
    return faultOf(services.lanes, failure);
  }
}

/** The microversion, or the answer to a request whose header makes upstream stumble before it gets to a resource. */
function askedMinor(lanes: Lanes, request: ApiRequest): number | ApiAnswer {
  try {
    return microversionOf(request);
  } catch (failure) {
    if (failure instanceof PythonException) return outermostFault(lanes, failure);
    throw failure;
  }
}

function* dispatch(services: Asked, route: Route, text: string | undefined, minor: number): Calling<ApiAnswer> {
  const { target } = route;
  if (target.to === 'snapshot action' || target.to === 'volume action') return answerAction(services, route, target, text);
  const value = text === undefined ? undefined : bodyValue(text);
  if (target.to === 'no method') throw missingMethod(services.lanes, target.missing);
  mustBeOfTheProject(services, route);
  switch (target.to) {
    case 'manage':
      return answerManage(services, target, value, minor);
    case 'manageable':
      if (minor < target.leastMinor) throw new HttpFault(404, NOT_FOUND);
      return ok(yield* manageable(services, { ...target, minor, oldPath: target.leastMinor === 0 }));
    case 'snapshots':
      return ok(listSnapshots(services, { ...target, minor, address: route.address }));
    case 'snapshot':
      return ok(object([['snapshot', shownSnapshot(snapshotFor(services, target.id), minor)]]));
    case 'delete snapshot':
      deleteSnapshot(services, target.id);
      return accepted();
    case 'quota':
      return ok(quotaSet(services, target.id, target.query));
    case 'quota defaults':
      return ok(quotaDefaults(services, target.id));
    case 'set quota':
      return ok(setQuota(services, target.id, required(value)));
  }
}

function answerManage(services: Asked, { leastMinor }: Extract<Target, { to: 'manage' }>, value: Json | undefined, minor: number): ApiAnswer {
  const body = manageBody(required(value));
  if (minor < leastMinor) throw new HttpFault(404, NOT_FOUND);
  const row = manage(services, body);
  return { kind: 'answered', status: 202, headers: JSON_TYPE, body: object([['snapshot', snapshotView(row)]]) };
}

/** The controller stumbles, which is logged (cinder/api/openstack/wsgi.py:792). */
function missingMethod(lanes: Lanes, method: string): HttpFault {
  const message = `'SnapshotManageController' object has no attribute '${method}'`;
  lanes.log.push({ level: 'ERROR', logger: 'cinder.api.openstack.wsgi', message: 'Get method error.', exception: { class: 'AttributeError', message } });
  return new HttpFault(404, NOT_FOUND);
}

type Action = { readonly to: 'snapshot action' | 'volume action'; readonly id: string };

function answerAction(services: Asked, route: Route, { to, id }: Action, text: string | undefined): ApiAnswer {
  const action = actionOf(text);
  const carryOut = Object.entries(ACTIONS[to]).find(([name]) => name === action)?.[1];
  if (!carryOut) {
    throw new HttpFault(400, `There is no such action: ${action}. Verify the request body and Content-Type header and try again.`);
  }
  mustBeOfTheProject(services, route);
  carryOut(services, id, bodyValue(text ?? ''));
  return action === 'os-unmanage' ? accepted() : nothing(202, JSON_TYPE['content-type']);
}

type CarryOut = (services: Asked, id: string, body: Json) => void;

const ACTIONS: Readonly<Record<Action['to'], Readonly<Record<string, CarryOut>>>> = {
  'snapshot action': { 'os-unmanage': unmanage, 'os-reset_status': resetSnapshot, 'os-force_delete': forceDelete },
  'volume action': { 'os-reset_status': resetVolume },
};

function ok(body: Json): ApiAnswer {
  return { kind: 'answered', status: 200, headers: JSON_TYPE, body };
}

function accepted(): ApiAnswer {
  return nothing(202);
}

/** An answer that upstream's method makes itself says another type than one that the framework makes of nothing. */
function nothing(status: number, type = 'text/html; charset=UTF-8'): ApiAnswer {
  return { kind: 'answered', status, headers: { 'content-type': type, 'content-length': '0' }, body: null };
}

function required(value: Json | undefined): Json {
  if (value === undefined) throw new PythonException('KeyError', "'body'");
  return value;
}

function mustBeOfTheProject({ caller }: Asked, { projectId }: Route): void {
  if (projectId !== undefined && projectId !== caller.projectId) throw new HttpFault(400, 'Malformed request url');
}

/** Exceptions of these kinds are answered as they are (cinder/api/openstack/wsgi.py:489). */
const TOLD = ['Invalid', 'NotFound', 'NotAuthorized'];

/** The answer to what was raised. What Cinder did not mean to raise gives an answer that tells nothing; the log has it. */
function faultOf(lanes: Lanes, failure: unknown): ApiAnswer {
  if (failure instanceof HttpFault) return faultAnswer(failure.status, failure.message);
  if (failure instanceof CinderException) {
    // Quota errors get past the resource to the outermost layer, which puts their class in front (middleware/fault.py:55).
    if (failure.mro.includes('QuotaError')) return faultAnswer(failure.code, `${failure.className}: ${failure.message}`, { 'retry-after': '0' });
    if (TOLD.some((kind) => failure.mro.includes(kind))) return faultAnswer(failure.code, failure.message);
  }
  if (failure instanceof PythonException && failure.className === 'TypeError') {
    // Taken for a mistake in the request (cinder/api/openstack/wsgi.py:611).
    lanes.log.push({ level: 'ERROR', logger: 'cinder.api.openstack.wsgi', message: 'Exception handling resource:', exception: exceptionOf(failure) });
    return faultAnswer(400, MALFORMED);
  }
  return outermostFault(lanes, failure);
}

/** The outermost layer logs what gets to it, and tells no more than its code (cinder/api/middleware/fault.py:45). */
function outermostFault(lanes: Lanes, failure: unknown): ApiAnswer {
  const { class: className, message } = exceptionOf(failure);
  const shown = failure instanceof CinderException ? `cinder.exception.${className}` : className;
  lanes.log.push({
    level: 'ERROR', logger: 'cinder.api.middleware.fault', message: `Caught error: <class '${shown}'> ${message}`, exception: { class: className, message },
  });
  return failure instanceof CinderException && failure.code === 400 ? faultAnswer(400, MALFORMED) : faultAnswer(500, UNEXPECTED);
}

/** What a driver raised has come over the wire. Any failure but Python's is ours, and thrown on. */
function exceptionOf(failure: unknown): { readonly class: string; readonly message: string } {
  if (failure instanceof DriverRaised) {
    const { class: className, message } = failure.exception;
    return { class: 'oslo_messaging.rpc.client.RemoteError', message: `Remote error: ${className} ${message}` };
  }
  if (failure instanceof PythonException) return { class: failure.className, message: failure.message };
  throw failure;
}
