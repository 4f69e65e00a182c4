/**
 * A linear flow of tasks, as Cinder runs them by taskflow: when one fails, those before it are taken back, last first,
 * and the failure goes on to the caller.
 *
 * What the log says of it: cinder/flow_utils.py:37 (DynamicLogListener) at ab09bc39.
 */
import { PythonException } from '../errors.ts';
import { DriverRaised, type Calling } from './calling.ts';
import type { Lanes } from './lanes.ts';

/** One task over the flow's store of values. */
export interface Task<Store> {
  /** Name of upstream's class. */
  readonly name: string;
  /** What upstream adds to the class name, to make the task's own name. */
  readonly addons: readonly string[];
  execute(store: Store): Calling<void>;
  /** Takes back what `execute` did; called only when that had ended well. */
  revert?(store: Store): void;
}

const MANAGER = 'cinder.volume.manager';

/**
 * Runs the tasks in their order and notes in the lanes how each ended. Throws what a task threw.
 * @param flowName    upstream's name of the flow
 * @param taskModule  upstream's module that holds the tasks
 */
export function* runFlow<Store>(flowName: string, taskModule: string, tasks: readonly Task<Store>[], store: Store, lanes: Lanes): Calling<void> {
  const turned = (what: string, to: string, from: string): void => {
    lanes.log.push({ level: 'WARNING', logger: MANAGER, message: `${what} transitioned into state '${to}' from state '${from}'` });
  };
  const label = (task: Task<Store>): string => `Task '${taskModule}.${task.name};${task.addons.join(', ')}'`;

  const first = lanes.tasks.length;
  for (const [index, task] of tasks.entries()) {
    try {
      yield* task.execute(store);
      lanes.tasks.push({ name: task.name, state: 'executed' });
    } catch (failure) {
      lanes.tasks.push({ name: task.name, state: 'failed' });
      turned(label(task), 'FAILURE', 'RUNNING');
      turned(label(task), 'REVERTED', 'REVERTING');
      for (let at = index - 1; at >= 0; at -= 1) {
        const earlier = tasks[at];
        if (!earlier) continue;
        earlier.revert?.(store);
        lanes.tasks[first + at] = { name: earlier.name, state: 'reverted' };
        turned(label(earlier), 'REVERTED', 'REVERTING');
      }
      turned(`Flow '${flowName}'`, 'REVERTED', 'RUNNING');
      throw failure;
    }
  }
}

/** What the messaging layer logs when a cast ends in an exception of Python's. Any other failure is ours, and thrown on. */
export function logUnhandled(lanes: Lanes, failure: unknown): void {
  lanes.log.push({
    level: 'ERROR', logger: 'oslo_messaging.rpc.server', message: 'Exception during message handling', exception: exceptionOf(failure),
  });
}

function exceptionOf(failure: unknown): { readonly class: string; readonly message: string } {
  if (failure instanceof DriverRaised) return failure.exception;
  if (failure instanceof PythonException) return { class: failure.className, message: failure.message };
  throw failure;
}
