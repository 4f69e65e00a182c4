/** The drivers that Custody has. */
import { alletra } from './drivers/alletra/definition.ts';
import { datacore } from './drivers/datacore/definition.ts';
import { datera } from './drivers/datera/definition.ts';
import { hpe3par } from './drivers/hpe3par/definition.ts';
import { huawei } from './drivers/huawei/definition.ts';
import { infinidat } from './drivers/infinidat/definition.ts';
import { infortrend } from './drivers/infortrend/definition.ts';
import { lvm } from './drivers/lvm/definition.ts';
import { macrosan } from './drivers/macrosan/definition.ts';
import { nec } from './drivers/nec/definition.ts';
import { nexenta, nexentaNfs } from './drivers/nexenta/definition.ts';
import { hbsd, nfs, solidfire, unity } from './drivers/not-implemented.ts';
import { powerflex } from './drivers/powerflex/definition.ts';
import { powermax } from './drivers/powermax/definition.ts';
import { pure, pure213 } from './drivers/pure/definition.ts';
import { rbd } from './drivers/rbd/definition.ts';
import { referenceMetadata } from './drivers/reference-metadata.ts';
import { referenceRename } from './drivers/reference-rename.ts';
import { sc } from './drivers/sc/definition.ts';
import { stx } from './drivers/stx/definition.ts';
import { xtremio } from './drivers/xtremio/definition.ts';
import { zadara } from './drivers/zadara/definition.ts';
import type { DriverDefinition } from './definition.ts';

export const DRIVERS: readonly DriverDefinition[] = [
  referenceRename, referenceMetadata, alletra, datacore, datera, hbsd, hpe3par, huawei, infinidat, infortrend, lvm,
  macrosan, nec, nexenta, nexentaNfs, nfs, powerflex, powermax, pure, pure213, rbd, sc, solidfire, stx, unity,
  xtremio, zadara,
];

export function driverById(id: string): DriverDefinition | undefined {
  return DRIVERS.find((driver) => driver.id === id);
}
