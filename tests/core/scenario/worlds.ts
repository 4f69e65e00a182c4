/** Worlds for tests: what a scenario gives, on the array of a driver. */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { Given } from '../../../core/scenario/given.ts';
import { placeObject } from '../../../core/scenario/placing.ts';
import { prepare } from '../../../core/scenario/prepare.ts';
import type { WorldState } from '../../../core/world/world.ts';

/** @returns the world, with Cinder's ids by their handles. Throws where the array can't have it */
export function worldOf(driver: DriverDefinition, given: Given): { readonly state: WorldState; readonly ids: ReadonlyMap<string, string> } {
  const { world, seeds, ids } = prepare(given);
  for (const seed of seeds) {
    const made = placeObject(world, driver, seed);
    if (typeof made === 'string') throw new RangeError(`${seed.handle}: ${made}`);
    if (!seed.volume_id) continue;
    const fields = driver.volumeFields?.({ name: made.name, native_id: made.native_id ?? null }) ?? {};
    const { id, volume_type_id } = world.volumes.update(seed.volume_id, { ...fields, ...given.volumes?.[seed.handle]?.row });
    for (const row of world.snapshots.all()) if (row.volume_id === id) world.snapshots.update(row.id, { volume_type_id });
  }
  for (const [handle, { row }] of Object.entries(given.snapshots ?? {})) {
    if (row) world.snapshots.update(ids.get(handle) ?? '', row);
  }
  return { state: world.state(), ids };
}
