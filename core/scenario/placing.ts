/** Putting objects on the fake array, as a driver's array would have them. */
import { contentOf } from '../backend/content.ts';
import type { DriverDefinition, ObjectSeed } from '../definition.ts';
import type { BackendObject } from '../interface.ts';
import { object } from '../value/json.ts';
import { sameData } from '../value/same.ts';
import type { World } from '../world/world.ts';

/**
 * Puts the object on the array; why it can't be there, if it can't.
 * @param parent  the volume that a snapshot is of; default the one with the handle that the seed names
 * @param arrived how many came before, or more; default those that this world has seen
 */
export function placeObject(
  world: World, definition: DriverDefinition, seed: ObjectSeed, parent = parentOf(world, seed), arrived = world.objects.arrivals,
): BackendObject | string {
  const placed = definition.place(seed, parent?.name ?? null);
  if ('unsupported' in placed) return placed.unsupported;
  if (!Number.isSafeInteger(placed.size_bytes)) return 'The array would round this size up to 8 PiB, which is more than there is here.';
  const made: BackendObject = {
    id: world.newObjectId(),
    handle: seed.handle,
    kind: seed.kind,
    name: placed.name,
    parent: parent?.id ?? null,
    size_bytes: placed.size_bytes,
    content: contentOf(seed.content),
    attributes: object([...(placed.attributes?.entries ?? []), ...(seed.attributes?.entries ?? [])]),
    ...nextNativeId(world, definition, seed.kind, arrived),
    ...(seed.backend === undefined ? {} : { backend: seed.backend }),
  };
  world.objects.put(made);
  return made;
}

function parentOf(world: World, { parent }: ObjectSeed): BackendObject | undefined {
  return parent === undefined ? undefined : world.objects.all().find(({ handle }) => handle === parent);
}

/**
 * Objects are counted as they come, and no id that is there is given again.
 * @param arrived how many came so far, those counted that went again
 */
export function nextNativeId(world: World, { nativeId }: DriverDefinition, kind: ObjectSeed['kind'], arrived: number): Pick<BackendObject, 'native_id'> {
  if (!nativeId) return {};
  const objects = world.objects.all();
  for (let n = arrived; ; n += 1) {
    const native_id = nativeId(kind, n);
    if (!objects.some((object) => sameData(object.native_id, native_id))) return { native_id };
  }
}
