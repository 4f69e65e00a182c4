/** What a target must be able to do beyond the interface, so that these steps can be played on it. */
import type { Capability } from '../../definition.ts';
import type { Step } from '../../scenario/scenario.ts';

export function needsOf(steps: readonly Step[]): readonly Capability[] {
  return [...new Set(steps.flatMap(needsOfStep))];
}

function needsOfStep(step: Step): readonly Capability[] {
  if ('event' in step) return [`event.${step.event}`];
  if ('clock' in step) return ['clock'];
  if (!('fault' in step) || step.fault.at === 'model-update') return [];
  if (step.fault.effect === 'done-but-answer-lost') return ['fault.answer-lost'];
  return [step.fault.at === 'lookup' ? 'fault.lookup' : 'fault.write'];
}
