/** What a scenario asks of its target beyond the interface must be among its `needs`. */
import type { ApiVerb, FaultStep, Scenario, Step } from '../../../core/scenario/scenario.ts';
import type { Capability } from '../../../core/definition.ts';
import type { Path } from '../path.ts';
import { describe, quoted } from '../words.ts';
import { stepsOf, type Report } from './walk.ts';

/** A scenario about named drivers may call them too where they have no such method: that each does something then is known. */
const METHODS: readonly Capability[] = ['get_manageable_snapshots', 'delete_snapshot'];

export function checkNeeds(scenario: Scenario, report: Report): void {
  const declared = new Set<Capability>();
  for (const [at, need] of (scenario.needs ?? []).entries()) {
    if (declared.has(need)) report(['needs', at], `${describe(need)} a second time`, 'each capability once');
    declared.add(need);
  }
  for (const { step, path } of stepsOf(scenario)) {
    for (const { capability, at } of takenBy(step)) {
      if (scenario.kind === 'behaviour' && METHODS.includes(capability)) continue;
      if (!declared.has(capability)) report([...path, ...at], `a step that takes ${quoted([capability])}`, `${quoted([capability])} among the scenario's needs`);
      declared.add(capability);
    }
  }
}

/** The capabilities that a step takes, with the key that says so. */
function takenBy(step: Step): { readonly capability: Capability; readonly at: Path }[] {
  if ('driver' in step) {
    const { driver } = step;
    return driver === 'get_manageable_snapshots' || driver === 'delete_snapshot' ? [{ capability: driver, at: ['driver'] }] : [];
  }
  if ('api' in step) return takenByRequest(step.api);
  if ('event' in step) return [{ capability: `event.${step.event}`, at: ['event'] }];
  if ('clock' in step) return [{ capability: 'clock', at: ['clock', 'advance'] }];
  return 'fault' in step ? takenByFault(step.fault) : [];
}

/** Cinder's side calls the driver on behalf of these. */
function takenByRequest(verb: ApiVerb): { capability: Capability; at: Path }[] {
  if (verb === 'delete') return [{ capability: 'delete_snapshot', at: ['api'] }];
  return verb === 'list_manageable' ? [{ capability: 'get_manageable_snapshots', at: ['api'] }] : [];
}

function takenByFault({ at, effect }: FaultStep['fault']): { capability: Capability; at: Path }[] {
  if (at === 'model-update') return [];
  if (effect === 'done-but-answer-lost') return [{ capability: 'fault.answer-lost', at: ['fault', 'effect'] }];
  return [{ capability: at === 'lookup' ? 'fault.lookup' : 'fault.write', at: ['fault', 'at'] }];
}
