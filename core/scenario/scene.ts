/** What there is to try references on, where nobody has said otherwise: small, and with something for each rule. */
import type { Given } from './given.ts';

/** Handle of the snapshot that is to own what a reference names; it is of the volume `payroll`. */
export const SCENE_SNAPSHOT = 'new';

export const SCENE: Given = {
  volumes: { payroll: { size: '10 GiB', content: 'payroll' }, ledger: { size: '2 GiB', content: 'ledger' } },
  backend: {
    tuesday: { snapshot_of: 'payroll', size: '1 GiB + 1 B', content: 'payroll of Tuesday' },
    wednesday: { snapshot_of: 'payroll', size: '4 GiB' },
    thursday: { snapshot_of: 'ledger', size: '2 GiB', content: 'ledger of Thursday' },
  },
  snapshots: { [SCENE_SNAPSHOT]: { volume: 'payroll' } },
};
