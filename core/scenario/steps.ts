/** Playing one step of a scenario: what is asked of the target and of Cinder's side. */
import { rowAfterCall } from '../cinder/after-call.ts';
import { viewOf } from '../cinder/calling.ts';
import { settle } from '../cinder/settle.ts';
import { newSnapshotRow } from '../cinder/snapshots.ts';
import { CinderException } from '../errors.ts';
import type { SnapshotId, SnapshotView } from '../interface.ts';
import { playApi } from './api-steps.ts';
import { backendName, serviceHost } from './backends.ts';
import { playEvent, playFault } from './backend-steps.ts';
import { makeCall, runCinder } from './calls.ts';
import { parseDuration } from './duration.ts';
import { carriedOut, shown, type Played } from './played.ts';
import { optional } from './prepare.ts';
import { resolveReference } from './reference.ts';
import type { ClockStep, DriverStep, ServiceStep, SettleStep, Step } from './scenario.ts';
import { withoutRules, type Session } from './session.ts';
import { ask, type Asking } from './target.ts';
import { Unplayable } from './unplayable.ts';

/** Plays a step. Throws Unplayable when what it is about is not there, Unsupported when the target can't do it. */
export function* playStep(session: Session, step: Step): Asking<Played> {
  if ('driver' in step) return yield* playDriver(session, step);
  if ('api' in step) return yield* playApi(session, step);
  if ('event' in step) return yield* playEvent(session, step);
  if ('fault' in step) return yield* playFault(session, step);
  if ('clock' in step) return yield* playClock(session, step);
  if ('settle' in step) return yield* playSettle(session, step);
  if ('service' in step) return playService(session, step);
  return { request: shown({ look: {} }), outcome: null };
}

function* playDriver(session: Session, step: DriverStep): Asking<Played> {
  const { driver: method, marker, limit, offset, sort_keys, sort_dirs } = step;
  const snapshot = step.snapshot === undefined ? undefined : snapshotFor(session, step.snapshot);
  const existing_ref = step.ref && (yield* resolveReference(session, step.ref));
  const given = optional({ existing_ref, marker, limit, offset, sort_keys, sort_dirs });
  const backend = snapshot ? backendName(snapshot.volume.host ?? '') : session.backendCalled(step.backend);
  const outcome = yield* makeCall(session, { method, ...optional({ snapshot }), ...given, ...session.amongOthers(backend) });
  if (snapshot) rowAfterCall(session.world, method, snapshot.id, outcome);
  const request = shown({ driver: method, snapshot: snapshot?.id, ...given, backend: step.backend });
  return { request, outcome: withoutRules(outcome), ...optional({ snapshotId: snapshot?.id }) };
}

/** The snapshot of this handle; a row that is gone by now is made anew, as another request to Cinder would. Throws Unplayable when Cinder has none. */
function snapshotFor(session: Session, handle: string): SnapshotView {
  const { world } = session;
  const id = session.idOf(handle) as SnapshotId;
  const gone = world.snapshots.get(id) ? undefined : session.goneSnapshot(id);
  const volume = gone && world.volumes.get(gone.volume_id);
  if (gone && volume) world.snapshots.put(newSnapshotRow(volume, { ...gone, status: 'creating' }, world.now, session.options));
  try {
    return viewOf(world, id);
  } catch (failure) {
    if (failure instanceof CinderException) throw new Unplayable(failure.message);
    throw failure;
  }
}

function* playClock(session: Session, { clock }: ClockStep): Asking<Played> {
  const seconds = parseDuration(clock.advance);
  const answered = yield* ask('advance', { seconds });
  session.world.advance(seconds);
  return carriedOut({ clock }, answered);
}

function* playSettle(session: Session, step: SettleStep): Asking<Played> {
  yield* runCinder(session, settle(session, step.settle));
  return { request: shown({ settle: step.settle }), outcome: null };
}

/** Happens on Cinder's side alone: the target is not told. */
function playService(session: Session, { service }: ServiceStep): Played {
  const { backend, ...state } = service;
  session.world.services.update(serviceHost(session.backendCalled(backend)), state);
  return { request: shown({ service }), outcome: null };
}
