/** Tries references on every driver, over the scenes that these have. */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { BackendObject } from '../../../core/interface.ts';
import type { Json } from '../../../core/value/json.ts';
import { finished, referenceTo, settingOf, type Scene } from '../../../core/scenario/trying/scene.ts';
import { withoutRules } from '../../../core/scenario/session.ts';
import type { Stage } from '../../../core/scenario/trying/stage.ts';
import { JsonSyntaxError, parseJson } from '../../../core/value/parse.ts';
import { pyStr } from '../../../core/value/python.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import type { TriedAnswer, TriedReference, TryInventory, TryObject } from '../facade.ts';
import type { Scenes } from './scenes.ts';

/** @param text the reference as JSON; null: one to the first object, as the driver's users write it */
export type TryReference = (driver: DriverDefinition, text: string | null) => TriedReference;

/** A reference on the driver that was chosen. */
export type TriedOnOne = Omit<TriedReference, 'inventory' | 'answers'>;

/** References over the scenes of one world. */
export interface Tryer {
  /** Sets the scenes that are not set yet, in short steps. Before, each is set at once by whoever asks for it. */
  set(drivers: readonly DriverDefinition[]): Generator<undefined, void, undefined>;
  /** What there is to be named. The same each time. */
  inventory(driver: DriverDefinition): TryInventory;
  /** @param text the reference as JSON; null: one to the first object, as the driver's users write it */
  onOne(driver: DriverDefinition, text: string | null): TriedOnOne;
  /** What every driver answers; nothing where the text is no JSON. */
  onAll(text: string): readonly TriedAnswer[];
}

/** How many worlds' scenes are kept. */
const KEPT = 2;

/** @param drivers those that every reference is tried on. The scenes of a world are set once, whatever the snapshot is that is wished for */
export function createTryer(drivers: readonly DriverDefinition[]): (scenes: Scenes) => Tryer {
  const kept = new Map<string, Map<DriverDefinition, Scene>>();
  return (scenes) => {
    const known = kept.get(scenes.key) ?? new Map<DriverDefinition, Scene>();
    kept.delete(scenes.key);
    kept.set(scenes.key, known);
    for (const key of [...kept.keys()].slice(0, -KEPT)) kept.delete(key);
    return tryerOver(drivers, scenes, known);
  };
}

function tryerOver(drivers: readonly DriverDefinition[], scenes: Scenes, known: Map<DriverDefinition, Scene>): Tryer {
  const inventories = new Map<DriverDefinition, TryInventory>();
  const stages = new Map<DriverDefinition, Stage>();
  function* setOne(driver: DriverDefinition): Generator<undefined, Scene, undefined> {
    const scene = known.get(driver) ?? (yield* scenes.of(driver));
    known.set(driver, scene);
    return scene;
  }
  const sceneFor = (driver: DriverDefinition): Scene => known.get(driver) ?? finished(setOne(driver));
  const stageOf = (driver: DriverDefinition): Stage => {
    const { stage } = sceneFor(driver);
    const own = stages.get(driver) ?? (scenes.wish ? stage.about(scenes.wish) : stage);
    stages.set(driver, own);
    return own;
  };
  return {
    *set(wanted) {
      for (const driver of wanted) yield* setOne(driver);
    },
    inventory(driver) {
      const inventory = inventories.get(driver) ?? inventoryOf(driver, sceneFor(driver), stageOf(driver));
      inventories.set(driver, inventory);
      return inventory;
    },
    onOne(driver, wanted) {
      const text = wanted ?? firstReference(driver, sceneFor(driver));
      const tried = { driver: driver.id, text };
      const reference = read(text);
      if ('problem' in reference) return { ...tried, ...reference, trial: null };
      return { ...tried, problem: null, trial: stageOf(driver).try(reference.value) };
    },
    onAll(text) {
      const reference = read(text);
      return 'problem' in reference ? [] : drivers.map((driver) => answerOf(driver, stageOf(driver), reference.value));
    },
  };
}

/** @param drivers those that every reference is tried on, each on the small scene that it has in common with the others */
export function createTrying(drivers: readonly DriverDefinition[]): TryReference {
  const tryer = createTryer(drivers)({ key: '', of: settingOf });
  return (driver, wanted) => {
    const one = tryer.onOne(driver, wanted);
    return { ...one, inventory: tryer.inventory(driver), answers: tryer.onAll(one.text) };
  };
}

function read(text: string): { readonly value: Json } | Pick<TriedReference, 'problem'> {
  try {
    return { value: parseJson(text) };
  } catch (failure) {
    if (!(failure instanceof JsonSyntaxError)) throw failure;
    const { message, line, column } = failure;
    return { problem: { message, line, column } };
  }
}

function firstReference(driver: DriverDefinition, { stage, first }: Scene): string {
  const form = driver.referenceForms.find((one) => one.default) ?? driver.referenceForms[0];
  return first && form ? stringifyJson(referenceTo(driver, stage, first, form.id)) : '';
}

function inventoryOf(driver: DriverDefinition, scene: Scene, { snapshot }: Stage): TryInventory {
  const { stage, ungranted, rows } = scene;
  return {
    forms: driver.referenceForms.map(({ id }) => id),
    objects: stage.objects.map((object) => objectOf(driver, scene, object)),
    ungranted,
    rows: [...(rows.has(snapshot) ? [] : [[snapshot, 'new'] as const]), ...rows],
  };
}

function objectOf(driver: DriverDefinition, { stage, managed }: Scene, object: BackendObject): TryObject {
  const { id, kind, name, size_bytes, native_id, parent } = object;
  return {
    id,
    kind,
    name,
    size_bytes,
    of: parent,
    native_id: native_id === undefined ? null : pyStr(native_id),
    is_managed: managed.has(id),
    references: driver.referenceForms.map((form) => ({ form: form.id, text: stringifyJson(referenceTo(driver, stage, object, form.id)) })),
  };
}

function answerOf(driver: DriverDefinition, stage: Stage, reference: Json): TriedAnswer {
  const { size, manage, tied } = stage.try(reference);
  const before = tied && stage.object(tied.id);
  return { driver: driver.id, size: withoutRules(size), manage: manage && withoutRules(manage), tied: before?.name ?? null };
}
