/** Putting objects on the fake array, as a driver's array would have them. */
import { contentOf } from '../backend/content.ts';
import type { DriverDefinition, ObjectSeed } from '../definition.ts';
import type { BackendObject } from '../interface.ts';
import { object } from '../value/json.ts';
import type { World } from '../world/world.ts';

/** Puts the object on the array; why it can't be there, if it can't. */
export function placeObject(world: World, definition: DriverDefinition, seed: ObjectSeed): BackendObject | string {
  const parent = world.objects.all().find(({ handle }) => handle !== null && handle === seed.parent);
  const placed = definition.place(seed, parent?.name ?? null);
  if ('unsupported' in placed) return placed.unsupported;
  const made: BackendObject = {
    id: world.newObjectId(),
    handle: seed.handle,
    kind: seed.kind,
    name: placed.name,
    parent: parent?.id ?? null,
    size_bytes: placed.size_bytes,
    content: contentOf(seed.content),
    attributes: object([...(placed.attributes?.entries ?? []), ...(seed.attributes?.entries ?? [])]),
    ...nativeIdOf(world, definition, seed),
    ...(seed.backend === undefined ? {} : { backend: seed.backend }),
  };
  world.objects.put(made);
  return made;
}

/** Objects are counted as they come; the ids of those that went are not given again. */
function nativeIdOf(world: World, { nativeId }: DriverDefinition, { kind }: ObjectSeed): Pick<BackendObject, 'native_id'> {
  return nativeId ? { native_id: nativeId(kind, world.objects.arrivals) } : {};
}
