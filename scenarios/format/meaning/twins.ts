/**
 * The twin rule: in a scenario that is about any driver, a step that expects a refusal stands beside one that does the
 * same and succeeds. Without it, a driver that refuses everything would pass.
 */
import { get } from '../../../core/value/json.ts';
import type { ApiVerb, Expectation, Scenario, Step } from '../../../core/scenario/scenario.ts';
import { stepsOf, type Report } from './walk.ts';

export function checkTwins(scenario: Scenario, report: Report): void {
  if (scenario.kind === 'behaviour') return;
  const ends = stepsOf(scenario).map(({ step, path }) => ({ path, verb: verbOf(step), end: endOf(step) }));
  for (const { path, verb, end } of ends) {
    if (verb === undefined || end.succeeds) continue;
    const hasTwin = ends.some((other) => other.verb === verb && other.end.succeeds && (!end.late || other.end.late));
    if (!hasTwin) report(path, `a refusal of ${verb} alone`, `another step of ${verb} that ${end.late ? 'ends in status available or deleted' : 'succeeds'}`);
  }
}

/** What Cinder's API answers by itself: no driver is asked, so none can refuse. */
const WITHOUT_DRIVER: readonly ApiVerb[] = ['show', 'reset_status', 'list'];

/** What twins have in common. */
function verbOf(step: Step): string | undefined {
  if ('driver' in step) return step.driver;
  return 'api' in step && !WITHOUT_DRIVER.includes(step.api) ? `api: ${step.api}` : undefined;
}

/** How a step is to end. Late: in the status of its snapshot, after the API has accepted the request. */
interface End {
  readonly succeeds: boolean;
  readonly late: boolean;
}

function endOf({ expect = [] }: Step): End {
  if (expect.some(isRefusal)) return { succeeds: false, late: false };
  const statuses = expect.flatMap(({ then }) => (then && get(then, 'status')) ?? []);
  if (statuses.includes('error') || statuses.includes('error_deleting')) return { succeeds: false, late: true };
  return { succeeds: true, late: statuses.includes('available') || statuses.includes('deleted') };
}

function isRefusal({ raises, crashes, http }: Expectation): boolean {
  return raises !== undefined || crashes !== undefined || (http !== undefined && http >= 400);
}
