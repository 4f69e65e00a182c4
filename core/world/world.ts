/**
 * A world: what is on the array, Cinder's rows, messages under way, faults to come, and a virtual clock. All of it is
 * rows in tables, so that every change is recorded, can be stored, and can be turned round.
 */
import { Inventory } from '../backend/inventory.ts';
import { Table } from '../backend/table.ts';
import type { ObjectId, Rows, SnapshotRow, VolumeRow } from '../interface.ts';
import { uuidFrom } from '../value/digest.ts';
import { sameData } from '../value/same.ts';
import {
  changesOf, ChangeTracker, eachTable, TABLE_NAMES, type AnyRow, type ChangeSet, type TableChanges, type TableName, type WorldRows,
} from './changes.ts';
import type { ArmedFault, Cast, Clock, QuotaRow, ServiceRow, VolumeTypeRow } from './rows.ts';

/** All rows of a world, as plain data. */
export type WorldState = WorldRows;

/** 2026-01-01T00:00:00Z. */
export const DEFAULT_NOW = 1_767_225_600_000;

type Tracker = ChangeTracker<AnyRow>;

export class World {
  readonly objects: Inventory;
  readonly volumes: Table<VolumeRow>;
  readonly snapshots: Table<SnapshotRow>;
  readonly quotas: Table<QuotaRow>;
  readonly services: Table<ServiceRow>;
  readonly volume_types: Table<VolumeTypeRow>;
  readonly casts: Table<Cast>;
  readonly faults: Table<ArmedFault>;
  readonly clock: Table<Clock>;
  /** Of the tables that were changed since changes were last taken. */
  #trackers: Partial<Record<TableName, Tracker>> = {};

  private constructor() {
    const note = (name: TableName, from: AnyRow | undefined, to: AnyRow | undefined): void => {
      (this.#trackers[name] ??= new ChangeTracker()).note(from, to);
    };
    const table = <Row extends AnyRow>(name: TableName): Table<Row> => new Table<Row>((from, to) => note(name, from, to));
    this.objects = new Inventory((from, to) => note('objects', from, to));
    this.volumes = table('volumes');
    this.snapshots = table('snapshots');
    this.quotas = table('quotas');
    this.services = table('services');
    this.volume_types = table('volume_types');
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
    for (const name of TABLE_NAMES) for (const row of state[name]) world.#table(name).put(row);
    if (world.clock.size !== 1) throw new RangeError('A world has exactly one clock.');
    world.takeChanges();
    return world;
  }

  /** All rows, to be kept or sent. */
  state(): WorldState {
    return {
      objects: this.objects.all(),
      volumes: this.volumes.all(),
      snapshots: this.snapshots.all(),
      quotas: this.quotas.all(),
      services: this.services.all(),
      volume_types: this.volume_types.all(),
      casts: this.casts.all(),
      faults: this.faults.all(),
      clock: this.clock.all(),
    };
  }

  /** Cinder's rows, as a driver may see them. */
  rows(): Rows {
    return { volumes: this.volumes.all(), snapshots: this.snapshots.all() };
  }

  /** What changed since the last time this was asked. */
  takeChanges(): ChangeSet {
    const trackers = this.#trackers;
    this.#trackers = {};
    return eachTable((name) => trackers[name]?.changes());
  }

  /** Makes these changes here: all of them, or none and a RangeError, when a row is not as they found it. */
  apply(changes: ChangeSet): void {
    const tables = TABLE_NAMES.flatMap((name) => {
      const set = changesOf(changes, name);
      return set ? [{ name, set, table: this.#table(name) }] : [];
    });
    for (const { name, set, table } of tables) mustFit(set, table, name);
    for (const { set, table } of tables) {
      for (const { id } of set.removed) table.remove(id);
      for (const [, row] of set.updated) table.put(row);
      for (const row of set.added) table.put(row);
    }
  }

  /** Ids of rows that are not as these changes found them, so that they can't be made here. */
  misfits(name: TableName, { added, updated, removed }: TableChanges<AnyRow>): string[] {
    const table = this.#table(name);
    const other = [...removed, ...updated.map(([from]) => from)].filter((row) => !sameData(table.get(row.id), row));
    return [...other, ...added.filter(({ id }) => table.get(id))].map(({ id }) => id);
  }

  get now(): number {
    return this.#clock().now;
  }

  /** To the nearest millisecond. */
  advance(seconds: number): void {
    this.clock.update('clock', { now: Math.round(this.now + seconds * 1000) });
  }

  /** How many ids were given out so far. */
  get issued(): number {
    return this.#clock().issued;
  }

  /** The next UUID; the same seed gives the same ones in the same order. */
  newId(): string {
    return this.#issue('');
  }

  /** The next id of an object on the array: never one of Cinder's, whichever world of the seed gave that out. */
  newObjectId(): ObjectId {
    return this.#issue('/object') as ObjectId;
  }

  #issue(stream: '' | '/object'): string {
    const { seed, issued } = this.#clock();
    this.clock.update('clock', { issued: issued + 1 });
    const id = uuidFrom(`${seed}${stream}`, issued);
    // A world that was read may say that it has given out fewer than it has.
    return TABLE_NAMES.some((name) => this.#table(name).get(id)) ? this.#issue(stream) : id;
  }

  #clock(): Clock {
    const clock = this.clock.get('clock');
    if (!clock) throw new RangeError('This world has no clock.');
    return clock;
  }

  /** A table, seen as one of rows of any kind: what is done to all tables alike. */
  #table(name: TableName): Table<AnyRow> {
    return this[name] as unknown as Table<AnyRow>;
  }
}

function mustFit({ added, updated, removed }: TableChanges<AnyRow>, table: Table<AnyRow>, name: TableName): void {
  for (const row of [...removed, ...updated.map(([from]) => from)]) {
    const there = table.get(row.id);
    if (!there) throw new RangeError(`The change starts from row ${row.id} of ${name}, which is not there.`);
    if (!sameData(there, row)) throw new RangeError(`The change starts from row ${row.id} of ${name}, which is another by now.`);
  }
  for (const { id } of added) if (table.get(id)) throw new RangeError(`The change adds row ${id} to ${name}, where it is already.`);
}
