/**
 * A scenario while it is played: Cinder's world on our side, a picture of the target's backend in it, and the handles.
 */
import { quotaOf } from '../cinder/quota.ts';
import { emptyLanes, type Lanes } from '../cinder/lanes.ts';
import { DEFAULT_OPTIONS, type BackendObject, type CinderOptions, type Outcome, type RuleNoted, type SnapshotRow } from '../interface.ts';
import { sameData } from '../value/same.ts';
import type { ChangeSet } from '../world/changes.ts';
import type { World } from '../world/world.ts';
import { PROJECT, type Prepared } from './prepare.ts';
import type { DriverCallMade, Observed } from './result.ts';
import type { Given } from './given.ts';
import { ask, type Asking, type Hello, type VolumeUpdate } from './target.ts';
import { Unplayable } from './unplayable.ts';

export class Session {
  readonly hello: Hello;
  readonly world: World;
  readonly projectId = PROJECT;
  readonly options: CinderOptions;
  readonly backends: readonly string[];
  /** Handles of Cinder's volumes and snapshots → their ids. */
  readonly ids: Map<string, string>;
  /** Handles of objects → their ids: of the object that was there at the start, or was added last. */
  readonly objectIds = new Map<string, string>();
  /** What has happened within the step that is being played. */
  #lanes: Lanes = emptyLanes();
  #calls: DriverCallMade[] = [];
  /** Rows and objects that are gone, as they were last. */
  readonly #gone = new Map<string, SnapshotRow>();
  readonly #goneObjects = new Map<string, BackendObject>();
  /** What the target showed last. */
  #shown: readonly BackendObject[] = [];

  constructor(hello: Hello, { world, backends, ids }: Pick<Prepared, 'world' | 'backends' | 'ids'>, options: Partial<CinderOptions> = {}) {
    this.hello = hello;
    this.world = world;
    this.backends = backends;
    this.ids = new Map(ids);
    this.options = { ...DEFAULT_OPTIONS, ...options };
  }

  get driverName(): string {
    return this.hello.target.name;
  }

  get lanes(): Lanes {
    return this.#lanes;
  }

  noteCall(call: DriverCallMade): void {
    this.#calls.push(call);
  }

  /** The rules that all calls of this step went through. */
  rules(): RuleNoted[] {
    return this.#calls.flatMap(({ outcome }) => outcome.rules ?? []);
  }

  /** The backend that is named, or the first. */
  backendCalled(handle: string | undefined): string {
    return handle ?? this.backends[0] ?? '';
  }

  /** What names this backend to the target: nothing where there is only one. */
  amongOthers(backend: string): { readonly backend?: string } {
    return this.backends.length > 1 ? { backend } : {};
  }

  /** Id of the volume or snapshot with this handle. Throws Unplayable when none came into being. */
  idOf(handle: string): string {
    const id = this.ids.get(handle);
    if (id === undefined) throw new Unplayable(`There is no volume or snapshot ${handle}.`);
    return id;
  }

  /** The object with this handle: as it is, or as it was last. Throws Unplayable when there never was one. */
  objectOf(handle: string): BackendObject {
    const id = this.objectIds.get(handle) ?? '';
    const object = this.world.objects.get(id) ?? this.#goneObjects.get(id);
    if (!object) throw new Unplayable(`There is no object ${handle} on the backend.`);
    return object;
  }

  /** Throws Unplayable when the object with this handle is not on the backend (any more). */
  mustBeThere(handle: string): void {
    if (!this.world.objects.get(this.objectOf(handle).id)) throw new Unplayable(`Object ${handle} is no longer on the backend.`);
  }

  /** The row that a snapshot had before it went. */
  goneSnapshot(id: string): SnapshotRow | undefined {
    return this.#gone.get(id);
  }

  /**
   * Cinder's row of a volume, and those of its snapshots, get what the target's driver would have written there when it
   * made the volume. What the scenario itself says of the row stands.
   */
  madeVolume({ id, ...made }: VolumeUpdate, { volumes = {}, snapshots = {} }: Given): void {
    const volume = Object.keys(volumes).find((handle) => this.ids.get(handle) === id);
    if (volume === undefined) return;
    const { volume_type_id } = this.world.volumes.update(id, { ...made, ...volumes[volume]?.row });
    for (const [handle, { volume: of, row }] of Object.entries(snapshots)) {
      if (of === volume && row?.volume_type_id === undefined) this.world.snapshots.update(this.idOf(handle), { volume_type_id });
    }
  }

  /** Brings the picture of the backend up to date. What a target shows a second time, the very same, has not changed. */
  *look(): Asking<void> {
    const { objects } = yield* ask('inspect', {});
    if (objects === this.#shown) return;
    const shownBefore = new Set(this.#shown);
    const seen = new Set<string>();
    this.#shown = objects;
    for (const shown of objects) {
      seen.add(shown.id);
      if (shownBefore.has(shown)) continue;
      const object = evidenceOf(shown);
      if (object.handle !== null && !this.objectIds.has(object.handle)) this.objectIds.set(object.handle, object.id);
      const known = this.world.objects.get(object.id);
      if (!known || !sameData(known, object)) this.world.objects.put(object);
    }
    for (const object of this.world.objects.all()) {
      if (seen.has(object.id)) continue;
      this.#goneObjects.set(object.id, object);
      this.world.objects.remove(object.id);
    }
  }

  /** Ends the step: all that was observed during it. */
  observed(): Observed {
    const { objects, ...cinder } = this.world.takeChanges();
    for (const row of cinder.snapshots?.removed ?? []) this.#gone.set(row.id, row);
    const lanes = this.#lanes;
    const calls = this.#calls.map(({ outcome, ...call }) => ({ ...call, outcome: withoutRules(outcome) }));
    this.#lanes = emptyLanes();
    this.#calls = [];
    const quota = (resource: 'snapshots' | 'gigabytes'): Observed['quota'][typeof resource] => {
      const { limit, in_use, reserved } = quotaOf(this.world, PROJECT, resource);
      return { limit, in_use, reserved };
    };
    return {
      backend: objects ? { objects } : {},
      cinder: cinder satisfies ChangeSet,
      quota: { snapshots: quota('snapshots'), gigabytes: quota('gigabytes') },
      notifications: lanes.notifications,
      user_messages: lanes.userMessages,
      log: lanes.log,
      tasks: lanes.tasks,
      calls,
    };
  }
}

/** An outcome without the rules, which stand beside it in a result. */
export function withoutRules({ rules: _, ...outcome }: Outcome): Outcome {
  return outcome;
}

/** The object as evidence: of its content only the digest, which every kind of target can give. */
function evidenceOf(object: BackendObject): BackendObject {
  return { ...object, content: object.content && { digest: object.content.digest } };
}
