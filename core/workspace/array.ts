/** The driver of a workspace over its array: the calls that Cinder wants made. */
import { arrayOver } from '../backend/array.ts';
import { newestFirst } from '../cinder/api/snapshot-order.ts';
import type { Calling, WantedCall } from '../cinder/calling.ts';
import { backendOf } from '../cinder/services.ts';
import type { DriverDefinition } from '../definition.ts';
import { DEFAULT_OPTIONS, type CinderOptions, type ListingQuery, type Outcome } from '../interface.ts';
import { backendName } from '../scenario/backends.ts';
import { callLocally } from '../scenario/driver-call.ts';
import type { DriverCallMade } from '../scenario/result.ts';
import { int, type JsonObject } from '../value/json.ts';
import { faultGate } from '../world/faults.ts';
import type { World } from '../world/world.ts';

/** What a workspace is set to beside its world. */
export interface Setting {
  /** Id of the driver. */
  readonly driver: string;
  /** The driver's options. */
  readonly config: JsonObject;
  /** Cinder's own options, where they are not the default. */
  readonly options: Partial<CinderOptions>;
}

/** Runs a part of Cinder over the world. @param calls gets the calls that were made, with their rules */
export function runCinder<Result>(world: World, driver: DriverDefinition, setting: Setting, calling: Calling<Result>, calls: DriverCallMade[]): Result {
  let turn = calling.next();
  while (!turn.done) {
    const wanted = turn.value;
    const outcome = call(world, driver, setting, wanted);
    calls.push({ method: wanted.method, existing_ref: 'existing_ref' in wanted ? (wanted.existing_ref ?? null) : null, outcome });
    turn = calling.next(outcome);
  }
  return turn.value;
}

function call(world: World, driver: DriverDefinition, { config, options }: Setting, wanted: WantedCall): Outcome {
  const host = wanted.method === 'get_manageable_snapshots' ? wanted.host : wanted.snapshot.volume.host;
  const backend = arrayOver(world.objects, () => world.newObjectId(), faultGate(world, wanted.method), placeOf(world, host ?? ''));
  return callLocally(
    driver,
    { backend, cinder: world.rows(), now: world.now, config, options: { ...DEFAULT_OPTIONS, ...options } },
    {
      method: wanted.method,
      ...('snapshot' in wanted ? { snapshot: wanted.snapshot, existing_ref: wanted.existing_ref } : {}),
      query: queryOf(world, wanted),
    },
  );
}

/** What an object's row says of where it is, when it is on the backend of this host: nothing where there is only one. */
export function placeOf(world: World, host: string): string | undefined {
  return world.services.size > 1 ? backendName(host) : undefined;
}

function queryOf(world: World, wanted: WantedCall): ListingQuery {
  if (wanted.method !== 'get_manageable_snapshots') return { cinder_snapshots: [], marker: null, limit: int(0), offset: int(0), sort_keys: [], sort_dirs: [] };
  const { marker, limit, offset, sort_keys, sort_dirs } = wanted.page;
  const isHere = (volume: string): boolean => backendOf(world.volumes.get(volume)?.host ?? '') === backendOf(wanted.host);
  const cinder_snapshots = world.snapshots.all().filter(({ volume_id }) => isHere(volume_id)).toSorted(newestFirst);
  return { cinder_snapshots, marker, limit: int(limit), offset: int(offset), sort_keys, sort_dirs };
}
