/**
 * Who is managed, as far as a recording can tell: which object on the backend stands behind which of Cinder's snapshots.
 * Nobody says so outright. A step that manages shows it by the object that it changes, and the array by a snapshot's id in
 * an object's name or attributes.
 */
import type { BackendObject, SnapshotRow } from '../../../../core/interface.ts';
import type { StepResult } from '../../../../core/scenario/result.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';
import type { WorldState } from '../../../../core/world/world.ts';
import { nativeIdOf } from './native-id.ts';
import type { Moment, Recording } from './states.ts';

/**
 * `tied`: the snapshot has it. `let_go`: it had it once, and its row is gone. `marked`: it carries the id of a snapshot
 * whose row is there, but neither by the recording nor by its status is in possession.
 */
export type Hold = 'tied' | 'let_go' | 'marked';

export interface Tie {
  /** Id of the snapshot. */
  readonly snapshot: string;
  readonly hold: Hold;
  /** How that is known: a step that managed it (from 1), or the snapshot's id on the object, or the array's id in Cinder's row. */
  readonly by: { readonly step: number } | 'name' | 'attributes' | 'row';
}

/** By id of object. */
export type Ties = ReadonlyMap<string, Tie>;

/** What steps show by themselves: which object a snapshot took, and when. */
export interface Taken {
  readonly object: string;
  readonly snapshot: string;
  /** From 1. */
  readonly step: number;
}

/** Of all steps, in their order. */
export function takenBySteps({ start, steps }: Recording): readonly Taken[] {
  const all = [...start.objects, ...steps.flatMap(({ observed }) => observed.backend.objects?.added ?? [])];
  const pointed = pointedAt(all);
  return steps.flatMap((step, index) => takenBy(step, pointed).map((taken) => ({ ...taken, step: index + 1 })));
}

/** Of every snapshot that the recording knows, by id: the moment from which its row was there. */
export function knownSnapshots({ start, steps }: Recording): ReadonlyMap<string, number> {
  const known = new Map<string, number>(start.snapshots.map(({ id }) => [id, 0]));
  for (const [index, { observed }] of steps.entries()) {
    for (const { id } of observed.cinder.snapshots?.added ?? []) if (!known.has(id)) known.set(id, index + 1);
  }
  return known;
}

/** The ties at a moment. @param taken what the recording's steps show @param known the recording's snapshots */
export function tiesAt({ at, state }: Moment, taken: readonly Taken[], known: ReadonlyMap<string, number>): Ties {
  const rows = new Map<string, SnapshotRow>(state.snapshots.map((row) => [row.id, row]));
  const ties = new Map<string, Tie>();
  for (const object of state.objects) {
    const tie = tieByMark(object, rows, (id) => (known.get(id) ?? Infinity) <= at);
    if (tie) ties.set(object.id, tie);
  }
  for (const [object, tie] of tiesByRow(state)) if (ties.get(object)?.hold !== 'tied') ties.set(object, tie);
  // What a step showed outweighs what can be read off a name, unless the name is another snapshot's by now.
  for (const { object, snapshot, step } of taken) {
    if (step > at) break;
    const marked = ties.get(object);
    if (marked?.hold === 'tied' && marked.snapshot !== snapshot && typeof marked.by === 'string') continue;
    ties.set(object, { snapshot, hold: rows.has(snapshot) ? 'tied' : 'let_go', by: { step } });
  }
  return ties;
}

/**
 * A step in which the driver was told to manage, said yes, and the snapshot became available: the object that it changed, or
 * that Cinder's row points at from then on. Of several snapshots at once it can't be told who got what, but by their ids.
 */
function takenBy({ observed }: StepResult, pointed: Pointed): readonly Omit<Taken, 'step'>[] {
  const calls = observed.calls.filter(({ method, outcome: answer }) => method === 'manage_existing_snapshot' && answer.kind === 'returned');
  const { added = [], updated = [] } = observed.cinder.snapshots ?? {};
  const became = [...added, ...updated.filter(([from, to]) => from.status !== to.status).map(([, to]) => to)].filter(({ status }) => status === 'available');
  const [row] = became;
  if (!row || became.length > 1 || calls.length === 0) return [];
  const changed = (observed.backend.objects?.updated ?? []).map(([, to]) => to);
  const snapshots = changed.filter(({ kind }) => kind === 'snapshot');
  const taken = snapshots.length > 0 ? snapshots : changed;
  if (taken.length > 0) return taken.map(({ id }) => ({ object: id, snapshot: row.id }));
  const object = pointed(row);
  return object === undefined ? [] : [{ object, snapshot: row.id }];
}

/** Id of the object that a row of Cinder's points at. */
type Pointed = (row: SnapshotRow) => string | undefined;

/** By what the array knows its objects by, and by names that only one of them has. */
function pointedAt(objects: readonly BackendObject[]): Pointed {
  const byName = new Map<string, string | null>();
  for (const { id, name } of objects) byName.set(name, byName.has(name) && byName.get(name) !== id ? null : id);
  const byNativeId = new Map<string, string>(objects.map((object) => [nativeIdOf(object) ?? object.id, object.id]));
  return ({ provider_id, provider_location }) => {
    for (const text of [provider_id, provider_location]) {
      const found = text === null ? null : (byNativeId.get(text) ?? byName.get(text));
      if (found !== null && found !== undefined) return found;
    }
    return undefined;
  };
}

/** Those statuses in which Cinder counts on the object. */
const IN_POSSESSION: ReadonlySet<string> = new Set(['available', 'deleting', 'updating', 'error_deleting', 'unmanaging', 'backing-up', 'restoring']);

function tieByMark(object: BackendObject, rows: ReadonlyMap<string, SnapshotRow>, isKnown: (id: string) => boolean): Tie | null {
  const ids = idsOn(object).filter(({ id }) => isKnown(id));
  const live = ids.find(({ id }) => rows.has(id));
  const found = live ?? ids[0];
  if (!found) return null;
  const row = rows.get(found.id);
  return { snapshot: found.id, hold: !row ? 'let_go' : IN_POSSESSION.has(row.status) ? 'tied' : 'marked', by: found.in };
}

/** Some drivers change nothing on the array: Cinder's row has the array's id instead. */
function tiesByRow({ objects, snapshots }: WorldState): readonly (readonly [object: string, Tie])[] {
  const pointing = snapshots.filter(({ provider_id, provider_location, status }) => IN_POSSESSION.has(status) && (provider_id ?? provider_location) !== null);
  if (pointing.length === 0) return [];
  const pointed = pointedAt(objects);
  return pointing.flatMap((row) => {
    const object = pointed(row);
    return object === undefined ? [] : [[object, { snapshot: row.id, hold: 'tied', by: 'row' }] as const];
  });
}

interface IdFound {
  readonly id: string;
  readonly in: 'name' | 'attributes';
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Objects are never changed, only replaced: what stands on one is read once. */
const FOUND = new WeakMap<BackendObject, readonly IdFound[]>();

function idsOn(object: BackendObject): readonly IdFound[] {
  const known = FOUND.get(object);
  if (known) return known;
  const attributes = object.attributes.entries.length > 0 ? stringifyJson(object.attributes) : '';
  const found: readonly IdFound[] = [
    ...(object.name.match(UUID) ?? []).map((id) => ({ id, in: 'name' }) as const),
    ...(attributes.match(UUID) ?? []).map((id) => ({ id, in: 'attributes' }) as const),
  ];
  FOUND.set(object, found);
  return found;
}
