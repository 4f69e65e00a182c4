/** The Block Storage API, as far as snapshots under management and their volumes are concerned: finds what a request asks for and answers. */
import { PythonException } from '../../errors.ts';
import { object, type Json } from '../../value/json.ts';
import type { Calling, Services } from '../calling.ts';
import type { Lanes } from '../lanes.ts';
import { actionOf, bodyText, bodyValue, TOO_LONG_TEXT, tooLong } from './body.ts';
import { asked, snapshotFor, volumeFor, type Asked } from './caller.ts';
import { faultOf, outermostFault } from './faults.ts';
import { accepted, emptyAnswer, HttpFault, JSON_TYPE, jsonAnswer, plainFault, type ApiAnswer, type ApiRequest } from './http.ts';
import { deleteSnapshot, forceDelete, unmanage } from './let-go.ts';
import { listSnapshots } from './list-snapshots.ts';
import { listVolumes, summarizeVolumes } from './list-volumes.ts';
import { manageBody } from './manage-body.ts';
import { manage } from './manage.ts';
import { manageable } from './manageable.ts';
import { microversionOf, versionHeaders } from './microversion.ts';
import { quotaDefaults, quotaSet, setQuota } from './quota-sets.ts';
import { resetSnapshot, resetVolume } from './reset-status.ts';
import { movedTo, routeOf, type Route, type Target } from './routes.ts';
import { allMetadata, deleteMetadata, oneMetadata, setMetadata, setOneMetadata } from './snapshot-metadata.ts';
import { shownSnapshot, snapshotView, updatedSnapshot } from './snapshot-view.ts';
import { updateSnapshot } from './update-snapshot.ts';
import { versions } from './versions.ts';
import { volumeView } from './volume-view.ts';

const NOT_FOUND = 'The resource could not be found.';
/** The microversion from which volumes are summarized. */
const VOLUME_SUMMARY = 12;

/** Answers a request; a listing calls the driver on the way. What it sets going besides waits in the world as casts. */
export function* answer(services: Services, request: ApiRequest): Calling<ApiAnswer> {
  if (tooLong(request)) return plainFault(413, 'Request Entity Too Large', TOO_LONG_TEXT);
  const location = movedTo(request);
  if (location !== undefined) return emptyAnswer(302, 'text/plain; charset=utf8', { location });
  const answered = yield* answerAt(services, request, routeOf(request));
  return request.method === 'HEAD' ? withoutBody(answered) : answered;
}

function* answerAt(services: Services, request: ApiRequest, route: Route | undefined): Calling<ApiAnswer> {
  if (!route) return request.method === 'HEAD' ? emptyAnswer(404) : plainFault(404, 'Not Found', NOT_FOUND);
  const answered = yield* answerOrFault(asked(services, request), request, route);
  return { ...answered, headers: { ...answered.headers, ...versionHeaders(request) } };
}

function withoutBody(answered: ApiAnswer): ApiAnswer {
  return { ...answered, headers: { ...answered.headers, 'content-length': '0' }, body: null };
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
  if (target.to === 'no method') throw missingMethod(services.lanes, target);
  const value = text === undefined ? undefined : bodyValue(text);
  mustBeOfTheProject(services, route);
  if (target.to === 'manageable') {
    if (minor < target.leastMinor) throw new HttpFault(404, NOT_FOUND);
    return jsonAnswer(200, yield* manageable(services, { ...target, minor, oldPath: target.leastMinor === 0 }));
  }
  return answerOf(services, route, target, value, minor);
}

/** What needs no driver. */
type AnsweredAtOnce = Exclude<Target, Action | { readonly to: 'no method' | 'manageable' }>;

