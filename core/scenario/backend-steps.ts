/** Playing what happens behind Cinder's back: events on the backend, and failures to come. */
import type { ObjectSeed } from '../definition.ts';
import { GIB, parseSize } from '../value/size.ts';
import { carriedOut, shown, type Played } from './played.ts';
import { optional } from './prepare.ts';
import type { EventStep, FaultStep } from './scenario.ts';
import type { Session } from './session.ts';
import { ask, type Asking, type BackendEvent } from './target.ts';

export function* playEvent(session: Session, step: EventStep): Asking<Played> {
  if (step.event === 'add') session.objectIds.delete(step.object);
  else session.mustBeThere(step.object);
  const answered = yield* ask('event', eventOf(session, step));
  const { expect: _, expect_for: __, notes: ___, ...request } = step;
  return carriedOut(request, answered);
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
function seedOf(session: Session, { object: handle, size, name, content, snapshot_of: parent, attributes, backend }: EventStep): ObjectSeed {
  const volume = parent === undefined ? undefined : session.objectOf(parent);
  return {
    handle,
    kind: volume ? 'snapshot' : 'volume',
    size_bytes: size === undefined ? (volume?.size_bytes ?? GIB) : parseSize(size),
    ...optional({ parent, name, content, attributes }),
    ...session.amongOthers(volume?.backend ?? session.backendCalled(backend)),
  };
}

export function* playFault({ world }: Session, { fault }: FaultStep): Asking<Played> {
  if (fault.at === 'model-update') {
    // On Cinder's side: the target is not told.
    world.faults.put({ ...fault, id: world.newId(), n: 1, times: fault.times ?? 1 });
    return { request: shown({ fault }), outcome: null };
  }
  return carriedOut({ fault }, yield* ask('fault', { ...fault, times: fault.times ?? 1 }));
}
