/** Playing a request to the Block Storage API. */
import { answer } from '../cinder/api/api.ts';
import type { ApiAnswer, ApiRequest } from '../cinder/api/http.ts';
import { settle } from '../cinder/settle.ts';
import { get, isObject, type Json } from '../value/json.ts';
import { toJson } from '../value/plain.ts';
import { stringifyJson } from '../value/stringify.ts';
import { serviceHost } from './backends.ts';
import { runCinder } from './calls.ts';
import { shown, type Played } from './played.ts';
import { optional, PROJECT } from './prepare.ts';
import { fillInEverything, fillInIds, resolveReference } from './reference.ts';
import type { ApiManageStep, ApiRawStep, ApiStep, ApiVerb, QueryTexts, SettlePoint } from './scenario.ts';
import type { Session } from './session.ts';
import type { Asking } from './target.ts';

export function* playApi(session: Session, step: ApiStep): Asking<Played> {
  const request = 'raw' in step ? rawRequest(session, step) : yield* requestOf(session, step);
  const answered = yield* runCinder(session, answer(session, request));
  const handle = 'as' in step ? step.as : undefined;
  const made = createdId(answered);
  if (handle !== undefined && made !== undefined) session.ids.set(handle, made);
  yield* runCinder(session, settle(session, settlePointOf(step)));
  return { request: shown({ api: step.api, ...request }), outcome: answered, ...optional({ snapshotId: made ?? snapshotIn(request) }) };
}

/** How far Cinder gets. What a request sets going goes on to its end; where it sets nothing going, all else waits. */
function settlePointOf(step: ApiStep): SettlePoint {
  const said = 'settle' in step ? step.settle : undefined;
  return said ?? (CASTING.includes(step.api) ? 'done' : 'api');
}
const CASTING: readonly ApiVerb[] = ['manage', 'unmanage', 'delete'];

const VERSION = { 'OpenStack-API-Version': 'volume 3.70' };
const VERSION_AND_TYPE = { ...VERSION, 'Content-Type': 'application/json' };

function rawRequest(session: Session, { raw: { method, path, headers, body } }: ApiRawStep): ApiRequest {
  return {
    method,
    path: fillInIds(session, path),
    headers: headers ?? VERSION_AND_TYPE,
    body: body === undefined ? null : fillInIds(session, body),
  };
}

function* requestOf(session: Session, step: Exclude<ApiStep, ApiRawStep>): Asking<ApiRequest> {
  switch (step.api) {
    case 'manage':
      return posting('manageable_snapshots', stringifyJson(yield* manageBody(session, step)));
    case 'unmanage':
      return posting(`${snapshotPath(session, step.snapshot)}/action`, '{"os-unmanage": null}');
    case 'reset_status':
      return posting(`${snapshotPath(session, step.snapshot)}/action`, `{"os-reset_status": {"status": ${JSON.stringify(step.status)}}}`);
    case 'delete':
      return bare('DELETE', snapshotPath(session, step.snapshot));
    case 'show':
      return bare('GET', snapshotPath(session, step.snapshot));
    case 'list':
      return bare('GET', listPath(session, 'snapshots', step.detail, step.query));
    case 'list_manageable':
      return bare('GET', listPath(session, 'manageable_snapshots', step.detail, { host: serviceHost(session.backendCalled(step.backend)), ...step.query }));
  }
}

function posting(path: string, body: string): ApiRequest {
  return { method: 'POST', path: `/v3/${PROJECT}/${path}`, headers: VERSION_AND_TYPE, body };
}

function bare(method: 'GET' | 'DELETE', path: string): ApiRequest {
  return { method, path: `/v3/${PROJECT}/${path}`, headers: VERSION, body: null };
}

function* manageBody(session: Session, { request }: ApiManageStep): Asking<Json> {
  const { volume, ref, name, description, metadata } = request;
  return toJson({ snapshot: { volume_id: session.idOf(volume), ref: yield* resolveReference(session, ref), name, description, metadata } });
}

function snapshotPath(session: Session, handle: string): string {
  return `snapshots/${session.idOf(handle)}`;
}

function listPath(session: Session, resource: string, detail = false, query: QueryTexts = {}): string {
  const pairs = Object.entries(query).map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(fillInEverything(session, text))}`);
  return `${resource}${detail ? '/detail' : ''}${pairs.length > 0 ? '?' : ''}${pairs.join('&')}`;
}

function createdId({ status, body }: ApiAnswer): string | undefined {
  const snapshot = status === 202 && isObject(body) ? get(body, 'snapshot') : undefined;
  const id = snapshot !== undefined && isObject(snapshot) ? get(snapshot, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Id of the snapshot that a request is about, by its path. */
function snapshotIn({ path }: ApiRequest): string | undefined {
  const id = /\/snapshots\/([^/?]+)(?:\/action)?(?:\?|$)/.exec(path)?.[1];
  return id === 'detail' ? undefined : id;
}
