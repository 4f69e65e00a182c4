/**
 * What changed in a world: rows that came, changed and went, by table. A change set can be turned round, and two that
 * follow one another can be made into one.
 */
import type { BackendObject, SnapshotRow, VolumeRow } from '../interface.ts';
import { sameData } from '../value/same.ts';
import type { ArmedFault, Cast, Clock, QuotaRow, ServiceRow, VolumeTypeRow } from './rows.ts';

/** The tables of a world and what a row of each is. */
export interface RowOf {
  readonly objects: BackendObject;
  readonly volumes: VolumeRow;
  readonly snapshots: SnapshotRow;
  readonly quotas: QuotaRow;
  readonly services: ServiceRow;
  readonly volume_types: VolumeTypeRow;
  readonly casts: Cast;
  readonly faults: ArmedFault;
  readonly clock: Clock;
}
export type TableName = keyof RowOf;

/** All rows, table by table. */
export type WorldRows = { readonly [Name in TableName]: readonly RowOf[Name][] };

export const TABLE_NAMES = [
  'objects', 'volumes', 'snapshots', 'quotas', 'services', 'volume_types', 'casts', 'faults', 'clock',
] as const satisfies readonly TableName[];

export interface TableChanges<Row> {
  readonly added: readonly Row[];
  readonly updated: readonly (readonly [from: Row, to: Row])[];
  readonly removed: readonly Row[];
}

/** Tables without a change are left out. */
export type ChangeSet = { readonly [Name in TableName]?: TableChanges<RowOf[Name]> };

export function isEmpty(changes: ChangeSet): boolean {
  return TABLE_NAMES.every((name) => changes[name] === undefined);
}

/** The change set that undoes this one. */
export function reverse(changes: ChangeSet): ChangeSet {
  return eachTable((name) => {
    const table = changesOf(changes, name);
    return table && { added: table.removed, updated: table.updated.map(([from, to]) => [to, from] as const), removed: table.added };
  });
}

/** What makes the one world the other. */
export function difference(from: WorldRows, to: WorldRows): ChangeSet {
  return eachTable((name) => {
    const tracker = new ChangeTracker<AnyRow>();
    const before = new Map<string, AnyRow>(from[name].map((row) => [row.id, row]));
    for (const row of to[name]) {
      const known = before.get(row.id);
      before.delete(row.id);
      if (known !== row) tracker.note(known, row);
    }
    for (const row of before.values()) tracker.note(row, undefined);
    return tracker.changes();
  });
}

/** One change set with the effect of both, the first before the second. */
export function squash(first: ChangeSet, second: ChangeSet): ChangeSet {
  return eachTable((name) => {
    const tracker = new ChangeTracker<AnyRow>();
    for (const changes of [first, second]) tracker.replay(changesOf(changes, name));
    return tracker.changes();
  });
}

export type AnyRow = RowOf[TableName];

/** The changes of one table, seen as one of rows of any kind: what is done to all tables alike. */
export function changesOf(changes: ChangeSet, name: TableName): TableChanges<AnyRow> | undefined {
  return changes[name];
}

/** A change set from what this function gives for each table. */
export function eachTable(of: (name: TableName) => TableChanges<AnyRow> | undefined): ChangeSet {
  const changes: Record<string, TableChanges<AnyRow>> = {};
  for (const name of TABLE_NAMES) {
    const table = of(name);
    if (table) changes[name] = table;
  }
  return changes;
}

const NO_CHANGES: TableChanges<never> = { added: [], updated: [], removed: [] };

/** Gathers changes of one table's rows into the fewest that have the same effect. */
export class ChangeTracker<Tracked extends { readonly id: string }> {
  readonly #rows = new Map<string, { readonly from: Tracked | undefined; readonly to: Tracked | undefined }>();

  note(from: Tracked | undefined, to: Tracked | undefined): void {
    const id = (to ?? from)?.id;
    if (id === undefined) return;
    const earlier = this.#rows.get(id);
    const origin = earlier ? earlier.from : from;
    if (origin === undefined && to === undefined) this.#rows.delete(id);
    else this.#rows.set(id, { from: origin, to });
  }

  replay({ added, updated, removed }: TableChanges<Tracked> = NO_CHANGES): void {
    for (const row of removed) this.note(row, undefined);
    for (const [from, to] of updated) this.note(from, to);
    for (const row of added) this.note(undefined, row);
  }

  /** What changed; `undefined` when nothing did. A row that is again what it was has not changed. */
  changes(): TableChanges<Tracked> | undefined {
    const added: Tracked[] = [];
    const updated: [Tracked, Tracked][] = [];
    const removed: Tracked[] = [];
    for (const { from, to } of this.#rows.values()) {
      if (from && to) {
        if (!sameData(from, to)) updated.push([from, to]);
      } else if (to) added.push(to);
      else if (from) removed.push(from);
    }
    return added.length + updated.length + removed.length > 0 ? { added, updated, removed } : undefined;
  }
}
