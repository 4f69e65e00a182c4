/** Makes the world that a workspace begins with, on a driver's array. */
import type { DriverDefinition } from '../definition.ts';
import type { BackendObject, VolumeId } from '../interface.ts';
import type { Given } from '../scenario/given.ts';
import { placeAnyhow } from '../scenario/placing.ts';
import { prepare, PROJECT } from '../scenario/prepare.ts';
import { object, type Json } from '../value/json.ts';
import { stringifyJson } from '../value/stringify.ts';
import type { World, WorldState } from '../world/world.ts';
import type { Setting } from './array.ts';
import { execute, type Workplace } from './execute.ts';
import type { Beginning, Preparation } from './gallery.ts';

export interface Started {
  readonly state: WorldState;
  /** What is otherwise than was wished, a line each, in the array's words. */
  readonly remarks: readonly string[];
}

/** Volumes are called by their handles. What is to be managed goes through Cinder and the driver, as a user's request does. */
export function begin(driver: DriverDefinition, { given, prepared }: Pick<Beginning, 'given' | 'prepared'>): Started {
  const { world, remarks, placed } = furnished(driver, given);
  const setting: Setting = { driver: driver.id, config: given.config ?? object([]), options: given.options ?? {} };
  for (const preparation of prepared) remarks.push(...prepareBy({ world, driver, setting }, preparation, placed));
  if (world.faults.size > 0) remarks.push(`${driver.id} writes nothing to the array when it manages: the failure waits still.`);
  return { state: world.state(), remarks };
}

interface Furnished {
  readonly world: World;
  readonly remarks: string[];
  /** By their handles. */
  readonly placed: ReadonlyMap<string, BackendObject>;
}

/** Cinder's rows, and the objects on the array: each under its name where the array can have that, else under one that it chooses. */
function furnished(driver: DriverDefinition, given: Given): Furnished {
  const { world, seeds, ids } = prepare(given);
  const remarks: string[] = [];
  const placed = new Map<string, BackendObject>();
  for (const handle of Object.keys(given.volumes ?? {})) world.volumes.update(ids.get(handle) ?? '', { display_name: handle });
  for (const seed of seeds) {
    const refusal = placeAnyhow(world, driver, seed, placed);
    if (refusal !== undefined) remarks.push(`“${seed.name ?? seed.handle}” can’t be had here: ${refusal}`);
  }
  world.takeChanges();
  return { world, remarks, placed };
}

const HEADERS = { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' };
const NO_PAST = { entry: () => undefined, state: () => undefined };

/** @returns remarks */
function prepareBy(workplace: Workplace, preparation: Preparation, placed: ReadonlyMap<string, BackendObject>): readonly string[] {
  const { world, driver } = workplace;
  if ('fails' in preparation) {
    execute(workplace, { do: 'fault', fault: { during: preparation.fails, at: 'first-write', n: 1, effect: 'fails', times: 1 } }, 0, NO_PAST);
    return [];
  }
  const { manage, as } = preparation;
  const target = placed.get(manage);
  const volume = target && volumeOf(world, placed, target);
  if (!target || volume === undefined) return [`${manage} is not there to be managed.`];
  const parent = target.parent === null ? undefined : world.objects.get(target.parent);
  const form = driver.referenceForms.find((one) => one.default) ?? driver.referenceForms[0];
  if (!form) return [`${driver.id} takes no reference, so that ${manage} is not managed.`];
  const reference = driver.referenceTo({ id: target.native_id ?? target.id, name: target.name, parentName: parent?.name ?? null }, form.id);
  const body = stringifyJson(bodyOf(volume, reference, as));
  const before = world.snapshots.size;
  execute(workplace, { do: 'request', request: { method: 'POST', path: `/v3/${PROJECT}/manageable_snapshots`, headers: HEADERS, body } }, 0, NO_PAST);
  const status = world.snapshots.all().at(-1)?.status;
  if (world.snapshots.size === before) return [`${manage} is not managed: Cinder refuses the request.`];
  return status === 'available' || world.faults.size > 0 ? [] : [`${manage} is not managed: ${driver.id} fails, and the snapshot is in ${status ?? 'error'}.`];
}

function bodyOf(volume: VolumeId, reference: Json, name: string): Json {
  return object([['snapshot', object([['volume_id', volume], ['ref', reference], ['name', name]])]]);
}

/** Cinder's volume that the object's parent stands behind, or the object itself. */
function volumeOf(world: World, placed: ReadonlyMap<string, BackendObject>, { parent, id }: BackendObject): VolumeId | undefined {
  const handle = [...placed].find(([, one]) => one.id === (parent ?? id))?.[0];
  return world.volumes.all().find(({ display_name }) => display_name === handle)?.id;
}
