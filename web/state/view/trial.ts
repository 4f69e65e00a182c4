/** What one driver makes of a reference, as it is shown: both calls with their rules, and what changes. */
import type { BackendObject, Outcome } from '../../../core/interface.ts';
import type { ChangeSet } from '../../../core/world/changes.ts';
import type { TriedReference, TryInventory } from '../../worker/facade.ts';
import { answerOf, type Answer } from './answer.ts';
import { rowChanges, type RowChange } from './changes.ts';
import type { Names } from './names.ts';
import { ruleView, type RuleView } from './step.ts';
import { headline, rowOf } from './trying.ts';

export interface TrialView {
  readonly headline: string;
  readonly verdict: ReturnType<typeof rowOf>['verdict'];
  /** The calls that Cinder makes, in their order. */
  readonly calls: readonly TrialCall[];
  readonly backend: readonly RowChange[];
  readonly cinder: readonly RowChange[];
}

export interface TrialCall {
  readonly method: string;
  readonly answer: Answer;
  /** In the order in which the call came by them; the last one decided. */
  readonly rules: readonly RuleView[];
}

/** Null where the text is no JSON, so that nothing was tried. */
export function trialView({ driver, inventory, trial }: TriedReference): TrialView | null {
  if (!trial) return null;
  const { size, manage, tied } = trial;
  const names: Names = { objects: new Map(inventory.objects.map(({ id, name }) => [id, name])), rows: new Map(inventory.rows) };
  const row = rowOf({ driver, size, manage, tied: tied && (names.objects.get(tied.id) ?? tied.name) });
  const changes = calledAsListed(trial.changes, inventory);
  return {
    headline: headline(row),
    verdict: row.verdict,
    calls: [callOf('manage_existing_snapshot_get_size', size, names), ...(manage ? [callOf('manage_existing_snapshot', manage, names)] : [])],
    backend: rowChanges(changes, ['objects'], names),
    cinder: rowChanges(changes, ['volumes', 'snapshots'], names),
  };
}

function callOf(method: string, outcome: Outcome, names: Names): TrialCall {
  return { method, answer: answerOf(outcome, names), rules: (outcome.rules ?? []).map(ruleView) };
}

/** Objects go by the names under which they are listed, not by those that they have here for themselves. */
function calledAsListed(changes: ChangeSet, { objects: listed }: TryInventory): ChangeSet {
  const { objects, ...others } = changes;
  if (!objects) return changes;
  const called = (object: BackendObject): BackendObject => ({ ...object, handle: listed.find(({ id }) => id === object.id)?.name ?? null });
  const { added, updated, removed } = objects;
  return { ...others, objects: { added: added.map(called), updated: updated.map(([from, to]) => [called(from), called(to)] as const), removed: removed.map(called) } };
}
