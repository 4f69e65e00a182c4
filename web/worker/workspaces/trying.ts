/** References tried on what there is in a workspace: by its own driver as it is, by every other on the same set anew on its array. */
import type { DriverDefinition } from '../../../core/definition.ts';
import { DEFAULT_OPTIONS, type VolumeId } from '../../../core/interface.ts';
import type { TriedReference } from '../facade.ts';
import { stepByStep } from '../slices.ts';
import { scenesOf } from '../trying/scenes.ts';
import { createTryer, type Tryer } from '../trying/try.ts';
import type { Desk } from './parts.ts';

const NOTHING_SET = { key: '', done: Promise.resolve<unknown>(null) };

/** Rejects where there is no such volume. @param volume id of Cinder's volume that the snapshot is to be of @param text JSON; null: one to the first object */
export type TryIn = (desk: Desk, volume: string, text: string | null) => Promise<TriedReference>;

/**
 * @param drivers those that every reference is tried on
 * @param pause   lets the worker take what came in meanwhile
 * @param ticks   milliseconds of a clock that only goes forwards
 */
export function createTryIn(drivers: readonly DriverDefinition[], pause: () => Promise<void>, ticks: () => number): TryIn {
  const tryerOver = createTryer(drivers);
  /** The world whose scenes were set last, or are being set. */
  let setting = NOTHING_SET;
  /** What was asked last: from key to key it is the same. */
  let asked: { readonly of: string; readonly tryer: Tryer } | null = null;

  return async (desk, volume, text) => {
    const { id, driver, state, summary: { revision }, setting: { config, options } } = desk;
    const key = `${id} ${revision}`;
    const workplace = { key, driver, state, setting: { config, options: { ...DEFAULT_OPTIONS, ...options } } };
    const of = `${key} ${volume}`;
    const tryer = asked?.of === of ? asked.tryer : tryerOver(scenesOf(workplace, { volume: volume as VolumeId }));
    asked = { of, tryer };
    if (setting.key !== key) setting = { key, done: stepByStep(tryer.set([driver, ...drivers]), ticks, pause, () => false) };
    const mine = setting;
    try {
      await mine.done;
    } catch (failure) {
      // What hindered it may have been this question alone.
      if (setting === mine) setting = NOTHING_SET;
      throw failure;
    }
    const one = tryer.onOne(driver, text);
    return { ...one, inventory: tryer.inventory(driver), answers: tryer.onAll(one.text) };
  };
}
