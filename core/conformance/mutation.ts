/** Making a faulty or an odd driver of a good one. */
import { arrayOver } from '../backend/array.ts';
import type { DriverDefinition } from '../definition.ts';
import { DEFAULT_OPTIONS, type DriverContext, type Method, type VolumeSnapshotManagementDriver } from '../interface.ts';
import { object } from '../value/json.ts';
import { World } from '../world/world.ts';

/** What a mutation has to work with: the good driver, and what that driver works with. */
export interface Parts {
  readonly driver: VolumeSnapshotManagementDriver;
  readonly context: DriverContext;
  /** The good driver once more, in other surroundings. */
  readonly over: (changed: Partial<DriverContext>) => VolumeSnapshotManagementDriver;
}

/** The methods that are replaced; all others stay those of the good driver. */
export type Mutation = (parts: Parts) => Partial<VolumeSnapshotManagementDriver>;

/** A driver made of a good one. */
export interface MutatedDriver extends DriverDefinition {
  /** All other calls are the good driver's. */
  readonly replaces: ReadonlySet<Method>;
}

/** The good driver with some of its methods replaced. */
export function mutated(base: DriverDefinition, mutation: Mutation, as: Pick<DriverDefinition, 'id' | 'title' | 'capabilities'>): MutatedDriver {
  const replaced = (context: DriverContext, driver: VolumeSnapshotManagementDriver): Partial<VolumeSnapshotManagementDriver> =>
    mutation({ driver, context, over: (changed) => base.create({ ...context, ...changed }) });
  const nowhere = anEmptyArray();
  const names = Object.keys(replaced(nowhere, base.create(nowhere))) as (keyof VolumeSnapshotManagementDriver)[];
  return {
    ...base,
    ...as,
    replaces: new Set(names.map((name) => METHOD_OF[name])),
    create(context) {
      const driver = base.create(context);
      return { ...methodsOf(driver), ...replaced(context, driver) };
    },
  };
}

const METHOD_OF: Readonly<Record<keyof VolumeSnapshotManagementDriver, Method>> = {
  manageExistingSnapshot: 'manage_existing_snapshot',
  manageExistingSnapshotGetSize: 'manage_existing_snapshot_get_size',
  unmanageSnapshot: 'unmanage_snapshot',
  getManageableSnapshots: 'get_manageable_snapshots',
  deleteSnapshot: 'delete_snapshot',
};

function anEmptyArray(): DriverContext {
  const world = World.empty();
  const backend = arrayOver(world.objects, () => world.newObjectId());
  return { backend, cinder: { volumes: [], snapshots: [] }, now: 0, config: object([]), options: DEFAULT_OPTIONS, rule: () => undefined };
}

/** The driver's methods as functions of their own: those of a class don't survive being spread. */
function methodsOf(driver: VolumeSnapshotManagementDriver): VolumeSnapshotManagementDriver {
  return {
    manageExistingSnapshot: (snapshot, existingRef) => driver.manageExistingSnapshot(snapshot, existingRef),
    manageExistingSnapshotGetSize: (snapshot, existingRef) => driver.manageExistingSnapshotGetSize(snapshot, existingRef),
    unmanageSnapshot: (snapshot) => driver.unmanageSnapshot(snapshot),
    getManageableSnapshots: (query) => driver.getManageableSnapshots?.(query) ?? null,
    deleteSnapshot: (snapshot) => driver.deleteSnapshot?.(snapshot) ?? null,
  };
}
