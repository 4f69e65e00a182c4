/** What a scenario can't say of a world: found by setting the world that it gives, and looking for what is different. */
import type { DriverDefinition } from '../definition.ts';
import type { BackendObject, ObjectId, SnapshotId, VolumeId } from '../interface.ts';
import { sameData } from '../value/same.ts';
import { World, type WorldState } from '../world/world.ts';
import { volumeHost, backendName } from './backends.ts';
import { tiesOf } from './custody.ts';
import type { Given } from './given.ts';
import { placeObject } from './placing.ts';
import { prepare, PROJECT } from './prepare.ts';
import { Rehearsal, type DriverSetting } from './rehearsal.ts';
import { storeFields } from './restage.ts';
import { finished } from './scene.ts';

/** What was given, with the handles of objects, and of Cinder's rows. */
interface Written {
  readonly given: Given;
  readonly ties: ReadonlyMap<string, string>;
  readonly handles: ReadonlyMap<ObjectId, string>;
  readonly volumes: ReadonlyMap<VolumeId, string>;
  readonly snapshots: ReadonlyMap<SnapshotId, string>;
}

export function givenRemarks(driver: DriverDefinition, state: WorldState, setting: DriverSetting, written: Written): string[] {
  const set = setAnew(driver, written.given);
  return typeof set === 'string' ? [set] : [...aboutObjects(state, set.state, written), ...aboutTies(driver, set, setting, written), ...aboutRows(state, written)];
}

interface SetAnew {
  readonly state: WorldState;
  readonly ids: ReadonlyMap<string, string>;
}

function setAnew(driver: DriverDefinition, given: Given): SetAnew | string {
  const { world, seeds, ids } = prepare(given);
  for (const seed of seeds) {
    const made = placeObject(world, driver, seed);
    if (typeof made === 'string') return `The array can't have ${seed.handle} once more: ${made}`;
    if (seed.volume_id === undefined) continue;
    storeFields(world, driver, seed.volume_id, made);
    world.volumes.update(seed.volume_id, given.volumes?.[seed.handle]?.row ?? {});
  }
  for (const [handle, { row = {} }] of Object.entries(given.snapshots ?? {})) world.snapshots.update(ids.get(handle) ?? '', row);
  return { state: world.state(), ids };
}

function aboutObjects({ objects }: WorldState, anew: WorldState, { handles, ties, volumes }: Written): string[] {
  const made = new Map(anew.objects.map((one) => [one.handle ?? '', one]));
  // Volumes and what stands behind snapshots: Cinder's.
  const tied = new Set([...ties.values(), ...volumes.values()]);
  return objects.flatMap((one) => {
    const handle = handles.get(one.id) ?? '';
    const other = made.get(handle);
    if (!other) return [`${one.name}: a snapshot of a volume that is gone can't be given.`];
    return differences(one, other, tied.has(handle)).map((what) => `${one.name}: ${what}`);
  });
}

/** @param isTied whether its name and attributes are made of an id of Cinder's, which is another one */
function differences(one: BackendObject, other: BackendObject, isTied: boolean): string[] {
  const isMade = isTied || one.name !== other.name;
  return [
    ...(one.name === other.name || isTied || isOfIds(one.name, other.name) ? [] : [`it is called ${other.name} then.`]),
    ...(one.size_bytes === other.size_bytes ? [] : [`it has ${other.size_bytes} bytes then, not ${one.size_bytes}.`]),
    ...(one.content?.digest === other.content?.digest ? [] : ['its content can be given only where it is one known text at its beginning.']),
    ...(sameData(one.native_id, other.native_id) ? [] : ['the array knows it by another id then.']),
    ...(isMade || sameData(one.attributes, other.attributes) ? [] : ['some of its attributes are the array’s, and become others.']),
  ];
}

/** Whether both names are alike but for what ids are made of: as long, and as far alike as the first letters. */
function isOfIds(one: string, other: string): boolean {
  const withoutIds = (name: string): string => name.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '');
  return withoutIds(one) === withoutIds(other);
}

function aboutTies(driver: DriverDefinition, { state, ids }: SetAnew, setting: DriverSetting, { ties }: Written): string[] {
  const found = finished(tiesOf(new Rehearsal(driver, setting, World.from(state))));
  return [...ties].flatMap(([snapshot, handle]) => {
    const tied = found.get(ids.get(snapshot) as SnapshotId);
    return tied?.handle === handle ? [] : [`${snapshot}: ${handle}, which stands behind it, does not then.`];
  });
}

function aboutRows({ volumes, snapshots, quotas, services, casts, faults, volume_types }: WorldState, written: Written): string[] {
  const some = (count: number, what: string): string[] => (count > 0 ? [`${what}: ${count}.`] : []);
  const volumeOf = new Map(volumes.map((row) => [row.id, row]));
  return [
    ...some(volumes.filter(({ display_name }) => display_name !== null).length, 'A scenario gives volumes no names of their own, but handles'),
    ...some(volumes.filter(({ host }) => host !== volumeHost(backendName(host ?? ''))).length, 'Volumes on a host, or in a pool, of another name than a scenario’s'),
    ...some([...volumes, ...snapshots].filter(({ project_id }) => project_id !== PROJECT).length, 'Volumes and snapshots of other projects become the one project’s'),
    ...some(snapshots.filter(({ id }) => !written.snapshots.has(id)).length, 'Snapshots of volumes that Cinder does not have are left out'),
    ...some(snapshots.filter((row) => row.display_description !== null || row.user_id !== null || row.provider_auth !== null).length, 'Descriptions and users of snapshots are left out'),
    ...some(snapshots.filter(({ volume_id, volume_size }) => volume_size !== volumeOf.get(volume_id)?.size).length, 'Snapshots of another size than their volume’s get the volume’s'),
    ...some(quotas.filter(({ in_use, reserved }) => in_use !== 0 || reserved !== 0).length, 'What of the quota is in use is left out'),
    ...some(services.filter(({ pools }) => pools.length !== 1 || pools[0]?.free_gb !== null).length, 'Pools, and how full they are, are left out'),
    ...some(volume_types.length, 'Volume types are left out'),
    ...some(casts.length, 'Messages between Cinder’s services are left out'),
    ...some(faults.length, 'Faults that wait are left out'),
  ];
}
