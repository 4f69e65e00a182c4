/** Where references are tried: a scene for each driver. */
import type { DriverDefinition } from '../../../core/definition.ts';
import { ownScene } from '../../../core/scenario/trying/own-scene.ts';
import type { DriverSetting } from '../../../core/scenario/trying/rehearsal.ts';
import { restaged, type Staging } from '../../../core/scenario/trying/restage.ts';
import type { SettingScene } from '../../../core/scenario/trying/scene.ts';
import type { SnapshotWish } from '../../../core/scenario/trying/stage.ts';
import { stagingOf } from '../../../core/scenario/trying/staging.ts';
import type { WorldState } from '../../../core/world/world.ts';

export interface Scenes {
  /** Says which world it is: the same key, the same scenes, but for the snapshot that is wished for. */
  readonly key: string;
  /** The snapshot that is to own what references name; left out where the scenes say it. */
  readonly wish?: SnapshotWish;
  of(driver: DriverDefinition): SettingScene;
}

/** A world that somebody works in. */
export interface Workplace {
  /** Another one for each revision. */
  readonly key: string;
  /** Whose world it is. */
  readonly driver: DriverDefinition;
  readonly setting: DriverSetting;
  readonly state: WorldState;
}

/** The world as it is for its own driver, and what every other makes of the same. */
export function scenesOf({ key, driver, setting, state }: Workplace, wish: SnapshotWish): Scenes {
  let staging: Staging | undefined;
  function* ofOther(other: DriverDefinition): SettingScene {
    staging ??= yield* stagingOf(driver, state, wish, setting);
    return yield* restaged(other, staging);
  }
  return { key, wish, of: (other) => (other === driver ? ownScene(driver, state, wish, setting) : ofOther(other)) };
}
