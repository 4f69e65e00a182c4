/** Driver calls on behalf of Cinder's side: made by the target, noted for the step. */
import type { Calling, WantedCall } from '../cinder/calling.ts';
import type { Outcome } from '../interface.ts';
import { backendName } from './backends.ts';
import { optional } from './prepare.ts';
import type { Session } from './session.ts';
import { ask, type Asking, type DriverCall } from './target.ts';

/** How long a driver may take over one call. */
const DEADLINE_MS = 30_000;

export type CallArguments = Omit<DriverCall, 'cinder' | 'deadline_ms'>;

/** Makes one call and notes it. */
export function* makeCall(session: Session, call: CallArguments): Asking<Outcome> {
  const outcome = yield* ask('call', { ...call, cinder: session.world.rows(), deadline_ms: DEADLINE_MS });
  session.noteCall({ method: call.method, existing_ref: call.existing_ref ?? null, outcome });
  return outcome;
}

/** Runs a part of Cinder, making the calls that it wants. */
export function* runCinder<Result>(session: Session, calling: Calling<Result>): Asking<Result> {
  let turn = calling.next();
  while (!turn.done) turn = calling.next(yield* makeCall(session, argumentsOf(session, turn.value)));
  return turn.value;
}

function argumentsOf(session: Session, wanted: WantedCall): CallArguments {
  const where = (host: string | null): Pick<CallArguments, 'backend'> => session.amongOthers(backendName(host ?? ''));
  if (wanted.method === 'get_manageable_snapshots') return { method: wanted.method, ...wanted.page, ...where(wanted.host) };
  const { method, snapshot, existing_ref } = wanted;
  return { method, snapshot, ...optional({ existing_ref }), ...where(snapshot.volume.host) };
}
