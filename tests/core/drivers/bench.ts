/** A driver over a world of its own, reached as the harness reaches it: by its definition, over the fake array. */
import { arrayOver } from '../../../core/backend/array.ts';
import { contentOf } from '../../../core/backend/content.ts';
import { viewOf } from '../../../core/cinder/calling.ts';
import { newSnapshotRow, volumeName } from '../../../core/cinder/snapshots.ts';
import { PythonException } from '../../../core/errors.ts';
import type { DriverDefinition, ObjectSeed } from '../../../core/definition.ts';
import { DEFAULT_OPTIONS, type BackendObject, type DriverContext, type ListingQuery, type Method, type ObjectId, type Rule, type SnapshotId, type SnapshotView, type VolumeId, type VolumeRow, type VolumeSnapshotManagementDriver } from '../../../core/interface.ts';
import { int, isObject, isList, object, type Json, type JsonObject } from '../../../core/value/json.ts';
import { fromJson } from '../../../core/value/plain.ts';
import { GIB } from '../../../core/value/size.ts';
import { faultGate } from '../../../core/world/faults.ts';
import type { ArmedFault } from '../../../core/world/rows.ts';
import { World } from '../../../core/world/world.ts';

export class Bench {
  readonly definition: DriverDefinition;
  readonly world = World.empty();
  /** The rules that the last call went through. */
  rules: Rule[] = [];
  config: JsonObject = object([]);
  options = DEFAULT_OPTIONS;

  constructor(definition: DriverDefinition) {
    this.definition = definition;
  }

  /** Cinder's volume of 1 GiB with its object. */
  volume(): VolumeRow {
    const id = this.world.newId() as VolumeId;
    const row: VolumeRow = {
      id, name: volumeName(id), name_id: id, size: 1, status: 'available', display_name: null, host: null, project_id: 'p', volume_type_id: null,
      replication_status: null, provider_id: null, provider_location: null, metadata: object([]),
    };
    this.world.volumes.put(row);
    const { name, native_id = null } = this.object({ handle: `of-${id}`, kind: 'volume', size_bytes: GIB, volume_id: id, volume_name: row.name });
    return this.world.volumes.update(id, this.definition.volumeFields?.({ name, native_id }) ?? {});
  }

  /** An object on the array, stored as the driver's definition says. */
  object(seed: ObjectSeed, parent: ObjectId | null = null): BackendObject {
    const { nativeId } = this.definition;
    const placed = this.definition.place(seed, parent && (this.world.objects.get(parent)?.name ?? null));
    if ('unsupported' in placed) throw new Error(placed.unsupported);
    const made: BackendObject = {
      ...placed, id: this.world.newObjectId(), handle: seed.handle, kind: seed.kind, parent,
      content: contentOf(seed.content), attributes: object([...(placed.attributes?.entries ?? []), ...(seed.attributes?.entries ?? [])]),
      ...(nativeId ? { native_id: nativeId(seed.kind, this.world.objects.arrivals) } : {}),
    };
    this.world.objects.put(made);
    return made;
  }

  /** A snapshot of this volume on the array, which Cinder knows nothing of. */
  found(volume: VolumeRow, handle: string, seed: Partial<ObjectSeed> = {}): BackendObject {
    const parent = this.world.objects.all().find((candidate) => candidate.handle === `of-${volume.id}`);
    return this.object({ handle, kind: 'snapshot', size_bytes: GIB, content: `data of ${handle}`, ...seed }, parent?.id ?? null);
  }

  /** Cinder's row of a snapshot that is about to be managed. */
  snapshot(volume: VolumeRow): SnapshotView {
    const id = this.world.newId() as SnapshotId;
    const made = { id, status: 'creating', project_id: 'p', display_name: null, display_description: null, metadata: object([]) } as const;
    this.world.snapshots.put(newSnapshotRow(volume, made, this.world.now));
    return viewOf(this.world, id);
  }

  /** Takes Cinder's row away. */
  forget({ id }: SnapshotView): void {
    this.world.snapshots.remove(id);
  }

  /** A fault that strikes the next call of this method. */
  arm(during: Method, at: ArmedFault['at'], effect: ArmedFault['effect'] = 'fails', times = 1): void {
    this.world.faults.put({ id: this.world.newId(), during, at, n: 1, effect, times });
  }

  getSize(snapshot: SnapshotView, ref: Json): Json {
    return this.#driver('manage_existing_snapshot_get_size').manageExistingSnapshotGetSize(snapshot, ref);
  }

  manage(snapshot: SnapshotView, ref: Json): Json {
    return this.#driver('manage_existing_snapshot').manageExistingSnapshot(snapshot, ref);
  }

  unmanage(snapshot: SnapshotView): Json {
    return this.#driver('unmanage_snapshot').unmanageSnapshot(snapshot);
  }

  delete(snapshot: SnapshotView): Json {
    return this.#driver('delete_snapshot').deleteSnapshot?.(snapshot) ?? null;
  }

  /** The listing as plain data. */
  list(query: Partial<ListingQuery> = {}): Record<string, unknown>[] {
    const listed = this.#driver('get_manageable_snapshots').getManageableSnapshots?.({
      cinder_snapshots: this.world.snapshots.all(), marker: null, limit: int(1000), offset: int(0), sort_keys: ['reference'], sort_dirs: ['asc'], ...query,
    });
    if (!listed || !isList(listed) || !listed.every(isObject)) throw new Error('A listing is a list of objects.');
    return listed.map(fromJson) as Record<string, unknown>[];
  }

  /** The object as it is now. */
  now({ id }: BackendObject): BackendObject | undefined {
    return this.world.objects.get(id);
  }

  /** Everything that is on the array. */
  get everything(): readonly BackendObject[] {
    return this.world.objects.all();
  }

  /** What the driver gets for a call of this method. */
  context(method: Method): DriverContext {
    this.rules = [];
    return {
      backend: arrayOver(this.world.objects, () => this.world.newObjectId(), faultGate(this.world, method)),
      cinder: this.world.rows(),
      now: this.world.now,
      config: this.config,
      options: this.options,
      rule: (rule) => this.rules.push(rule),
    };
  }

  #driver(method: Method): VolumeSnapshotManagementDriver {
    return this.definition.create(this.context(method));
  }
}

/** Class and text of the exception that this raises. */
export function raised(call: () => unknown): string {
  try {
    call();
  } catch (exception) {
    if (exception instanceof PythonException) return `${exception.className}: ${exception.message}`;
    throw exception;
  }
  return 'nothing was raised';
}

export function named(name: string): JsonObject {
  return object([['source-name', name]]);
}