function answerOf(services: Asked, { origin, address }: Route, target: AnsweredAtOnce, value: Json | undefined, minor: number): ApiAnswer {
  switch (target.to) {
    case 'versions':
      mustHaveNoBody(value, `VersionsController.${target.all ? 'all' : 'index'}`);
      return jsonAnswer(target.all ? 300 : 200, versions(origin));
    case 'manage':
      return answerManage(services, target.leastMinor, value, minor);
    case 'snapshots':
      return jsonAnswer(200, listSnapshots(services, { ...target, minor, address }));
    case 'snapshot':
      return jsonAnswer(200, object([['snapshot', shownSnapshot(snapshotFor(services, target.id), minor)]]));
    case 'update snapshot':
      return jsonAnswer(200, object([['snapshot', updatedSnapshot(updateSnapshot(services, target.id, required(value)), minor)]]));
    case 'delete snapshot':
      deleteSnapshot(services, target.id);
      return accepted();
    case 'metadata':
      return jsonAnswer(200, allMetadata(services, target.id));
    case 'add metadata':
      return jsonAnswer(200, setMetadata(services, target.id, required(value), false));
    case 'replace metadata':
      return jsonAnswer(200, setMetadata(services, target.id, required(value), true));
    case 'one metadata':
      return jsonAnswer(200, oneMetadata(services, target.id, target.key));
    case 'set one metadata':
      return jsonAnswer(200, setOneMetadata(services, target.id, target.key, required(value)));
    case 'delete metadata':
      deleteMetadata(services, target.id, target.key);
      return emptyAnswer(200);
    case 'volumes':
      return jsonAnswer(200, listVolumes(services, { ...target, minor, address }));
    case 'volume summary':
      if (minor < VOLUME_SUMMARY) throw new HttpFault(404, NOT_FOUND);
      return jsonAnswer(200, summarizeVolumes(services, { ...target, minor }));
    case 'volume':
      return jsonAnswer(200, object([['volume', volumeView(services, volumeFor(services, target.id), minor, address)]]));
    case 'quota':
      return jsonAnswer(200, quotaSet(services, target.id, target.query));
    case 'quota defaults':
      return jsonAnswer(200, quotaDefaults(services, target.id));
    case 'set quota':
      return jsonAnswer(200, setQuota(services, target.id, required(value)));
  }
}

function answerManage(services: Asked, leastMinor: number, value: Json | undefined, minor: number): ApiAnswer {
  const body = manageBody(required(value));
  if (minor < leastMinor) throw new HttpFault(404, NOT_FOUND);
  const row = manage(services, body);
  return jsonAnswer(202, object([['snapshot', snapshotView(row)]]));
}

/** The controller stumbles, which is logged (cinder/api/openstack/wsgi.py:792). */
function missingMethod(lanes: Lanes, { controller, missing }: Extract<Target, { to: 'no method' }>): HttpFault {
  const message = `'${controller}' object has no attribute '${missing}'`;
  lanes.log.push({ level: 'ERROR', logger: 'cinder.api.openstack.wsgi', message: 'Get method error.', exception: { class: 'AttributeError', message } });
  return new HttpFault(404, NOT_FOUND);
}

type Action = Extract<Target, { readonly to: 'snapshot action' | 'volume action' }>;

function answerAction(services: Asked, route: Route, { to, id }: Action, text: string | undefined): ApiAnswer {
  const action = actionOf(text);
  const carryOut = Object.entries(ACTIONS[to]).find(([name]) => name === action)?.[1];
  if (!carryOut) {
    throw new HttpFault(400, `There is no such action: ${action}. Verify the request body and Content-Type header and try again.`);
  }
  mustBeOfTheProject(services, route);
  carryOut(services, id, bodyValue(text ?? ''));
  return action === 'os-unmanage' ? accepted() : emptyAnswer(202, JSON_TYPE['content-type']);
}

type CarryOut = (services: Asked, id: string, body: Json) => void;

const ACTIONS: Readonly<Record<Action['to'], Readonly<Record<string, CarryOut>>>> = {
  'snapshot action': { 'os-unmanage': unmanage, 'os-reset_status': resetSnapshot, 'os-force_delete': forceDelete },
  'volume action': { 'os-reset_status': resetVolume },
};

function required(value: Json | undefined): Json {
  if (value === undefined) throw new PythonException('KeyError', "'body'");
  return value;
}

/** A method that takes no body stumbles over one. */
function mustHaveNoBody(value: Json | undefined, method: string): void {
  if (value !== undefined) throw new PythonException('TypeError', `${method}() got an unexpected keyword argument 'body'`);
}

function mustBeOfTheProject({ caller }: Asked, { projectId }: Route): void {
  if (projectId !== undefined && projectId !== caller.projectId) throw new HttpFault(400, 'Malformed request url');
}
