/** Where a workspace begins that is made from a recording: the world behind one of its steps. */
import type { ScenarioResult } from '../scenario/result.ts';
import type { VolumeRow } from '../interface.ts';
import { World, type WorldState } from '../world/world.ts';

/**
 * The world behind so many steps; 0: before the first. Volumes without a name get what the scenario calls them, so that a person
 * can say it. Ids are given from another seed than the recording's, whose backend had given some that its rows don't tell; and
 * as many count as given as objects have come, so that an array that numbers them gives no number twice.
 * Throws RangeError where the changes of a step don't follow from those before, as in a file that was tampered with.
 */
export function stateBehind({ start, steps, handles }: Pick<ScenarioResult, 'start' | 'steps' | 'handles'>, count: number): WorldState {
  const world = World.from(start);
  for (const { observed } of steps.slice(0, count)) world.apply({ ...observed.cinder, ...observed.backend });
  const called = new Map(Object.entries(handles).map(([handle, id]) => [id, handle]));
  for (const volume of world.volumes.all()) {
    const display_name = called.get(volume.id);
    if (volume.display_name === null && display_name !== undefined) world.volumes.put({ ...volume, display_name } satisfies VolumeRow);
  }
  world.clock.update('clock', { seed: (start.clock[0]?.seed ?? 0) + 1, issued: world.issued + world.objects.arrivals });
  return world.state();
}
