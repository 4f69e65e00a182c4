/** The drivers that Custody has. */
import { lvm } from './drivers/lvm/definition.ts';
import { rbd } from './drivers/rbd/definition.ts';
import { referenceMetadata } from './drivers/reference-metadata.ts';
import { referenceRename } from './drivers/reference-rename.ts';
import type { DriverDefinition } from './definition.ts';

export const DRIVERS: readonly DriverDefinition[] = [referenceRename, referenceMetadata, lvm, rbd];

export function driverById(id: string): DriverDefinition | undefined {
  return DRIVERS.find((driver) => driver.id === id);
}
