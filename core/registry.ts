/** The drivers that Custody has. */
import { datera } from './drivers/datera/definition.ts';
import { infinidat } from './drivers/infinidat/definition.ts';
import { lvm } from './drivers/lvm/definition.ts';
import { nexenta, nexentaNfs, nexentaNfs } from './drivers/nexenta/definition.ts';
import { hbsd, nfs, solidfire, unity } from './drivers/not-implemented.ts';
import { powerflex } from './drivers/powerflex/definition.ts';
import { pure, pure213 } from './drivers/pure/definition.ts';
import { rbd } from './drivers/rbd/definition.ts';
import { referenceMetadata } from './drivers/reference-metadata.ts';
import { referenceRename } from './drivers/reference-rename.ts';
import { stx } from './drivers/stx/definition.ts';
import type { DriverDefinition } from './definition.ts';

export const DRIVERS: readonly DriverDefinition[] = [
  referenceRename, referenceMetadata, datera, hbsd, infinidat, lvm, nexenta, nexentaNfs, nfs, powerflex, pure, pure213, rbd, solidfire, stx, unity,
];

export function driverById(id: string): DriverDefinition | undefined {
  return DRIVERS.find((driver) => driver.id === id);
}
