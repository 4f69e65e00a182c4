/** What the journal tells of a command beside what changed: all that a step of a recording has. */
import type { Lanes } from '../cinder/lanes.ts';
import { quotaOf } from '../cinder/quota.ts';
import type { DriverCallMade, Observed, StepResult } from '../scenario/result.ts';
import { withoutRules } from '../scenario/session.ts';
import type { World } from '../world/world.ts';
import type { JournalEntry } from './store.ts';

export interface Told extends Pick<StepResult, 'request' | 'outcome' | 'rules'> {
  readonly observed: Omit<Observed, 'backend' | 'cinder'>;
}

/** @param calls with their rules @param projectId whose quota is told */
export function told(world: World, projectId: string, asked: Pick<Told, 'request' | 'outcome'>, lanes: Lanes, calls: readonly DriverCallMade[]): Told {
  const quota = (resource: 'snapshots' | 'gigabytes'): Observed['quota'][typeof resource] => {
    const { limit, in_use, reserved } = quotaOf(world, projectId, resource);
    return { limit, in_use, reserved };
  };
  return {
    ...asked,
    rules: calls.flatMap(({ outcome }) => outcome.rules ?? []),
    observed: {
      quota: { snapshots: quota('snapshots'), gigabytes: quota('gigabytes') },
      notifications: lanes.notifications,
      user_messages: lanes.userMessages,
      log: lanes.log,
      tasks: lanes.tasks,
      calls: calls.map(({ outcome, ...call }) => ({ ...call, outcome: withoutRules(outcome) })),
    },
  };
}

/** The entry as a step of a recording. @param index of the step there, from 0 */
export function stepOf({ told: { observed, ...asked }, changes: { set } }: JournalEntry, index: number): StepResult {
  const { objects, ...cinder } = set;
  return { index, ...asked, observed: { ...observed, backend: objects ? { objects } : {}, cinder }, expectations: [], evidence: 'harness' };
}
