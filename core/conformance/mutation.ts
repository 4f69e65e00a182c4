/** Making a faulty or an odd driver of a good one. */
import type { DriverContext, DriverDefinition, VolumeSnapshotManagementDriver } from '../interface.ts';

/** What a mutation has to work with: the good driver, and what that driver works with. */
export interface Parts {
  readonly driver: VolumeSnapshotManagementDriver;
  readonly context: DriverContext;
  /** The good driver once more, in other surroundings. */
  readonly over: (changed: Partial<DriverContext>) => VolumeSnapshotManagementDriver;
}

/** The methods that are replaced; all others stay those of the good driver. */
export type Mutation = (parts: Parts) => Partial<VolumeSnapshotManagementDriver>;

/** The good driver with some of its methods replaced. */
export function mutated(base: DriverDefinition, mutation: Mutation, as: Pick<DriverDefinition, 'id' | 'title' | 'capabilities'>): DriverDefinition {
  return {
    ...base,
    ...as,
    create(context) {
      const driver = base.create(context);
      const over = (changed: Partial<DriverContext>): VolumeSnapshotManagementDriver => base.create({ ...context, ...changed });
      return { ...methodsOf(driver), ...mutation({ driver, context, over }) };
    },
  };
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
