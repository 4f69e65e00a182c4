/** From the world of one driver to what can be set for any: Cinder's rows without what a driver wrote, objects under names that people gave. */
import type { DriverDefinition, ObjectSeed } from '../../definition.ts';
import type { BackendObject, ObjectId, SnapshotRow, VolumeId, VolumeRow } from '../../interface.ts';
import { get } from '../../value/json.ts';
import { sameData } from '../../value/same.ts';
import { World, type WorldState } from '../../world/world.ts';
import { tiesOf } from './custody.ts';
import { handlesFor } from './handles.ts';
import { namesOf } from './own-scene.ts';
import { optional } from '../prepare.ts';
import { Rehearsal, type DriverSetting } from './rehearsal.ts';
import type { StagedObject, Staging } from './restage.ts';
import type { SnapshotWish } from './stage.ts';
import { volumesBehind } from './volume-objects.ts';

/** In short steps. @param driver whose world it is */
export function* stagingOf(
  driver: DriverDefinition, state: WorldState, wish: SnapshotWish, setting: DriverSetting,
): Generator<undefined, Staging, undefined> {
  const ties = yield* tiesOf(new Rehearsal(driver, setting, World.from(state)));
  const behind = volumesBehind(driver, state);
  const handles = handlesFor(state, behind, ties);
  const byId = new Map(state.objects.map((one) => [one.id, one]));
  const ofVolume = new Map(state.volumes.flatMap((row) => {
    const one = behind.get(row.id);
    return one ? [[one.id, row] as const] : [];
  }));
  const tied = new Set([...ties.values()].map(({ id }) => id));
  const objects = state.objects.map((one): StagedObject => ({
    seed: seedOf(driver, one, one.parent === null ? undefined : byId.get(one.parent), handles, ofVolume.get(one.id), tied.has(one.id)),
    content: one.content,
    isInUse: isInUse(driver, one),
  }));
  const free = state.objects.find(({ id, kind }) => kind === 'snapshot' && !tied.has(id));
  return {
    rows: neutralRows(driver, state, behind),
    objects,
    ties: new Map([...ties].map(([snapshot, { id }]) => [snapshot, handles.get(id) ?? ''])),
    wish,
    options: setting.options,
    first: free ? (handles.get(free.id) ?? null) : null,
    names: namesOf(state),
  };
}

/** @param volume Cinder's, that the object stands behind @param isTied whether it stands behind a snapshot: its name is the driver's then */
function seedOf(
  driver: DriverDefinition, one: BackendObject, parent: BackendObject | undefined, handles: ReadonlyMap<ObjectId, string>,
  volume: VolumeRow | undefined, isTied: boolean,
): ObjectSeed {
  const { id, kind, size_bytes, backend, handle } = one;
  const seed = { handle: handles.get(id) ?? '', kind, size_bytes, ...optional({ backend, parent: parent && handles.get(parent.id) }) };
  if (volume) return { ...seed, volume_id: volume.id, volume_name: volume.name };
  if (isTied) return { ...seed, ...optional({ name: handle ?? undefined }) };
  return { ...seed, name: givenName(driver, seed, one.name, parent?.name ?? null) };
}

/** What a person would have called the object, so that the array made this name of it: without the volume's name in front, or a prefix. */
export function givenName(driver: DriverDefinition, seed: ObjectSeed, name: string, parentName: string | null): string {
  const behindParent = parentName !== null && name.startsWith(parentName) ? [name.slice(parentName.length + 1)] : [];
  const behindColon = name.includes(':') ? [name.slice(name.indexOf(':') + 1)] : [];
  const makesIt = (wished: string): boolean => {
    const placed = driver.place({ ...seed, name: wished }, parentName);
    return 'name' in placed && placed.name === name;
  };
  return [...behindParent, ...behindColon].find((wished) => wished !== '' && makesIt(wished)) ?? name;
}

function isInUse({ attributesInUse }: DriverDefinition, { attributes }: BackendObject): boolean {
  const said = attributesInUse?.entries ?? [['open', true] as const];
  return said.every(([key, value]) => sameData(get(attributes, key), value));
}

/** What no driver has written yet; no objects, no faults, no messages under way. */
function neutralRows(driver: DriverDefinition, state: WorldState, behind: ReadonlyMap<VolumeId, BackendObject>): WorldState {
  const types = new Map<VolumeId, string | null>();
  const volumes = state.volumes.map((row): VolumeRow => {
    const one = behind.get(row.id);
    const own = one && driver.volumeFields?.({ name: one.name, native_id: one.native_id ?? null });
    // A type that the driver itself gave is none that any other knows.
    const volume_type_id = own?.volume_type_id === row.volume_type_id ? null : row.volume_type_id;
    types.set(row.id, volume_type_id);
    return { ...row, volume_type_id, provider_id: null, provider_location: null };
  });
  const snapshots = state.snapshots.map((row): SnapshotRow => {
    const volume_type_id = types.get(row.volume_id) ?? null;
    return { ...row, volume_type_id, provider_id: null, provider_location: null, provider_auth: null };
  });
  return { ...state, objects: [], volumes, snapshots, casts: [], faults: [] };
}
