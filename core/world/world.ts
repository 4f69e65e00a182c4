/**
 * A world: what is on the array, Cinder's rows, messages under way, faults to come, and a virtual clock. All of it is
 * rows in tables, so that every change is recorded, can be stored, and can be turned round.
 */
import { Inventory } from '../backend/inventory.ts';
import { Table } from '../backend/table.ts';
import type { ObjectId, Rows, SnapshotRow, VolumeRow } from '../interface.ts';
import { uuidFrom } from '../value/digest.ts';
import { ChangeTracker, TABLE_NAMES, type ChangeSet, type RowOf, type TableChanges, type TableName } from './changes.ts';
import type { ArmedFault, Cast, Clock, QuotaRow } from './rows.ts';

/** All rows of a world, as plain data. */
export type WorldState = { readonly [Name in TableName]: readonly RowOf[Name][] };

/** 2026-01-01T00:00:00Z. */
export const DEFAULT_NOW = 1_767_225_600_000;

type Tracker = ChangeTracker<RowOf[TableName]>;

export class World {
  readonly objects: Inventory;
  readonly volumes: Table<VolumeRow>;
  readonly snapshots: Table<SnapshotRow>;
  readonly quotas: Table<QuotaRow>;
  readonly casts: Table<Cast>;
  readonly faults: Table<ArmedFault>;
  readonly clock: Table<Clock>;
  readonly #trackers: Record<TableName, Tracker>;

  private constructor() {
    const trackers = Object.fromEntries(TABLE_NAMES.map((name) => [name, new ChangeTracker()])) as Record<TableName, Tracker>;
    const table = <Row extends RowOf[TableName]>(name: TableName): Table<Row> =>
      new Table<Row>((from, to) => this.#trackers[name].note(from, to));
    this.#trackers = trackers;
    this.objects = new Inventory((from, to) => this.#trackers.objects.note(from, to));
    this.volumes = table('volumes');
    this.snapshots = table('snapshots');
    this.quotas = table('quotas');
    this.casts = table('casts');
    this.faults = table('faults');
    this.clock = table('clock');
  }

  /** An empty world. @param now milliseconds since 1970-01-01T00:00:00Z */
  static empty(seed = 0, now = DEFAULT_NOW): World {
    const world = new World();
    world.clock.put({ id: 'clock', seed, now, issued: 0 });
    world.takeChanges();
    return world;
  }

  /** A world with these rows. Throws RangeError when it has no clock. */
  static from(state: WorldState): World {
    const world = new World();
    for (const name of TABLE_NAMES) world.#table(name).load(state[name]);
    if (world.clock.size !== 1) throw new RangeError('A world has exactly one clock.');
    world.takeChanges();
    return world;
  }

  /** All rows, to be kept or sent. */
  state(): WorldState {
    return Object.fromEntries(TABLE_NAMES.map((name) => [name, this[name].all()])) as unknown as WorldState;
  }

  /** Cinder's rows, as a driver may see them. */
  rows(): Rows {
    return { volumes: this.volumes.all(), snapshots: this.snapshots.all() };
  }

  /** What changed since the last time this was asked. */
  takeChanges(): ChangeSet {
    const changed = TABLE_NAMES.flatMap((name) => {
      const changes = this.#trackers[name].changes();
      this.#trackers[name] = new ChangeTracker();
      return changes ? [[name, changes]] : [];
    });
    return Object.fromEntries(changed) as ChangeSet;
  }

  /** Makes these changes here. Throws RangeError when a row that they start from is not there. */
  apply(changes: ChangeSet): void {
    for (const name of TABLE_NAMES) {
      const table = changes[name];
      if (table) this.#table(name).apply(table);
    }
  }

  get now(): number {
    return this.#clock().now;
  }

  advance(seconds: number): void {
    this.clock.update('clock', { now: this.now + seconds * 1000 });
  }

  /** The next UUID; the same seed gives the same ones in the same order. */
  newId(): string {
    const { seed, issued } = this.#clock();
    this.clock.update('clock', { issued: issued + 1 });
    return uuidFrom(String(seed), issued);
  }

  newObjectId(): ObjectId {
    return this.newId() as ObjectId;
  }

  #clock(): Clock {
    const clock = this.clock.get('clock');
    if (!clock) throw new RangeError('This world has no clock.');
    return clock;
  }

  /** A table, seen as one of rows of any kind: what is done to all tables alike. */
  #table(name: TableName): { load(rows: readonly unknown[]): void; apply(changes: TableChanges<unknown>): void } {
    const table = this[name] as unknown as Table<RowOf[TableName]>;
    return {
      load: (rows) => {
        for (const row of rows as readonly RowOf[TableName][]) table.put(row);
      },
      apply: ({ added, updated, removed }) => {
        for (const row of removed as readonly RowOf[TableName][]) mustHave(table, name, row.id).remove(row.id);
        for (const [, to] of updated as readonly (readonly [unknown, RowOf[TableName]])[]) mustHave(table, name, to.id).put(to);
        for (const row of added as readonly RowOf[TableName][]) table.put(row);
      },
    };
  }
}

function mustHave(table: Table<RowOf[TableName]>, name: TableName, id: string): Table<RowOf[TableName]> {
  if (!table.get(id)) throw new RangeError(`The change starts from row ${id} of ${name}, which is not there.`);
  return table;
}
