/** Putting objects on the fake array, as a driver's array would have them. */
import { contentOf } from '../backend/content.ts';
import type { DriverDefinition, ObjectSeed } from '../definition.ts';
import type { BackendObject, VolumeId } from '../interface.ts';
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

/**
 * Puts the object on the array, under a name that the array chooses where it can't have its own; the row of the volume that it
 * stands behind says of it what the driver would have written.
 * @param placed what was put there before, by handles: it is added to them
 * @returns why it can't be there as it was wished
 */
export function placeAnyhow(world: World, definition: DriverDefinition, seed: ObjectSeed, placed: Map<string, BackendObject>): string | undefined {
  const { name: _, ...nameless } = seed;
  const parent = placed.get(seed.parent ?? '');
  if (seed.parent !== undefined && !parent) return `${seed.parent}, which it is of, is not there.`;
  const wished = placeObject(world, definition, seed, parent);
  const made = typeof wished === 'string' ? placeObject(world, definition, nameless, parent) : wished;
  if (typeof made !== 'string') {
    placed.set(seed.handle, made);
    if (seed.volume_id !== undefined) storeFields(world, definition, seed.volume_id, made);
  }
  return typeof wished === 'string' ? wished : undefined;
}

/** Cinder's row of a volume, and those of its snapshots, as the driver would have left them when it made the volume. */
function storeFields(world: World, { volumeFields }: DriverDefinition, volume: VolumeId, { name, native_id = null }: BackendObject): void {
  const fields = volumeFields?.({ name, native_id });
  if (!fields) return;
  const { volume_type_id } = world.volumes.update(volume, fields);
  for (const snapshot of world.snapshots.all()) if (snapshot.volume_id === volume) world.snapshots.update(snapshot.id, { volume_type_id });
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
