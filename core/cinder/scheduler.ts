/**
 * The scheduler's part of a manage: the backend that has the volume takes its snapshot, if it can.
 *
 * Source: cinder/scheduler/manager.py:408, :519, cinder/scheduler/filter_scheduler.py, filters/capacity_filter.py at ab09bc39.
 */
import type { VolumeRow } from '../interface.ts';
import type { Cast, Pool } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Services } from './calling.ts';
import type { Lanes } from './lanes.ts';
import { backendOf } from './services.ts';
import { setStatus } from './snapshots.ts';

/** Passes the messages to the scheduler on to the volume services; a snapshot that no backend takes ends in `error`. */
export function schedule({ world, lanes }: Services): void {
  for (const cast of world.casts.all().filter(({ to }) => to === 'scheduler')) {
    const volume = volumeOf(world, cast);
    warnOfDown(world, lanes);
    if (!volume || passes(world, lanes, volume)) world.casts.put({ ...cast, to: 'manager' });
    else refuse(world, lanes, cast, volume);
  }
}

/** Of the services that might be chosen (cinder/scheduler/host_manager.py:_update_backend_state_map). */
function warnOfDown(world: World, lanes: Lanes): void {
  for (const { id } of world.services.all().filter(({ disabled, frozen, up }) => !disabled && !frozen && !up)) {
    lanes.log.push({ level: 'WARNING', logger: 'cinder.scheduler.host_manager', message: `volume service is down. (host: ${id})` });
  }
}

function volumeOf(world: World, { snapshot_id }: Cast): VolumeRow | undefined {
  return world.volumes.get(world.snapshots.get(snapshot_id)?.volume_id ?? '');
}

function refuse(world: World, lanes: Lanes, { id, snapshot_id }: Cast, { host }: VolumeRow): void {
  const message = `Failed to schedule_manage_existing_snapshot: Cannot place snapshot ${snapshot_id} on ${host ?? 'None'}.`;
  lanes.log.push({ level: 'ERROR', logger: 'cinder.scheduler.manager', message });
  setStatus(world, snapshot_id, 'error');
  lanes.notifications.push('scheduler.manage_existing_snapshot');
  world.casts.remove(id);
}

/** Whether a pool where the volume is can take another of its size. Frozen backends are none of the scheduler's. */
function passes(world: World, lanes: Lanes, { host, size }: VolumeRow): boolean {
  const [backend, pool] = [backendOf(host ?? ''), host?.split('#')[1]];
  const service = world.services.get(backend);
  if (!service || service.frozen || service.disabled || !service.up) return false;
  const candidates = service.pools.filter(({ name }) => pool === undefined || name === pool);
  return candidates.some((candidate) => hasRoom(lanes, `${backend}#${candidate.name}`, candidate, size));
}

function hasRoom(lanes: Lanes, place: string, { free_gb }: Pool, size: number): boolean {
  if (free_gb === null || size <= free_gb) return true;
  const message = `Insufficient free space for volume creation on host ${place} (requested / avail): ${size}/${free_gb.toFixed(1)}`;
  lanes.log.push({ level: 'WARNING', logger: 'cinder.scheduler.filters.capacity_filter', message });
  return false;
}
