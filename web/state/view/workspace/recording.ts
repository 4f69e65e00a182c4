/** A workspace as the player walks through it: its journal is a recording. */
import type { Recording } from '../player/states.ts';
import { goTo, startOf, timelineOf } from '../player/states.ts';
import type { WorldState } from '../../../../core/world/world.ts';
import type { OpenedWorkspace, WorkspaceStep } from '../../../worker/workspace-facade.ts';

type Journal = Pick<OpenedWorkspace, 'start' | 'steps'>;

/** The handles are the names that people gave: of Cinder's volumes and snapshots, as far as they are told apart by them. */
export function recordingOf({ start, steps }: Journal): Recording {
  const { state } = start;
  const added = steps.flatMap(({ step: { observed: { cinder } } }) => [...(cinder.volumes?.added ?? []), ...(cinder.snapshots?.added ?? [])]);
  const handles: Record<string, string> = {};
  for (const { id, display_name } of [...state.volumes, ...state.snapshots, ...added]) {
    if (display_name !== null && display_name !== '' && !Object.hasOwn(handles, display_name)) handles[display_name] = id;
  }
  return { handles, start: state, steps: steps.map(({ step }, index) => (step.index === index ? step : { ...step, index })) };
}

/** The world behind these steps. It is of the same rows, in the same order, as the worker's. */
export function worldAfter(state: WorldState, steps: readonly WorkspaceStep[]): WorldState {
  if (steps.length === 0) return state;
  const timeline = timelineOf({ handles: {}, start: state, steps: steps.map(({ step }) => step) });
  return goTo(timeline, startOf(timeline), steps.length).state;
}

/** Index of the step of a revision in the recording; −1: it is the start's, or an older one. */
export function stepAt({ steps }: Pick<Journal, 'steps'>, revision: number): number {
  return steps.findIndex((one) => one.revision === revision);
}
