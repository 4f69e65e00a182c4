/**
 * Cinder's side calls the driver by yielding: the driver may sit in another process. Whoever runs these generators
 * carries the call out and hands the outcome back.
 */
import { CinderException } from '../errors.ts';
import type { CinderOptions, Method, Outcome, SnapshotId, SnapshotRow, SnapshotView } from '../interface.ts';
import type { Json } from '../value/json.ts';
import type { World } from '../world/world.ts';
import type { Lanes } from './lanes.ts';

/** The call that Cinder wants made. */
export type WantedCall = WantedSnapshotCall | WantedListing;

export interface WantedSnapshotCall {
  readonly method: Exclude<Method, 'get_manageable_snapshots'>;
  readonly snapshot: SnapshotView;
  readonly existing_ref?: Json;
}

export interface WantedListing {
  readonly method: 'get_manageable_snapshots';
  /** The service whose backend is listed, `<host>@<backend>`. */
  readonly host: string;
  readonly page: Page;
}

/** Which part of a listing is wanted, and in which order. */
export interface Page {
  readonly marker: string | null;
  readonly limit: number;
  readonly offset: number;
  readonly sort_keys: readonly string[];
  readonly sort_dirs: readonly string[];
}

/** A part of Cinder that may call the driver on its way. */
export type Calling<Result> = Generator<WantedCall, Result, Outcome>;

/** Where Cinder's services work: their database, and where they speak. */
export interface Services {
  readonly world: World;
  readonly lanes: Lanes;
  /** Project of the user who makes the requests. */
  readonly projectId: string;
  readonly options: CinderOptions;
  /** What the log calls the driver; upstream the name of its class. */
  readonly driverName: string;
  /** Gives the ids of new snapshots; the world does when it is left out. */
  readonly newSnapshotId?: () => string;
}

/** What the driver raised, in Cinder's hands: any outcome but a returned value. */
export class DriverRaised extends Error {
  readonly outcome: Exclude<Outcome, { readonly kind: 'returned' }>;

  constructor(outcome: Exclude<Outcome, { readonly kind: 'returned' }>) {
    super(describe(outcome).message);
    this.name = 'DriverRaised';
    this.outcome = outcome;
  }

  /** Whether it is this class of exception or one derived from it. */
  is(className: string): boolean {
    if (this.outcome.kind !== 'refused' && this.outcome.kind !== 'crashed') return false;
    const { error } = this.outcome;
    return error.class === className || (error.mro ?? []).includes(className);
  }

  /** Class and text, as the log shows them. */
  get exception(): { readonly class: string; readonly message: string } {
    return describe(this.outcome);
  }
}

function describe(outcome: Exclude<Outcome, { readonly kind: 'returned' }>): { class: string; message: string } {
  switch (outcome.kind) {
    case 'refused':
    case 'crashed':
      return { class: outcome.error.class, message: outcome.error.message };
    case 'timed_out':
      return { class: 'timed out', message: `no answer within ${outcome.after_ms} ms` };
    case 'violated':
      return { class: 'protocol violation', message: outcome.detail };
  }
}

/** Calls the driver; throws DriverRaised unless it returns. */
export function* callDriver(call: WantedCall): Calling<Json> {
  const outcome = yield call;
  if (outcome.kind !== 'returned') throw new DriverRaised(outcome);
  return outcome.value;
}

/** The snapshot as drivers get it: its row with its volume. Raises SnapshotNotFound or VolumeNotFound. */
export function viewOf(world: World, id: SnapshotId): SnapshotView {
  const row = world.snapshots.get(id);
  if (!row) throw new CinderException('SnapshotNotFound', { snapshot_id: id });
  return withVolume(world, row);
}

/** A snapshot's row, which need not be Cinder's any more, with its volume. Raises VolumeNotFound. */
export function withVolume(world: World, row: SnapshotRow): SnapshotView {
  const volume = world.volumes.get(row.volume_id);
  if (!volume) throw new CinderException('VolumeNotFound', { volume_id: row.volume_id });
  return { ...row, volume_name: volume.name, volume };
}
