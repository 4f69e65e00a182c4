/** From all rows of a world to what a scenario would give, so that it begins with the same. */
import { contentOf } from '../../backend/content.ts';
import type { DriverDefinition, ObjectSeed } from '../../definition.ts';
import { DEFAULT_OPTIONS, type BackendObject, type SnapshotRow, type VolumeRow } from '../../interface.ts';
import { backendName } from '../../scenario/backends.ts';
import { tiesOf } from '../../scenario/trying/custody.ts';
import type { Given, GivenObject, GivenVolume, QuotaResource, ServiceState } from '../../scenario/given.ts';
import { optional, PROJECT } from '../../scenario/prepare.ts';
import { Rehearsal } from '../../scenario/trying/rehearsal.ts';
import { finished } from '../../scenario/trying/scene.ts';
import type { Step } from '../../scenario/scenario.ts';
import { givenName } from '../../scenario/trying/staging.ts';
import { volumesBehind } from '../../scenario/trying/volume-objects.ts';
import { get, object } from '../../value/json.ts';
import { sameData } from '../../value/same.ts';
import { ceilGib, formatSize, GIB } from '../../value/size.ts';
import { World, type WorldState } from '../../world/world.ts';
import type { Setting } from '../array.ts';
import type { Called } from './called.ts';
import { faultStep } from './steps.ts';

export interface GivenAgain {
  readonly given: Given;
  /** What is done first: snapshots that Cinder has are managed, faults that wait are armed. */
  readonly first: readonly Step[];
  /** What can't be said in a scenario, a line each. */
  readonly remarks: readonly string[];
}

/** @param called learns what all of it is called in the scenario */
export function givenOf(driver: DriverDefinition, { config, options }: Setting, state: WorldState, called: Called): GivenAgain {
  const rehearsal = new Rehearsal(driver, { config, options: { ...DEFAULT_OPTIONS, ...options } }, World.from(state));
  const ties = finished(tiesOf(rehearsal));
  const behind = volumesBehind(driver, state);
  const isSeveral = state.services.length > 1;
  const remarks: string[] = [];

  const volumes = state.volumes.map((row) => [called.volume(row, behind.get(row.id)), givenVolume(row, behind.get(row.id), isSeveral, remarks)] as const);
  const isBehind = new Set([...behind.values()].map(({ id }) => id));
  const tied = new Map([...ties].map(([snapshot, one]) => [one.id, snapshot]));
  const free = state.objects.filter(({ id }) => !isBehind.has(id));
  const backend = free.map((one) => [called.object(one), givenObject(driver, state, one, called, tied.has(one.id), remarks)] as const);
  const managed = state.snapshots.filter(({ id }) => ties.has(id));
  const others = state.snapshots.filter(({ id }) => !ties.has(id));
  const snapshots = others.map((row) => [called.snapshot(row), givenSnapshot(row, called)] as const);
  for (const row of others) {
    const volume = state.volumes.find(({ id }) => id === row.volume_id);
    if (volume && volume.size !== row.volume_size) remarks.push(`Cinder’s snapshot ${row.display_name ?? row.id} is of ${row.volume_size} GiB: in the scenario it is of its volume’s size.`);
  }
  if (state.casts.length > 0) remarks.push('Requests were under way that Cinder had not carried out: they are left out.');
  return {
    given: {
      ...clockOf(state),
      ...(config.entries.length > 0 ? { config } : {}),
      ...(Object.keys(options).length > 0 ? { options } : {}),
      ...(isSeveral ? { backends: Object.fromEntries(state.services.map((row) => [backendName(row.id), serviceState(row)])) } : {}),
      ...part('volumes', Object.fromEntries(volumes)), ...part('backend', Object.fromEntries(backend)), ...part('snapshots', Object.fromEntries(snapshots)), ...quotaOf(state),
    },
    first: [
      ...state.services.filter((row) => !isSeveral && Object.keys(serviceState(row)).length > 0).map((row): Step => ({ service: serviceState(row) })),
      ...managed.map((row) => manageStep(row, called, called.handleOfObject(ties.get(row.id)?.id ?? '') ?? '')),
      ...state.faults.map(({ id: _, ...fault }) => faultStep(fault)),
    ],
    remarks,
  };
}

/** Left out where nothing is in it. */
export function part<Name extends string, Item>(name: Name, items: Readonly<Record<string, Item>>): { readonly [Key in Name]?: Record<string, Item> } {
  return (Object.keys(items).length > 0 ? { [name]: items } : {}) as { readonly [Key in Name]?: Record<string, Item> };
}

