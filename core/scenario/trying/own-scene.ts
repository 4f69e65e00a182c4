/** A world exactly as it is, for its own driver to try references on. */
import type { DriverDefinition } from '../../definition.ts';
import { World, type WorldState } from '../../world/world.ts';
import { tiesOf } from './custody.ts';
import { Rehearsal, type DriverSetting } from './rehearsal.ts';
import type { SettingScene } from './scene.ts';
import { Stage, type SnapshotWish } from './stage.ts';

/** Throws RangeError when there is no such volume or snapshot. */
export function* ownScene(driver: DriverDefinition, state: WorldState, wish: SnapshotWish, setting: DriverSetting): SettingScene {
  const rehearsal = new Rehearsal(driver, setting, World.from(state));
  const managed = new Set([...(yield* tiesOf(rehearsal)).values()].map(({ id }) => id));
  const stage = new Stage(rehearsal, wish);
  const free = stage.objects.filter(({ kind, id }) => kind === 'snapshot' && !managed.has(id));
  return { stage, first: free[0] ?? null, managed, ungranted: [], rows: namesOf(state) };
}

/** What Cinder's volumes and snapshots are called: by their users, else by their names. */
export function namesOf({ volumes, snapshots }: WorldState): ReadonlyMap<string, string> {
  return new Map([...volumes, ...snapshots].map(({ id, display_name, name }) => [id, display_name || name]));
}
