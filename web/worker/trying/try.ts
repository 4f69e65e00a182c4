/** Tries a reference on every driver. */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { BackendObject } from '../../../core/interface.ts';
import type { Json } from '../../../core/value/json.ts';
import { referenceTo, sceneOf, type Scene } from '../../../core/scenario/scene.ts';
import { withoutRules } from '../../../core/scenario/session.ts';
import { JsonSyntaxError, parseJson } from '../../../core/value/parse.ts';
import { pyStr } from '../../../core/value/python.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import type { TriedAnswer, TriedReference, TryInventory, TryObject } from '../facade.ts';

/** @param text the reference as JSON; null: one to the first object, as the driver's users write it */
export type TryReference = (driver: DriverDefinition, text: string | null) => TriedReference;

/** @param drivers those that every reference is tried on; their scenes are set once */
export function createTrying(drivers: readonly DriverDefinition[]): TryReference {
  const scenes = new Map<DriverDefinition, Scene>();
  const setOf = (driver: DriverDefinition): Scene => {
    const scene = scenes.get(driver) ?? sceneOf(driver);
    scenes.set(driver, scene);
    return scene;
  };
  return (driver, wanted) => {
    const scene = setOf(driver);
    const text = wanted ?? firstReference(driver, scene);
    const tried = { driver: driver.id, text, inventory: inventoryOf(driver, scene) };
    const reference = read(text);
    if ('problem' in reference) return { ...tried, ...reference, trial: null, answers: [] };
    const trial = scene.stage.try(reference.value);
    return { ...tried, problem: null, trial, answers: drivers.map((one) => answerOf(one, setOf(one), reference.value)) };
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

function inventoryOf(driver: DriverDefinition, scene: Scene): TryInventory {
  const { stage, ungranted, rows } = scene;
  return {
    forms: driver.referenceForms.map(({ id }) => id),
    objects: stage.objects.map((object) => objectOf(driver, scene, object)),
    ungranted,
    rows: [...rows],
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
    is_managed: id === managed,
    references: driver.referenceForms.map((form) => ({ form: form.id, text: stringifyJson(referenceTo(driver, stage, object, form.id)) })),
  };
}

function answerOf(driver: DriverDefinition, { stage }: Scene, reference: Json): TriedAnswer {
  const { size, manage, tied } = stage.try(reference);
  const before = stage.objects.find(({ id }) => id === tied?.id);
  return { driver: driver.id, size: withoutRules(size), manage: manage && withoutRules(manage), tied: before?.name ?? null };
}
