/** Calls a driver of ours by the method's name; what it returns or raises becomes an outcome, with the rules on the way. */
import { CinderException, notImplemented, PythonException } from '../errors.ts';
import type { DriverDefinition } from '../definition.ts';
import type { DriverContext, ListingQuery, Method, Outcome, OutcomeError, Rule, RuleNoted, SnapshotView, VolumeSnapshotManagementDriver } from '../interface.ts';
import type { Json } from '../value/json.ts';

export interface LocalCall {
  readonly method: Method;
  /** With every method but the listing. */
  readonly snapshot?: SnapshotView | undefined;
  readonly existing_ref?: Json | undefined;
  /** With the listing. */
  readonly query: ListingQuery;
}

/** Makes one call on a fresh driver over this context. */
export function callLocally(definition: DriverDefinition, context: Omit<DriverContext, 'rule'>, call: LocalCall): Outcome {
  const rules: Rule[] = [];
  const made = (): VolumeSnapshotManagementDriver => definition.create({ ...context, rule: (rule) => rules.push(rule) });
  return { ...outcomeOf(() => invoke(made(), call)), rules: noted(rules) };
}

function invoke(driver: VolumeSnapshotManagementDriver, call: LocalCall): Json {
  const { method, existing_ref: existingRef = null, query } = call;
  switch (method) {
    case 'manage_existing_snapshot_get_size':
      return driver.manageExistingSnapshotGetSize(snapshotOf(call), existingRef);
    case 'manage_existing_snapshot':
      return driver.manageExistingSnapshot(snapshotOf(call), existingRef);
    case 'unmanage_snapshot':
      return driver.unmanageSnapshot(snapshotOf(call));
    case 'delete_snapshot':
      if (!driver.deleteSnapshot) throw notImplemented('');
      return driver.deleteSnapshot(snapshotOf(call));
    case 'get_manageable_snapshots':
      if (!driver.getManageableSnapshots) throw notImplemented('Get manageable snapshots not implemented.');
      return driver.getManageableSnapshots(query);
  }
}

function snapshotOf({ method, snapshot }: LocalCall): SnapshotView {
  if (!snapshot) throw new RangeError(`A call of ${method} wants a snapshot.`);
  return snapshot;
}

function outcomeOf(call: () => Json): Outcome {
  try {
    return { kind: 'returned', value: call() };
  } catch (raised) {
    return { kind: raised instanceof CinderException ? 'refused' : 'crashed', error: errorOf(raised) };
  }
}

/** An error of the driver's own JavaScript is called so: its class must not pass for the Python class of that name. */
function errorOf(raised: unknown): OutcomeError {
  if (raised instanceof PythonException) return { class: raised.className, mro: raised.mro, message: raised.message };
  if (raised instanceof Error) return { class: `JavaScript ${raised.name}`, message: raised.message };
  return { class: 'JavaScript value', message: String(raised) };
}

/** Each rule once, where the call last came by it: a listing comes by some of them for every object. */
function noted(rules: readonly Rule[]): RuleNoted[] {
  const last = new Map<string, Rule>();
  for (const rule of rules) {
    const key = `${rule.upstream?.file}:${rule.upstream?.line} ${rule.text}`;
    last.delete(key);
    last.set(key, rule);
  }
  return [...last.values()].map((rule, index) => ({ ...rule, decided: index === last.size - 1 }));
}
