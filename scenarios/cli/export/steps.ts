/** What a step does, as a call of the helper. */
import { parseDuration } from '../../../core/scenario/duration.ts';
import type { ApiStep, DriverStep, EventStep, FaultStep, Ref, Step } from '../../../core/scenario/scenario.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { toJson } from '../../../core/value/plain.ts';
import { objectArguments, textOf } from './given.ts';
import { LeftOut } from './left-out.ts';
import type { Names } from './names.ts';
import { call, keyword, size, text, value, type Arguments } from './python.ts';

/** One call. */
export interface Action {
  readonly callee: string;
  readonly args: Arguments;
  /** The variable that takes what it returns. */
  readonly into?: string;
  /** The variable of the snapshot that it is about. */
  readonly snapshot?: string;
  /** A remark behind it. */
  readonly remark?: string;
}

const METHODS = {
  manage_existing_snapshot_get_size: 'self.get_size',
  manage_existing_snapshot: 'self.manage',
  unmanage_snapshot: 'self.unmanage',
  delete_snapshot: 'self.delete',
  get_manageable_snapshots: 'self.get_manageable',
} as const;

/** Throws LeftOut for what only Cinder's own side can answer. */
export function actionOf(step: Step, names: Names): Action {
  if ('driver' in step) return driverAction(step, names);
  if ('api' in step) return apiAction(step, names);
  if ('event' in step) return eventAction(step, names);
  if ('fault' in step) return faultAction(step);
  if ('clock' in step) return { callee: 'self.advance', args: [String(parseDuration(step.clock.advance))], remark: step.clock.advance };
  if ('look' in step) return { callee: 'self.look', args: [] };
  throw new LeftOut("it stops in the middle of Cinder's services, or changes their state");
}

function driverAction(step: DriverStep, names: Names): Action {
  const { driver, marker, limit, offset, sort_keys, sort_dirs, backend } = step;
  if (backend !== undefined) throw new LeftOut('it has several backends, between which Cinder chooses');
  const callee = METHODS[driver];
  if (driver === 'get_manageable_snapshots') {
    const listing = { marker, limit, offset, sort_keys, sort_dirs };
    return { callee, args: Object.entries(listing).map(([name, given]) => keyword(name, given === undefined ? undefined : value(toJson(given)))) };
  }
  if (step.snapshot === undefined) throw new LeftOut(`it calls ${driver} without a snapshot`);
  const snapshot = names.of('snapshot', step.snapshot);
  return { callee, args: [snapshot, step.ref && reference(step.ref, names)], snapshot };
}

function apiAction(step: ApiStep, names: Names): Action {
  if ('raw' in step) throw new LeftOut("it sends Cinder's API a request of its own making");
  if ('settle' in step && step.settle !== 'done') throw new LeftOut("it stops in the middle of Cinder's services");
  switch (step.api) {
    case 'manage': {
      const { volume, ref, name, description, metadata } = step.request;
      const args = [
        text(step.as), names.of('object', volume), reference(ref, names),
        keyword('name', textOf(name)), keyword('description', textOf(description)), keyword('metadata', metadata && value(metadata)),
      ];
      const into = names.define('snapshot', step.as);
      return { callee: 'self.cinder_manage', args, into, snapshot: into };
    }
    case 'unmanage':
    case 'delete': {
      const snapshot = names.of('snapshot', step.snapshot);
      return { callee: `self.cinder_${step.api}`, args: [snapshot], snapshot };
    }
    case 'show':
    case 'reset_status':
    case 'list':
    case 'list_manageable':
      throw new LeftOut(`it asks Cinder's API: ${step.api}`);
  }
}

function eventAction(step: EventStep, names: Names): Action {
  const { event, object: handle } = step;
  if (event === 'add') {
    if (step.backend !== undefined) throw new LeftOut('it has several backends, between which Cinder chooses');
    const args = objectArguments(handle, step, names);
    return { callee: 'self.add', args, into: names.define('object', handle) };
  }
  const how = { grow: step.size && size(step.size), rename: textOf(step.name), write: textOf(step.content), remove: undefined, attach: undefined, detach: undefined };
  return { callee: `self.${event}`, args: [names.of('object', handle), how[event]] };
}

function faultAction({ fault }: FaultStep): Action {
  if (fault.at === 'model-update') {
    if ((fault.times ?? 1) !== 1) throw new LeftOut("Cinder's database refuses more than once");
    return { callee: 'self.cinder_database_refuses', args: [] };
  }
  const { during, at, n, effect, times } = fault;
  return {
    callee: 'self.fault',
    args: [text(during), keyword('at', text(at)), keyword('n', n === undefined ? undefined : String(n)), keyword('effect', text(effect)), keyword('times', times === undefined ? undefined : String(times))],
  };
}

function reference(ref: Ref, names: Names): string {
  if ('json' in ref) return value(parseJson(ref.json));
  if ('value' in ref) return value(ref.value, (template) => names.inReference(template));
  if ('names' in ref) return call(`${names.of('object', ref.names)}.reference`, [textOf(ref.form)]);
  return call('self.reference_to_nothing', [text(ref.names_nothing), textOf(ref.form)]);
}
