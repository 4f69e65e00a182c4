/** Things that come to be in a workspace: objects on its array, and volumes of Cinder's. */
import { volumeName } from '../cinder/snapshots.ts';
import { backendOf } from '../cinder/services.ts';
import type { VolumeId, VolumeRow } from '../interface.ts';
import { backendName, volumeHost } from '../scenario/backends.ts';
import { placeObject } from '../scenario/placing.ts';
import { optional, PROJECT } from '../scenario/prepare.ts';
import { object } from '../value/json.ts';
import { GIB } from '../value/size.ts';
import type { World } from '../world/world.ts';
import { placeOf } from './array.ts';
import type { NewObject, VolumeCommand } from './command.ts';
import type { Workplace } from './execute.ts';
import { CommandRefused } from './refused.ts';

/** Puts the object on the array, as the driver's array has it. @returns what happened, to be told. Throws CommandRefused. */
export function placeOnArray({ world, driver }: Workplace, { name, size_bytes, parent: parentId, content, attributes, host }: NewObject): object {
  if (name === '') throw new CommandRefused('An object on the array has a name.');
  mustBeBytes(size_bytes);
  const parent = parentId === null ? undefined : world.objects.get(parentId);
  if (parentId !== null && parent?.kind !== 'volume') throw new CommandRefused('A snapshot is of a volume that is on the array.');
  const backend = parent ? parent.backend : placeOf(world, serviceOf(world, host));
  const made = placeObject(world, driver, {
    handle: name,
    kind: parent ? 'snapshot' : 'volume',
    size_bytes,
    name,
    ...optional({ content, attributes, backend }),
  }, parent, world.issued);
  if (typeof made === 'string') throw new CommandRefused(made);
  const isTaken = world.objects.named(made.name).some((one) => one.id !== made.id && one.parent === made.parent && one.backend === made.backend);
  if (isTaken && !driver.nativeId) throw new CommandRefused(`There is a ${made.kind} ${made.name} already, and this array goes by names.`);
  return { object: made.name, id: made.id, ...optional({ snapshot_of: parent?.name }), size_bytes: made.size_bytes };
}

/** Makes Cinder's row and the object behind it. @returns what happened, to be told. Throws CommandRefused. */
export function createVolume({ world, driver }: Workplace, { display_name, size, content, host: wanted }: VolumeCommand): object {
  if (!Number.isInteger(size) || size < 1) throw new CommandRefused('A volume is of a whole number of GiB, 1 at least.');
  mustBeBytes(size * GIB);
  const host = serviceOf(world, wanted);
  const id = world.newId() as VolumeId;
  const name = volumeName(id);
  const backend = placeOf(world, host);
  const made = placeObject(world, driver, {
    handle: display_name, kind: 'volume', size_bytes: size * GIB, volume_id: id, volume_name: name, ...optional({ content, backend }),
  }, undefined, world.issued);
  if (typeof made === 'string') throw new CommandRefused(made);
  const row: VolumeRow = {
    id, name, name_id: id, size, status: 'available', display_name, host: volumeHost(backendName(host)), project_id: PROJECT, volume_type_id: null,
    replication_status: null, provider_id: null, provider_location: null, metadata: object([]),
    created_at: new Date(world.now).toISOString(),
  };
  world.volumes.put({ ...row, ...driver.volumeFields?.({ name: made.name, native_id: made.native_id ?? null }) });
  return { volume: display_name, id, object: made.name };
}

/** Host of the service that is named, or of the first. */
function serviceOf(world: World, host: string | undefined): string {
  const wanted = host === undefined ? world.services.all()[0]?.id : backendOf(host);
  if (wanted === undefined || !world.services.get(wanted)) throw new CommandRefused(`There is no volume service ${wanted ?? ''}.`);
  return wanted;
}

function mustBeBytes(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new CommandRefused('A size is a whole number of bytes, from 0 to 8 PiB less one.');
}