function clockOf({ clock }: WorldState): Pick<Given, 'clock'> {
  const [row] = clock;
  return row ? { clock: new Date(row.now).toISOString().replace(/\.\d{3}Z$/, 'Z') } : {};
}

function givenVolume(row: VolumeRow, one: BackendObject | undefined, isSeveral: boolean, remarks: string[]): GivenVolume {
  const fits = one !== undefined && ceilGib(one.size_bytes) === row.size;
  if (one && !fits) remarks.push(`${row.display_name ?? row.id} is of another size on the array than in Cinder.`);
  return {
    size: formatSize(fits ? one.size_bytes : row.size * GIB),
    ...(row.status === 'available' ? {} : { status: row.status }),
    ...optional({ content: one && textOf(one, remarks) }),
    ...(one ? {} : { on_backend: false }),
    ...(isSeveral ? { backend: backendName(row.host ?? '') } : {}),
    ...(row.name_id === row.id ? {} : { migrated: true as const }),
    ...(row.metadata.entries.length > 0 ? { row: { metadata: row.metadata } } : {}),
  };
}

function givenObject(driver: DriverDefinition, state: WorldState, one: BackendObject, called: Called, isTied: boolean, remarks: string[]): GivenObject {
  const { kind, size_bytes, parent, attributes, name, backend } = one;
  const parentHandle = parent === null ? undefined : called.handleOfObject(parent);
  const parentName = parent === null ? null : (state.objects.find(({ id }) => id === parent)?.name ?? null);
  const seed: ObjectSeed = { handle: called.handleOfObject(one.id) ?? '', kind, size_bytes, ...optional({ parent: parentHandle, backend }) };
  // What a driver has called it when it took it, it will be called again.
  const wished = isTied ? undefined : givenName(driver, seed, name, parentName);
  const placed = driver.place({ ...seed, ...optional({ name: wished }) }, parentName);
  const made = 'name' in placed ? placed : undefined;
  if (!isTied && made?.name !== name) remarks.push(`${name} is a name that no one could give on this array: it is called otherwise in the scenario.`);
  const own = attributes.entries.filter(([key, value]) => !sameData(get(made?.attributes ?? object([]), key), value));
  return {
    ...optional({ snapshot_of: parentHandle, name: made?.name === name ? wished : undefined }),
    size: formatSize(size_bytes),
    ...optional({ content: textOf(one, remarks) }),
    ...(own.length > 0 && !isTied ? { attributes: object(own) } : {}),
    ...(parentHandle === undefined ? optional({ backend }) : {}),
  };
}

/** The text that stands at an object's beginning, where that is all that is known to stand in it. */
function textOf({ name, content }: BackendObject, remarks: string[]): string | undefined {
  if (!content || content.digest === contentOf(undefined).digest) return undefined;
  const [piece, ...others] = content.pieces ?? [];
  if (piece?.[0] === 0 && others.length === 0) return piece[1];
  remarks.push(`What stands in ${name} is known by its digest alone: in the scenario it is empty.`);
  return undefined;
}

function givenSnapshot(row: SnapshotRow, called: Called) {
  const { provider_id, provider_location, metadata } = row;
  const said = { ...(provider_id === null ? {} : { provider_id }), ...(provider_location === null ? {} : { provider_location }), ...(metadata.entries.length > 0 ? { metadata } : {}) };
  return {
    volume: called.handleOfVolume(row.volume_id) ?? '',
    status: row.status,
    ...(row.display_name === null ? {} : { display_name: row.display_name }),
    ...(Object.keys(said).length > 0 ? { row: said } : {}),
  };
}

function manageStep(row: SnapshotRow, called: Called, handle: string): Step {
  const request = { volume: called.handleOfVolume(row.volume_id) ?? '', ref: { names: handle }, ...(row.display_name ? { name: row.display_name } : {}) };
  return { api: 'manage', as: called.snapshot(row), request };
}

function serviceState({ up, disabled, frozen, initialized }: ServiceState): ServiceState {
  return { ...(up === false ? { up } : {}), ...(disabled ? { disabled } : {}), ...(frozen ? { frozen } : {}), ...(initialized === false ? { initialized } : {}) };
}

function quotaOf({ quotas }: WorldState): Pick<Given, 'quota'> {
  const limits = quotas.filter(({ project_id, resource }) => project_id === PROJECT && (resource === 'snapshots' || resource === 'gigabytes'));
  return limits.length > 0 ? { quota: Object.fromEntries(limits.map(({ resource, limit }) => [resource as QuotaResource, limit])) } : {};
}
