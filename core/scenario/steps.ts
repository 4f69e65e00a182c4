/** Playing one step of a scenario: what is asked of the target and of Cinder's side. */
import { answer } from '../cinder/api/api.ts';
import type { ApiAnswer, ApiRequest } from '../cinder/api/http.ts';
import { rowAfterCall } from '../cinder/after-call.ts';
import { viewOf } from '../cinder/calling.ts';
import { settle } from '../cinder/settle.ts';
import { newSnapshotRow } from '../cinder/snapshots.ts';
import type { ObjectSeed, Outcome, SnapshotId, SnapshotView } from '../interface.ts';
import { get, isObject, object, type Json, type JsonObject } from '../value/json.ts';
import { toJson } from '../value/plain.ts';
import { GIB, parseSize } from '../value/size.ts';
import { stringifyJson } from '../value/stringify.ts';
import { makeCall, runCinder } from './calls.ts';
import { parseDuration } from './duration.ts';
import { optional, PROJECT } from './prepare.ts';
import { fillInIds, resolveReference } from './reference.ts';
import type { ApiManageStep, ApiRawStep, ApiUnmanageStep, ClockStep, DriverStep, EventStep, FaultStep, Step } from './scenario.ts';
import { withoutRules, type Session } from './session.ts';
import { ask, type Asking, type BackendEvent, type Done } from './target.ts';
import { Unsupported } from './unplayable.ts';

/** What was asked in a step, and what came of it. */
export interface Played {
  /** The step as carried out: handles resolved, the reference as sent. */
  readonly request: JsonObject;
  readonly outcome: Outcome | ApiAnswer | null;
  /** Id of the snapshot that the step is about. */
  readonly snapshotId?: string;
}

type ApiStep = ApiManageStep | ApiUnmanageStep | ApiRawStep;

/** Plays a step. Throws Unplayable when what it is about is not there, Unsupported when the target can't do it. */
export function* playStep(session: Session, step: Step): Asking<Played> {
  if ('driver' in step) return yield* playDriver(session, step);
  if ('api' in step) return yield* playApi(session, step);
  if ('event' in step) return yield* playEvent(session, step);
  if ('fault' in step) return yield* playFault(step);
  if ('clock' in step) return yield* playClock(session, step);
  if ('settle' in step) {
    yield* runCinder(session, settle(session, step.settle));
    return { request: object([['settle', step.settle]]), outcome: null };
  }
  return { request: object([['look', object([])]]), outcome: null };
}

function* playDriver(session: Session, step: DriverStep): Asking<Played> {
  const { driver: method, marker, limit, offset, sort_keys, sort_dirs } = step;
  const snapshot = step.snapshot === undefined ? undefined : snapshotFor(session, step.snapshot);
  const existing_ref = step.ref && (yield* resolveReference(session, step.ref));
  const given = optional({ existing_ref, marker, limit, offset, sort_keys, sort_dirs });
  const outcome = yield* makeCall(session, { method, ...optional({ snapshot }), ...given });
  if (snapshot) rowAfterCall(session.world, method, snapshot.id, outcome);
  const request = toJson({ driver: method, snapshot: snapshot?.id, ...given });
  return { request: asObject(request), outcome: withoutRules(outcome), ...optional({ snapshotId: snapshot?.id }) };
}

/** The snapshot of this handle; a row that is gone by now is made anew, as another request to Cinder would. */
function snapshotFor(session: Session, handle: string): SnapshotView {
  const { world } = session;
  const id = session.idOf(handle) as SnapshotId;
  const gone = world.snapshots.get(id) ? undefined : session.goneSnapshot(id);
  const volume = gone && world.volumes.get(gone.volume_id);
  if (gone && volume) world.snapshots.put(newSnapshotRow(volume, { ...gone, status: 'creating' }, world.now));
  return viewOf(world, id);
}

function* playApi(session: Session, step: ApiStep): Asking<Played> {
  const request = yield* requestOf(session, step);
  const answered = yield* runCinder(session, answer(session, request));
  const handle = 'as' in step ? step.as : undefined;
  const made = createdId(answered);
  if (handle !== undefined && made !== undefined) session.ids.set(handle, made);
  yield* runCinder(session, settle(session, step.settle ?? 'done'));
  const snapshotId = made ?? /\/snapshots\/([^/]+)\/action$/.exec(request.path)?.[1];
  return { request: asObject(toJson({ api: step.api, ...request })), outcome: answered, ...optional({ snapshotId }) };
}

function* requestOf(session: Session, step: ApiStep): Asking<ApiRequest> {
  const headers = { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' };
  if ('raw' in step) {
    const { method, path, headers: own, body } = step.raw;
    return {
      method,
      path: fillInIds(session, path),
      headers: own ?? headers,
      body: body === undefined ? null : fillInIds(session, body),
    };
  }
  if (step.api === 'unmanage') {
    const path = `/v3/${PROJECT}/snapshots/${session.idOf(step.snapshot)}/action`;
    return { method: 'POST', path, headers, body: '{"os-unmanage": null}' };
  }
  const { volume, ref, name, description, metadata } = step.request;
  const snapshot = { volume_id: session.idOf(volume), ref: yield* resolveReference(session, ref), name, description, metadata };
  return { method: 'POST', path: `/v3/${PROJECT}/manageable_snapshots`, headers, body: stringifyJson(toJson({ snapshot })) };
}

function createdId({ status, body }: ApiAnswer): string | undefined {
  const snapshot = status === 202 && isObject(body) ? get(body, 'snapshot') : undefined;
  const id = snapshot !== undefined && isObject(snapshot) ? get(snapshot, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function* playEvent(session: Session, step: EventStep): Asking<Played> {
  if (step.event === 'add') session.objectIds.delete(step.object);
  else session.mustBeThere(step.object);
  const answered = yield* ask('event', eventOf(session, step));
  const { expect: _, expect_for: __, notes: ___, ...request } = step;
  return done(toJson(request), answered);
}

function eventOf(session: Session, step: EventStep): BackendEvent {
  const { event, object: handle, size, name, content } = step;
  switch (event) {
    case 'grow':
      return { event, object: handle, size_bytes: parseSize(size ?? '') };
    case 'rename':
      return { event, object: handle, name: name ?? '' };
    case 'write':
      return { event, object: handle, content: content ?? '' };
    case 'add':
      return { event, object: seedOf(session, step) };
    case 'remove':
    case 'attach':
    case 'detach':
      return { event, object: handle };
  }
}

/** The object that comes: of the size of the volume that it is of, when nothing else is said. */
function seedOf(session: Session, { object: handle, size, name, content, snapshot_of: parent, attributes }: EventStep): ObjectSeed {
  const given = size === undefined ? undefined : parseSize(size);
  const size_bytes = given ?? (parent === undefined ? GIB : session.objectOf(parent).size_bytes);
  return { handle, kind: parent === undefined ? 'volume' : 'snapshot', size_bytes, ...optional({ parent, name, content, attributes }) };
}

function* playFault({ fault }: FaultStep): Asking<Played> {
  const answered = yield* ask('fault', { ...fault, times: fault.times ?? 1 });
  return done(toJson({ fault }), answered);
}

function* playClock(session: Session, { clock }: ClockStep): Asking<Played> {
  const seconds = parseDuration(clock.advance);
  const answered = yield* ask('advance', { seconds });
  session.world.advance(seconds);
  return done(toJson({ clock }), answered);
}

function done(request: Json, answered: Done): Played {
  if ('unsupported' in answered) throw new Unsupported(answered.unsupported);
  return { request: asObject(request), outcome: null };
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : object([]);
}
